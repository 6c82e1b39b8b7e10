export const polish: readonly string[] = [
  `Dzień dobry,

wciąż nie otrzymałam zamówienia. Mój adres to ⟦ul. Długa 14/3, 80-831 Gdańsk⟧.

Z poważaniem
‹Małgorzata Wiśniewska›`,
  `Szanowny Panie ‹Kaczmarek›,

piszę w imieniu mojej mamy, pani ‹Haliny Szczepaniak›, która jest właścicielką konta.

Pozdrawiam serdecznie
‹Bartosz Szczepaniak›`,
  `Cześć ‹Kinga›, dzięki za odpowiedź. Rozmawiałem z panem ‹Markiem› i mówił co innego. Pozdrawiam, ‹Wojtek›`,
  `nazywam się ‹krzysztof wróbel› i nie mogę się zalogować`,
  `Właściciel konta: ‹Zbigniew Brzęczyszczykiewicz›
Bank: PKO BP`,
  `Od: ‹Grażyna Ostrowska› <g.ostrowska@example.pl>
Wysłano: poniedziałek, 3 czerwca
Do: Biuro Obsługi Klienta
Temat: Odp: Zwrot

W załączniku paragon.`,
  `Adres dostawy:
‹Paweł Jabłoński›
⟦al. Jana Pawła II 27 m. 5
00-867 Warszawa⟧`,
  `Odbiorca: ‹Agnieszka Nowicka-Lis›, ⟦os. Złotego Wieku 88/12, 31-618 Kraków⟧`,
  `Dobry wieczór, z tej strony ‹Oliwia›. Mieszkam przy ⟦ulicy Kwiatowej 8, 61-881 Poznań⟧. Mój mąż ‹Tomasz Zieliński› może odebrać paczkę.`,
  `W dniu 4.02.2025 o 10:02 ‹Dariusz Sikora› <d.sikora@example.pl> napisał:
> Gdzie jest moja paczka?`,
  `Imię i nazwisko: ‹Zofia Łukasiewicz›
Nr zamówienia: 77120`,
]

export const polishNone: readonly string[] = [
  `Dzień dobry,

pralka Bosch kupiona w Media Expert w Gdańsku nie działa. Czy mogą Państwo przyjechać w poniedziałek?

Z poważaniem`,
  `Szanowni Państwo,
chciałbym rozwiązać umowę z Orange Polska. Mieszkam w Warszawie od września. Pozdrawiam`,
  `Witam, czy sofa Florencja w kolorze zielonym jest dostępna? A fotel Wiktoria? Dziękuję`,
  `Fatalna obsługa! Trzy tygodnie czekania na InPost. Bank Pekao pobrał opłatę dwa razy. Proszę Pana, to skandal.`,
  `Czy można płacić przez BLIK? W maju jadę do Krakowa i potrzebuję karty Visa Gold. Pan konsultant obiecał oddzwonić.`,
]
