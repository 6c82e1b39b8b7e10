/** Made-up letters as people write them to a shop or a bank. Persons stand between ‹ and ›, addresses between ⟦ and ⟧. */
export const english: readonly string[] = [
  `Hi there,

I ordered a kettle on 3 March and it still hasn't turned up. Tracking says it was left with a neighbour but nobody has it.
My address is ⟦14 Larkspur Close, Dorchester, DT1 2QX⟧.

Can someone look into this please?

Kind regards,
‹Imogen Hathersage›
07700 900461`,
  `Dear ‹Mr› ‹Okonkwo-Bright›,`.replace('‹Mr› ', 'Mr '),
  `Good afternoon ‹Priya›,

Thanks for getting back to me so quickly. I spoke with your colleague ‹Declan› yesterday and he promised a refund.
The card is in my husband ‹Gareth›'s name, not mine.

Thanks,
‹Bronwen›`,
  `To whom it may concern

I am writing on behalf of my mother, Mrs ‹Edith Pemberley›, who holds the account ending 4471. She has moved to:

⟦Flat 3, Rosewood House
22 Station Road
Harrogate
North Yorkshire
HG1 1TT⟧

Please update your records.

Yours faithfully
‹T. J. Pemberley›`,
  `my name is ‹callum mcallister› and my parcel never came, please send it again to ⟦8 brook lane, Alnwick NE66 1AB⟧`,
  `hello its ‹Aoife› again. any news on my refund??`,
  `Account holder: ‹Rhys Llewellyn-Jones›
Sort code: 00-00-00
Please cancel the direct debit.`,
  `> From: ‹Harriet Oyelaran› <harriet@example.org>
> Sent: Tuesday 4 June
> To: Support
> Subject: Wrong size
>
> The boots are a 6 and I asked for a 5.

See below, can you swap these for her?
Cheers, ‹Dom›`,
  `Delivery address:
‹Siobhan O'Rourke›
⟦The Old Bakery
Church Street
Ludlow
SY8 1AP⟧`,
  `Hi, this is ‹Nigel Thistlethwaite› from Thistle Ltd. We'd like to return twelve chairs. Please collect them from ⟦Unit 4, Riverside Business Park, Kendal LA9 6NT⟧.`,
  `Please make the cheque payable to ‹DOYLE, Bernadette› and post it to ⟦PO Box 318, Truro, TR1 9ZZ⟧.`,
  `Dr ‹Farrukh Siddiqui› asked me to chase this. He's at ⟦1200 Maple Avenue, Apt 4B, Springfield, IL 62704⟧ until Friday.`,
  `I live at ⟦37 Wexford Gardens, Leeds LS8 2QR⟧ and your driver keeps leaving things at 39.`,
  `Hello,

The invoice should be in my wife's name, ‹Oluwaseun Adeyemi›. We have separate accounts.

Best wishes

‹Tunde Adeyemi›
Director, Adeyemi Joinery Ltd`,
  `Ship to: ‹Jennifer Alvarez›, ⟦902 N Ashland Blvd, Chicago, IL 60622⟧. Leave it with the doorman.`,
  `On Mon, 2 Sep 2024 at 09:14, ‹Marcus Fenwick› <m.fenwick@example.com> wrote:
> Where is my refund?`,
  `Cardholder name: ‹MR JAMES T WHITCOMBE›`.replace('‹MR JAMES', 'MR ‹JAMES'),
  `I've been a customer for years and ‹Sarah› in your Leeds branch has always been lovely, but ‹Mr Baxter› was rude.`.replace(
    '‹Mr Baxter›',
    'Mr ‹Baxter›',
  ),
]

/** Letters that name nobody and give no address. */
export const englishNone: readonly string[] = [
  `Hello,

My Bosch washing machine arrived with a dent. The model is Serie 6. I bought it from your Manchester store in April.
I'd like a replacement by Monday. Please advise.

Kind regards`,
  `Dear Sir or Madam,

I want to close my Premier Savings account. The branch on the high street has closed and the next one is in Birmingham.

Yours faithfully`,
  `Hi Support Team,

Order 220481 is missing the Harris Tweed cushion and the Royal Doulton mug. Could you send them by Royal Mail please? I live in London.

Many thanks`,
  `Good morning,
Will you be open on Easter Monday? May I return something bought online in store? Does the Mark Three come in Rose Gold?
Thank you`,
  `Dear Customer Services,
Your app crashes on my Samsung Galaxy when I open Settings. The Apple version works. I use Google Pay and PayPal.
Regards`,
  `Terrible. Waited 45 minutes on hold. Never again. The Virgin Media engineer didn't come on Tuesday between 8 and 12.`,
  `Can I pay with Klarna? I'm in Ireland, at university in Galway. Delivery to Northern Ireland was free last Christmas.`,
  `Hi Amazon,
The Kindle Paperwhite I bought in Prime Day week won't charge. Please refund 89.99 to my Visa card.
Thanks a lot`,
  `The sofa "Florence" in Olive Green is out of stock. Is the Charlotte armchair available in Grace Grey instead?`,
  `We drove 20 Miles Down The Road only to find the shop shut. 3 Items Missing. 10 Day Return Policy my foot.`,
]
