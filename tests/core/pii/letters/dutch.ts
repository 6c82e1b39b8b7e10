export const dutch: readonly string[] = [
  `Goedemiddag,\n\nMijn bestelling 40218837 van 12-03-2024 is niet aangekomen. Track & trace 3SABCD 1234567. Kunt u mij bellen op ‹PHONE_NUMBER 06-12345678›? Thuis ben ik te bereiken op ‹PHONE_NUMBER 020-1234567›.\n\nGroet, Sanne`,
  `Er is twee keer € 49,90 afgeschreven van ‹IBAN_CODE NL91 ABNA 0417 1643 00›. Mail naar ‹EMAIL_ADDRESS sanne@voorbeeld.nl›. Factuurnummer 2024-00331.`,
  `Klantnummer 2033 4581, dossiernummer 880 123 456. Ik wil graag opzeggen per 1 juni 2024.`,
  `Mijn nummer is ‹PHONE_NUMBER +31 6 87654321›.`,
  `Meterstand op 1-1-2024 was 018834, op 1-7-2024 019920. Contract 500334881. Postcode 1012 AB. Waarom € 312,40?`,
  `Met vriendelijke groet,\nJoris de Boer\nT ‹PHONE_NUMBER 010 123 45 67›\nM ‹PHONE_NUMBER 0612345678›`,
  `Serienummer 4471-8832-01, artikelnummer 554.230.118, versie 4.12.0. Het apparaat doet niets meer sinds 14.05 uur.`,
]
