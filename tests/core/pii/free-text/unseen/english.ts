export const english: readonly string[] = [
  `Hi,

I rang yesterday and spoke to a very rude gentleman called ‹Darren›. My boiler cover is with you since 2019 and I'm being told it lapsed. Could somebody competent ring me back please.

‹Mrs Jean Ollerenshaw›
⟦12 Beck Side
Cartmel
Grange-over-Sands
LA11 6PD⟧`.replace('‹Mrs ', 'Mrs ‹'),
  `hiya its ‹shazia› again, still no parcel. address is ⟦flat 3, 210 stockport road, manchester m13 0ra⟧ like i told ‹kieran› last week`,
  `Dear Sir/Madam,

I am writing on behalf of my late father, ‹Alun Prothero›, whose policy ended on 3 May. As executor I would like the balance paid to me. Correspondence to ⟦The Old Forge, Church Lane, Crickhowell NP8 1BE⟧.

Yours faithfully,

‹Delyth Prothero-Vaughan›`,
  `Good afternoon ‹Team›, the delivery driver left it with number 42 and they deny having it. ‹Imran Qureshi›, ⟦40 Alma Street, Bradford, BD3 8QA⟧.`.replace(
    '‹Team›',
    'Team',
  ),
  `On Tue, 4 Mar 2025 at 16:20, ‹Fiona McAllister› wrote:
> Could you send me the VAT receipt?
Certainly ‹Fiona›, attached.`,
  `Booking for two adults: ‹Tobias Lindqvist› and ‹Hermione Achebe›. Can we have a sea view? ‹Hermione› is in a wheelchair so ground floor please.`,
  `My daughter ‹Keeley› used my card on your game. I want my £89.99 back. Account holder is me, ‹Dawn Sidebottom›.`,
  `Please note my new address from 1st August: ⟦Apartment 7, Albion Mill, 15 Pollard Street, Manchester, M4 7AJ, United Kingdom⟧. Thanks, ‹R. Okonjo›`,
  `The engineer ‹Mr Patel› fitted the wrong valve. ‹Patel› said he would be back on Monday and never came.`.replace(
    '‹Mr Patel›',
    'Mr ‹Patel›',
  ),
  `Ship to: ‹Wendell Hargrove›, ⟦4410 Sycamore Ridge Dr, Apt 6, Boise, ID 83704⟧. It's a gift so no invoice in the box.`,
  `hello i'm ‹tom whitaker› and i moved to ⟦17 quarry hill, leeds⟧. can you update my account pls`,
]

export const englishNone: readonly string[] = [
  `Hi there, my order hasn't arrived and the tracking page has said Out for Delivery since Monday. Can you look into it? Many thanks.`,
  `The Garden Table from the Summer Collection has a cracked leg. I'd like a replacement, not a refund. Photos attached. Kind regards`,
  `Please cancel my Gold Membership. I was charged on 3 April and again on 5 April. I want both payments back.`,
  `Your branch on the High Street in Norwich turned me away at 4:45 even though the website says open until 5pm.`,
  `Is the Black Forest cake suitable for vegans? Also do you ship to Northern Ireland or the Isle of Man?`,
  `App keeps crashing on my Galaxy S22. Android 14, version 8.3.0. I've tried restarting, reinstalling, everything.`,
  `Thank You for your email. Our Returns Team will get back to you within 3 Working Days. Please do not reply to this message.`,
  `I've been a customer for 12 years. Never have I been treated like this. Will you sort it out or shall I go to Trading Standards and the Financial Ombudsman?`,
  `Train from London Euston to Manchester Piccadilly was 75 minutes late. I'd like Delay Repay please. Coach B, seat 41.`,
]
