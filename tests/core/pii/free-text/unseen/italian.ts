export const italian: readonly string[] = [
  `Buongiorno,

il corriere ha lasciato il pacco davanti al cancello ed è sparito. Abito in ⟦via Garibaldi 45, 20121 Milano⟧, citofono ‹Brambilla›.

Cordiali saluti
‹Ornella Brambilla›`,
  `ciao sono ‹samuele› mi chiamo ‹samuele trevisan›, non riesco ad accedere. ho già scritto a ‹debora› ma niente`,
  `Gentile Dott.ssa ‹Quaglia›,
come concordato con il Suo collega ‹Loris›, invio i documenti. La residenza è cambiata: ⟦Corso Vittorio Emanuele II, 112 int. 7, 10121 Torino (TO)⟧.
Distinti saluti
‹Ing. Fulvio Pescarolo›`.replace('‹Ing. ', 'Ing. ‹'),
  `Il giorno mar 11 feb 2025 alle ore 15:02 ‹Giuliana Sartori› ha scritto:
> Quando arriva il rimborso?
Entro venerdì, signora ‹Sartori›.`,
  `Intestatario: ‹Abdelkrim Belhaj›
Indirizzo: ⟦P.zza Dante 3, 80135 Napoli⟧
Codice cliente: 889120`,
  `Mia suocera ‹Immacolata› ha ricevuto una bolletta sbagliata. Il contratto è intestato a mio marito, ‹Rosario Lo Cascio›.`,
  `Il tecnico ‹Sig. Mantovani› non si è presentato. ‹Mantovani› aveva promesso di passare lunedì in ⟦via dei Mille n. 8, Cagliari⟧.`.replace(
    '‹Sig. ',
    'Sig. ‹',
  ),
  `Spedire a ‹Yuri Delvecchio›, ⟦Strada Provinciale 12, 43036 Fidenza PR, Italia⟧. Grazie mille!`,
]

export const italianNone: readonly string[] = [
  `Buongiorno, il mio ordine risulta consegnato ma non ho ricevuto nulla. Potete verificare con il corriere? Grazie.`,
  `Il divano Venezia in pelle color Sabbia è arrivato con un graffio. Vorrei la sostituzione o uno sconto. Saluti`,
  `Ho pagato due volte la rata di Marzo. Chiedo il rimborso di 45 euro sul conto. Cordiali saluti`,
  `Il negozio di via Torino a Milano non accetta il buono regalo. Vale anche a Bologna o a Firenze?`,
  `L'app si chiude da sola su Samsung Galaxy con Android 14, versione 3.9. Ho già reinstallato tutto.`,
  `Spett.le Ufficio Reclami, chiedo la disdetta del contratto Luce e Gas dal 30 giugno. In attesa di riscontro, distinti saluti.`,
  `Il treno Frecciarossa Roma Milano aveva 80 minuti di ritardo. Carrozza 4, posto 12A. Come chiedo l'indennizzo?`,
  `Avete la taglia 44 del modello Primavera? Spedite anche in Sardegna e a San Marino? Attendo risposta.`,
]
