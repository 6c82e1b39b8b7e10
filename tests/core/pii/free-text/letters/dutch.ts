export const dutch: readonly string[] = [
  `Goedemorgen,

Mijn bestelling is nog steeds niet aangekomen. Mijn adres is ⟦Prinsengracht 263-2, 1016 GV Amsterdam⟧.

Met vriendelijke groet,
‹Marloes van den Heuvel›`,
  `Geachte heer ‹Hoogendoorn›,

Ik schrijf namens mijn moeder, mevrouw ‹De Boer-Visser›. Zij is rekeninghouder.

Hoogachtend,
‹Sjoerd de Boer›`,
  `Hoi ‹Fenna›, bedankt voor je snelle reactie! Je collega ‹Bram› zei iets anders. Groetjes, ‹Lotte›`,
  `mijn naam is ‹jeroen van der meulen› en mijn pakket is kwijt`,
  `Rekeninghouder: ‹J.P. Vermeulen›
Bank: Rabobank`,
  `Van: ‹Annelies Claessens› <a.claessens@example.be>
Verzonden: maandag 3 juni
Aan: Klantenservice
Onderwerp: RE: Retour

Zie bijlage.`,
  `Afleveradres:
Fam. ‹Kuipers›
⟦Dorpsstraat 12a
8064 PJ Zwartsluis⟧`,
  `Graag leveren op ⟦Kerkstraat 45 bus 3, 2000 Antwerpen⟧. Ik ben overdag niet thuis maar mijn buurvrouw ‹Greetje› wel.
Mvg
‹Wim Peeters›`,
  `Beste ‹mevrouw Bakhuizen›,
ik heb gesproken met dhr. ‹El Amrani›. Hij zou mij terugbellen.
Alvast bedankt,
‹Noor Dijkgraaf›`.replace('‹mevrouw ', 'mevrouw ‹'),
  `Op di 4 feb 2025 om 10:02 schreef ‹Ruben Hoekstra› <ruben@example.nl>:
> Waar blijft mijn pakket?`,
  `T.a.v. ‹Maud Schippers›, ⟦Postbus 1204, 3500 BE Utrecht⟧`,
]

export const dutchNone: readonly string[] = [
  `Goedemiddag,

De wasmachine van Bosch die ik bij Coolblue in Rotterdam kocht is stuk. Kunnen jullie maandag langskomen?

Met vriendelijke groet`,
  `Beste klantenservice,
Mijn account bij Bol werkt niet meer. Ik woon in Utrecht en betaal met iDEAL. Alvast bedankt`,
  `Hallo team, is de bank Florence in groen nog leverbaar? Kan het voor Pasen? Dank jullie wel!`,
  `Geachte heer, mevrouw,
Graag zeg ik mijn abonnement bij Ziggo op per 1 mei. De Rabobank heeft dubbel afgeschreven.
Hoogachtend`,
  `Wat een slechte service. Al 3 weken wachten op PostNL. De Laan bij mij om de hoek is ook al dicht.`,
]
