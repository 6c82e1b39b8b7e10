export const polish: readonly string[] = [
  `Dzień dobry,

paczka nadal nie dotarła. Mój adres to ⟦ul. Mickiewicza 14/7, 60-834 Poznań⟧, a nie ten, który widnieje w systemie.

Pozdrawiam
‹Bogumiła Rzepecka›`,
  `czesc tu ‹mateusz kania›, nie moge sie zalogowac od wczoraj, pisalem juz do ‹pauliny› i nic`,
  `Szanowna Pani ‹Wierzbicka›,
zgodnie z ustaleniami z Panem ‹Jackiem› przesyłam umowę. Nowy adres: ⟦al. Jana Pawła II 45 m. 12, 00-175 Warszawa⟧.
Z poważaniem
‹Ireneusz Gładysz›`,
  `W dniu 11.02.2025 o 14:20, ‹Halszka Dobrowolska› pisze:
> Kiedy zwrot pieniędzy?
Pani ‹Halszko›, przelew wychodzi dzisiaj.`,
  `Imię i nazwisko: ‹Oleksandr Kovalchuk›
Adres dostawy: ⟦os. Tysiąclecia 8/22, 31-603 Kraków⟧`,
  `Moja teściowa, ‹Genowefa›, dostała zły rachunek. Umowa jest na mojego męża, ‹Ryszarda Pietrasa›.`,
  `Serwisant, pan ‹Sikora›, nie przyjechał. Mieszkam w ⟦Gdańsku przy ul. Długiej 3⟧.`.replace(
    '⟦Gdańsku przy ',
    'Gdańsku przy ⟦',
  ),
  `Nazywam się ‹Wioletta Cieślak-Nowak› i chcę zrezygnować z umowy. Rozmawiałam z konsultantem o imieniu ‹Adrian›.`,
]

export const polishNone: readonly string[] = [
  `Dzień dobry, moje zamówienie od tygodnia ma status w drodze. Proszę o sprawdzenie u kuriera. Dziękuję.`,
  `Stół model Oslo w kolorze Dąb Naturalny ma rysę. Proszę o wymianę albo rabat. Pozdrawiam`,
  `W Marcu pobrano opłatę dwa razy. Proszę o zwrot 49,90 zł na konto.`,
  `Sklep przy Marszałkowskiej w Warszawie nie przyjmuje karty podarunkowej. Czy działa ona w Krakowie lub Łodzi?`,
  `Aplikacja zamyka się sama na telefonie Samsung z Androidem 14. Wersja 5.1. Ponowna instalacja nie pomaga.`,
  `Szanowni Państwo, proszę o rozwiązanie umowy Internet Plus z dniem 30 czerwca. Z poważaniem.`,
  `Pociąg Pendolino z Gdyni do Krakowa miał 90 minut opóźnienia. Wagon 5, miejsce 31. Jak złożyć reklamację?`,
  `Czy wysyłacie paczki do Niemiec i na Litwę? Ile kosztuje dostawa w sobotę?`,
]
