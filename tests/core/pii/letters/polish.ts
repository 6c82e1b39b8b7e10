export const polish: readonly string[] = [
  `Dzień dobry,\n\nzamówienie nr 40218837 z 12.03.2024 nie dotarło. Numer przesyłki 6208 8837 2290 1234 5678 9012. Proszę o telefon: ‹PHONE_NUMBER 512 345 678› albo stacjonarny ‹PHONE_NUMBER 22 123 45 67›.\n\nPozdrawiam, Agnieszka`,
  `Pobrano dwa razy 49,90 zł. Konto ‹IBAN_CODE PL61 1090 1014 0000 0712 1981 2874›, e-mail ‹EMAIL_ADDRESS a.nowak@przyklad.pl›. Faktura FV/2024/03/331.`,
  `Numer seryjny 4471-8832-01, kupione 2.11.2022. Numer zgłoszenia 880 123 456. Urządzenie nie działa. Klient 20334581.`,
  `Proszę dzwonić na komórkę ‹PHONE_NUMBER +48 601 234 567› po 16:00.`,
  `Stan licznika na 01.01 to 18834, na 01.07 19920. Umowa 500 334 881. Skąd kwota 312,40 zł? Kod pocztowy 00-950 Warszawa.`,
  `Z poważaniem\nJan Kowalczyk\ntel. ‹PHONE_NUMBER 601234567›`,
  `Wersja 4.12.0 aplikacji zawiesza się o 14:05. Reklamacja 5530021 bez odpowiedzi od 03-04-2024.`,
]
