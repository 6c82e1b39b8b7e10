export const dutch: readonly string[] = [
  `Geachte heer/mevrouw,

Hierbij zeg ik mijn abonnement op. Ik ben verhuisd naar ⟦Lindelaan 27, 3571 VK Utrecht⟧ en daar is geen glasvezel.

Met vriendelijke groet,
‹Marieke Hoogeveen-Smit›`,
  `hoi met ‹daan verstappen›, mijn pakketje is bij de buren op ⟦dorpsstraat 12 in breda⟧ bezorgd maar ‹yvonne› heeft niks gekregen`,
  `Beste ‹Rachid›, zoals besproken met uw collega ‹Ilse van Rooijen› stuur ik de factuur. Graag op naam van ‹Theo Kuipers›, ⟦Postbus 220, 9700 AE Groningen⟧. Groet, ‹Theo›`,
  `Op wo 12 mrt 2025 om 10:15 schreef ‹Geertje Wiersma›:
> Waar blijft mijn geld?
Beste mevrouw ‹Wiersma›, het is vandaag overgemaakt.`,
  `De monteur, dhr. ‹Bakker›, kwam niet opdagen. Mijn adres is ⟦Prins Hendrikkade 142-II, 1011 AT Amsterdam⟧.`,
  `Naam: ‹Özlem Aydın›
Geboortedatum: zie bijlage
Adres: ⟦Grote Markt 5 bus 3, 2000 Antwerpen, België⟧`,
  `Mijn vrouw ‹Truus› en ik hebben twee kaartjes besteld. Kan de naam ‹T. de Wit› veranderd worden in ‹G. de Wit›?`,
  `Ik heet ‹Kwabena Mensah› en werk bij een bakkerij. Volgens ‹Sander› van jullie afdeling zou het maandag klaar zijn.`,
]

export const dutchNone: readonly string[] = [
  `Goedemiddag, mijn bestelling staat al een week op onderweg. Kunnen jullie dit nakijken bij de bezorger? Alvast bedankt.`,
  `De eettafel model Oslo in Eiken Naturel heeft een kras. Graag een nieuwe of korting. Vriendelijke groeten`,
  `Er is in Maart twee keer 24,95 afgeschreven. Ik wil mijn geld terug binnen 14 dagen.`,
  `De winkel aan de Kalverstraat in Amsterdam neemt mijn cadeaubon niet aan. Geldt hij wel in Den Haag of Rotterdam?`,
  `De app loopt vast op mijn Samsung met Android 14. Versie 6.0. Opnieuw installeren helpt niet.`,
  `Beste Klantenservice, hierbij zeg ik het abonnement Compleet Plus op per 30 juni. Graag een bevestiging.`,
  `De trein van Utrecht naar Zwolle had 70 minuten vertraging. Hoe vraag ik Geld Terug Bij Vertraging aan?`,
  `Leveren jullie ook op de Waddeneilanden en in Vlaanderen? Wat kost de bezorging op zaterdag?`,
]
