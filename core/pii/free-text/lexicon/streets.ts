import { wordList } from './word-list.ts'

/** Before the street's own name. */
export const streetsBefore = wordList(`
  rue r avenue av ave bd bld boulevard blvd place pl chemin ch che impasse imp allée allées quai route rte cours square sq passage
  lotissement résidence faubourg fbg fg sentier ruelle villa esplanade promenade traverse montée voie hameau cité venelle rond-point
  calle c cl avenida avda avd paseo pso plaza pza pl ronda camino carretera ctra travesía glorieta callejón urbanización carrer passeig
  via viale v.le corso c.so piazza p.za piazzale p.le p.zza largo l.go vicolo v.lo strada str contrada località lungomare lungarno borgo salita
  rua travessa praça estrada alameda beco calçada rotunda rodovia quinta praceta
  ul ulica ulicy aleja alei aleje al pl plac placu os osiedle osiedlu
  rúa praza avinguda
  straße strasse plein algemene
`)

/** Behind the street's own name. */
export const streetsAfter = wordList(`
  street st road rd avenue ave av lane ln drive dr close crescent cres court ct place pl way terrace gardens gdns grove square sq hill row
  mews boulevard blvd parkway pkwy highway hwy circle cir trail trl walk view rise park green parade quay wharf yard broadway alley
  loop plaza turnpike pike path run crossing ridge expressway freeway route vale mount meadow meadows estate
`)

/** Ends of words that are streets in German and Dutch. */
export const streetEnds =
  /(?:strasse|str|weg|gasse|platz|allee|ring|damm|ufer|chaussee|stieg|steig|graben|markt|promenade|straat|laan|plein|gracht|kade|dijk|singel|steeg|dreef|hof|pad|baan|lei|berg|kamp|feld|tor|bruch|wall|wal|gata|gatan|vagen|vegen|veien|vej|gade|katu|kuja|polku|utca|ulice)$/

/** Streets in German that begin with a preposition. */
export const streetLeads = /^(?:am|an|im|in|zum|zur|auf|unter|hinter|bei|beim|vor|aan|op)$/

/** First of the words for a post office box. */
export const boxes = wordList(
  'p po box bp b tsa cs postfach apartado apdo casella c postbus caixa skrytka skr psc cmr unit uss usns uscgc usnv',
)
