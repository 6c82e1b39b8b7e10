export const german: readonly string[] = [
  `Sehr geehrte Damen und Herren,\n\nmeine Bestellung 302-5519823-1 vom 12.03.2024 ist nicht angekommen. Laut Sendungsnummer 00340434161094042557 liegt das Paket in Kassel. Bitte rufen Sie mich unter ‹PHONE_NUMBER 0171 5550123› zurück.\n\nMit freundlichen Grüßen\nJürgen Weiß`,
  `Hallo, die Rechnung Nr. 2024-00417 über 129,90 € habe ich schon am 03.04. überwiesen. IBAN ‹IBAN_CODE DE89 3704 0044 0532 0130 00›, BIC COBADEFFXXX. Kundennummer 7710 4432.`,
  `Sie erreichen mich tagsüber unter ‹PHONE_NUMBER 030 23125 471›, mobil ‹PHONE_NUMBER +49 (0)151 23456789›. Danke!`,
  `Seriennummer 4471-8832-01, Modell WM 7100, gekauft am 2.11.2022. Die Maschine schleudert nicht mehr. Vorgangsnummer 880123456.`,
  `Meine Mail ist ‹EMAIL_ADDRESS j.weiss@beispiel.de›, bitte keine Anrufe. Vertragsnummer 50 3344 8812.`,
  `Viele Grüße\nAnke Schäfer\nTel.: ‹PHONE_NUMBER 0221/4567890›\nFax: ‹PHONE_NUMBER 0221/4567891›`,
  `Zählerstand am 01.01.2024: 018834, am 01.07.2024: 019920. Zählernummer 1 EMH00 4471 2230. Wieso 812,40 Euro Nachzahlung?`,
  `Die App Version 3.14.2 stürzt ab (Build 20240311). Uhrzeit 14:22:07. Auftragsnummer 6104883722.`,
  `Wir haben am 24.12.2023 um 10 Uhr bestellt, Artikelnummer 554 230 118, 3 Stück à 19,99. Geliefert wurden 2. PLZ 50667 Köln.`,
  `Ich habe gestern schon mit Ihrer Hotline (‹PHONE_NUMBER 0800 3301000›) gesprochen, Ticketnummer 44 71 99 12, und warte noch.`,
]
