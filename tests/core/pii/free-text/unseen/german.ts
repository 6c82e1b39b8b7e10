export const german: readonly string[] = [
  `Sehr geehrte Damen und Herren,

hiermit kündige ich meinen Vertrag zum nächstmöglichen Zeitpunkt. Bitte bestätigen Sie schriftlich an:

‹Hildegard Wannemacher›
⟦Kastanienweg 14
66564 Ottweiler⟧

Mit freundlichen Grüßen
‹H. Wannemacher›`,
  `hallo hier ist ‹kevin pawlowski›, mein paket ist beim nachbarn ‹ozdemir› gelandet statt bei mir ⟦bahnhofstr. 8, 45879 gelsenkirchen⟧. bitte klären`,
  `Guten Tag Frau ‹Thalmann›, wie mit Ihrem Kollegen Herrn ‹Büttner› besprochen, sende ich Ihnen die Unterlagen. Lieferung bitte an ⟦Seestrasse 101, 8700 Küsnacht ZH, Schweiz⟧. Freundliche Grüsse, ‹Reto Ammann›`,
  `Am 12.03.2025 um 08:44 schrieb ‹Jasmin Köhler-Brandt›:
> Wann kommt der Techniker?
Morgen zwischen 8 und 12 Uhr, Frau ‹Köhler-Brandt›.`,
  `Mein Mann ‹Detlev› hat den Drucker bestellt, die Rechnung soll aber auf mich laufen: ‹Sybille Hartwig›, ⟦Am Kirchberg 3a, 01662 Meißen⟧.`,
  `Kontoinhaber: ‹Mehmet Yıldırım›
Versicherungsnehmerin: ‹Elif Yıldırım›
Anschrift: ⟦Karl-Marx-Allee 90, Hinterhaus, 10243 Berlin⟧`,
  `Liebes Team, ‹Annika› vom Chat war super hilfsbereit! Leider kam der Gutschein nie an. LG ‹Svenja›`,
  `Die Patientin ‹Gudrun Ostermeier›, wohnhaft in ⟦5020 Salzburg, Linzer Gasse 22/3⟧, bittet um Rückruf. Gez. Dr. ‹Pichler›`,
  `Ich heiße ‹Chukwuemeka Eze› und warte seit drei Wochen auf meine Rückerstattung. Frau ‹Lindner› hatte sie mir zugesagt.`,
]

export const germanNone: readonly string[] = [
  `Guten Tag, meine Bestellung ist seit zwei Wochen unterwegs. Bitte prüfen Sie den Status. Vielen Dank im Voraus.`,
  `Der Tisch Modell Toskana in Eiche Natur hat einen Kratzer. Ich möchte einen Preisnachlass oder eine Ersatzlieferung.`,
  `Sehr geehrte Damen und Herren, ich widerrufe den Kaufvertrag über die Waschmaschine Siemens iQ500 innerhalb der Frist. Freundliche Grüße`,
  `Die App stürzt beim Start ab, Version 7.1 auf Android 13. Neuinstallation hat nichts gebracht. Bitte um Hilfe!`,
  `Ihre Filiale am Alexanderplatz in Berlin hatte am Samstag geschlossen, obwohl im Internet 20 Uhr stand. Unmöglich!`,
  `Liebes Serviceteam, kann ich den Gutschein Sommer 2025 auch für Sale Artikel nutzen? Danke und schönen Tag noch.`,
  `Ich habe die Raten für April und Mai bereits überwiesen. Trotzdem kam eine Mahnung mit Gebühr. Bitte stornieren Sie diese.`,
  `Der ICE von Frankfurt nach Hamburg fiel aus. Ich verlange die Erstattung laut Fahrgastrechten. Wagen 12, Platz 41.`,
  `Bitte Rechnung an die Buchhaltung weiterleiten. Kostenstelle 4711, Projekt Nordlicht, Ansprechpartner siehe Anhang.`,
]
