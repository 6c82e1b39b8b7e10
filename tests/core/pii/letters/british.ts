export const british: readonly string[] = [
  `Hi there,\n\nMy parcel still hasn't turned up. Order 40218837, placed on 3 March. Royal Mail say it was signed for at 14:05 by someone I've never heard of. Could you ring me on ‹PHONE_NUMBER 07700 900461› after 5pm please? Landline is ‹PHONE_NUMBER 0161 496 0733›.\n\nThanks,\nMargaret`,
  `Dear Sir or Madam\n\nI was charged £49.99 twice on 12/03/2024 (ref 7781204-66). Please refund to GB account, IBAN ‹IBAN_CODE GB82 WEST 1234 5698 7654 32›. You can email me at ‹EMAIL_ADDRESS m.okafor@example.co.uk›.\n\nKind regards\nM Okafor`,
  `The kettle (model KX-2200, serial 5590-2231-04) leaks. Bought 21.02.2023, receipt no. 0093 4412 7781. Can I have a replacement?`,
  `Hello, tracking number 6104 8837 2290 says "out for delivery" since Monday. It's now 11.15 on Thursday. What's going on? Cheers, Dave`,
  `Please cancel my subscription, customer number 20 33 45 81. I don't need it any more. No hard feelings!`,
  `Regards,\nDr. Priya Nair\nT: ‹PHONE_NUMBER 020 7946 0102›\nM: ‹PHONE_NUMBER +44 7700 900 812›\nE: ‹EMAIL_ADDRESS priya.nair@clinic.example›`,
  `I've rung your helpline on ‹PHONE_NUMBER 0800 496 0511› four times and waited 45 minutes each time. Ticket 5530021. My NI number is ‹UK_NINO JG 12 34 56 C› in case payroll needs it.`,
  `Version 4.12.0.8 of the app crashes on iOS 17.4.1 right after the splash screen. Device time 2024-05-01 09:33:12.`,
  `The meter reading on 1/4/24 was 048213, on 1/7/24 it was 049877. Account 8500 1234 7765. Why is my bill £312.40?`,
  `Sort code 20-00-00 and I've moved house. The new postcode is M1 1AE. Invoice INV-2024-003311 is still at the old address.`,
]
