export const italian: readonly string[] = [
  `Buongiorno,

non ho ancora ricevuto il mio ordine. L'indirizzo è ⟦Via Giuseppe Garibaldi 23, 20121 Milano (MI)⟧.

Cordiali saluti,
‹Fiorenza Tagliabue›`,
  `Gentile Dott.ssa ‹Scognamiglio›,

Le scrivo per conto di mio padre, il sig. ‹Calogero Lo Presti›, intestatario del conto.

Distinti saluti
‹Rosalia Lo Presti›`,
  `Ciao ‹Ginevra›, grazie della risposta. Il tuo collega ‹Manuel› mi aveva detto altro. A presto, ‹Ludo›`.replace(
    ', ‹Ludo›',
    '',
  ),
  `mi chiamo ‹gianluca de santis› e non riesco ad entrare nel mio conto`,
  `Intestatario: ‹BRAMBILLA Maria Grazia›
Banca: Intesa Sanpaolo`,
  `Da: ‹Ottavia Ruggeri› <o.ruggeri@example.it>
Inviato: lunedì 3 giugno
A: Servizio clienti
Oggetto: R: Reso

In allegato la ricevuta.`,
  `Destinatario:
‹Mattia D'Ambrosio›
⟦Corso Vittorio Emanuele II, 118
10121 Torino⟧`,
  `Buonasera, sono ‹Ilaria›, ho chiamato ieri. Abito in ⟦Piazza San Marco 5, int. 3, 30124 Venezia⟧. Mio marito ‹Edoardo Fabbri› può ritirare il pacco.`,
  `Egregio Sig. ‹Quattrocchi›,
confermo il reso. Grazie
‹Sig.ra Noemi Pellegrino›`.replace('‹Sig.ra ', 'Sig.ra ‹'),
  `Il giorno mar 4 feb 2025 alle ore 10:02 ‹Tommaso Bellucci› <t@example.com> ha scritto:
> Dov'è il mio pacco?`,
  `Ho parlato con ‹Samuele› del negozio di Bologna. Spedite pure a ⟦viale dei Mille 44, 50131 Firenze⟧.
Saluti, ‹Beatrice Nardi›`,
]

export const italianNone: readonly string[] = [
  `Buongiorno,

la lavatrice Bosch comprata da MediaWorld a Torino è guasta. Potete venire lunedì?

Cordiali saluti`,
  `Gentile Servizio Clienti,
vorrei disdire il contratto con Telecom Italia. Abito a Roma da settembre. Distinti saluti`,
  `Salve, il divano Firenze in verde è disponibile? E la poltrona Vittoria? Grazie mille`,
  `Spett.le Banca Intesa, la mia carta Visa Oro è bloccata. Parto per la Sardegna venerdì. Cordialmente`,
  `Pessimo servizio! Tre settimane per un pacco da Milano. Mai più. Via libera ai reclami, direi. Corso di cucina annullato.`,
]
