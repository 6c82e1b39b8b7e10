export const german: readonly string[] = [
  `Sehr geehrte Damen und Herren,

leider ist meine Bestellung nicht angekommen. Meine Anschrift lautet ⟦Lindenstraße 27a, 50674 Köln⟧.

Mit freundlichen Grüßen
‹Annegret Wiesinger›`,
  `Sehr geehrter Herr ‹Dr. Brandstätter›,

wie telefonisch besprochen, sende ich Ihnen die Unterlagen. Meine Frau ‹Katharina› ist Mitinhaberin.

Viele Grüße
‹Jörg Achterberg›`.replace('‹Dr. ', 'Dr. ‹'),
  `Hallo ‹Frau Yıldız›, danke für die schnelle Antwort! Ihr Kollege ‹Tobias› hatte mir etwas anderes gesagt. LG ‹Meike›`.replace(
    '‹Frau ',
    'Frau ‹',
  ),
  `Kontoinhaber: ‹Hannelore von Stauffen›
Bank: Sparkasse Köln
Bitte kündigen Sie die Lastschrift.`,
  `ich heiße ‹björn hagedorn› und mein paket ist weg, bitte nochmal an ⟦Am Mühlbach 5, 83022 Rosenheim⟧ schicken`,
  `Guten Tag,
mein Name ist ‹Svetlana Petrowa›. Ich wohne jetzt in der ⟦Straße des Friedens 112, 04107 Leipzig⟧ und nicht mehr bei meinen Eltern.`,
  `Von: ‹Heidrun Kleinschmidt› <h.kleinschmidt@example.de>
Gesendet: Montag, 3. Juni
An: Kundenservice
Betreff: AW: Rückgabe

Anbei der Beleg.`,
  `Lieferadresse:
‹Familie› ‹Oberhuber›
⟦Salzburger Straße 14/2/7
4020 Linz
Österreich⟧`.replace('‹Familie› ', 'Familie '),
  `Empfänger: ‹Urs Zgraggen›, ⟦Bahnhofstrasse 8, CH-6460 Altdorf⟧`,
  `Liebes Team,
bitte ändern Sie den Namen auf ‹Wencke Thöne-Hartmann›, ich habe geheiratet. Die alte Adresse war ⟦Zum Alten Forst 3, 21335 Lüneburg⟧.
Beste Grüße
‹W. Thöne-Hartmann›`,
  `Am 04.03.2025 um 11:12 schrieb ‹Detlef Maurer› <d.maurer@example.org>:
> Wo bleibt die Gutschrift?`,
  `Ich habe mit ‹Herrn Podolski› gesprochen. Er sagte, ich solle an ‹Frau Nguyen-Schäfer› schreiben.`
    .replace('‹Herrn ', 'Herrn ‹')
    .replace('‹Frau ', 'Frau ‹'),
  `Bitte senden an ⟦Postfach 10 22 33, 70018 Stuttgart⟧. Gruß ‹Uwe›`,
  `Hallo zusammen,
mein Sohn ‹Finn-Luca Bergmann› hat am Kottbusser Tor ... egal. Wir wohnen ⟦Sonnenallee 154, 12059 Berlin⟧.
Danke und Gruß,
‹Anke Bergmann›`,
]

export const germanNone: readonly string[] = [
  `Sehr geehrte Damen und Herren,

die Waschmaschine von Bosch, die ich im März bei Ihnen in München gekauft habe, ist defekt. Bitte schicken Sie einen Techniker.

Mit freundlichen Grüßen`,
  `Hallo liebes Team,
wann kommt der Sessel Florenz in Grün wieder rein? Der Preis von 129 Mark war früher ein Witz. Danke im Voraus!`,
  `Guten Tag, die Rechnung Nummer 88213 ist falsch. Die Deutsche Bank hat abgebucht, die Volksbank nicht. Ich bitte um Klärung bis Freitag.`,
  `Moin, mein Konto ist gesperrt. Die App zeigt Fehler 403. Ich wohne in Hamburg und zahle mit Klarna. Viele Grüße`,
  `Ernst gemeinte Frage: Warum kostet der Versand nach Österreich 12 Euro? Frank und frei gesagt: Wucher. Im Mai war er gratis.`,
  `Die Lieferung durch DHL Express war am Weg 3 Tage unterwegs. Der Stein im Ring fehlt. Größe 54. Artikel Rosa Traum.`,
  `Sehr geehrter Kundenservice,
bitte stornieren Sie den Vertrag bei Vodafone Kabel Deutschland zum 31. Dezember. Der Anschluss am Alexanderplatz geht auch nicht.`,
]
