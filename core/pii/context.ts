import type { Folded } from './fold.ts'
import { isWordCode, plainCode, plainOf } from './plain.ts'

export interface Near {
  readonly word: string
  /** Characters between the word and the span. */
  readonly distance: number
}

/** Words that make a kind likelier when they stand near; matched whole, without case and diacritics. */
export interface ContextWords {
  readonly nearest: (folded: Folded, start: number, end: number) => Near | undefined
  /** The nearest one's own spelling in our list, never a piece of the text. */
  readonly near: (folded: Folded, start: number, end: number) => string | undefined
}

const before = 60
const after = 30

interface Token {
  readonly text: string
  /** Characters from the beginning of the window. */
  readonly start: number
  readonly end: number
}

const tokensOf = (plain: string): Token[] => {
  const tokens: Token[] = []
  let start = -1
  for (let at = 0; at <= plain.length; at += 1) {
    const inWord = at < plain.length && isWordCode(plain.charCodeAt(at))
    if (inWord && start === -1) start = at
    if (inWord || start === -1) continue
    tokens.push({ text: plain.slice(start, at), start, end: at })
    start = -1
  }
  return tokens
}

interface Around {
  readonly before: readonly Token[]
  readonly width: number
  readonly after: readonly Token[]
}

/** A word cut off by the edge of a window would be read as another. */
const windowBefore = (text: string, start: number): string => {
  const from = Math.max(0, start - before)
  const plain = plainOf(text, from, start)
  if (from === 0 || !isWordCode(plainCode(text.charCodeAt(from - 1)))) return plain
  let cut = 0
  while (cut < plain.length && isWordCode(plain.charCodeAt(cut))) cut += 1
  return ' '.repeat(cut) + plain.slice(cut)
}

const around = ({ text }: Folded, start: number, end: number): Around => {
  const preceding = windowBefore(text, start)
  return {
    before: tokensOf(preceding),
    width: preceding.length,
    after: tokensOf(plainOf(text, end, Math.min(text.length, end + after))),
  }
}

/** Many kinds ask about one place, one after the other: its words are read once. */
let latest:
  { readonly folded: Folded; readonly start: number; readonly end: number; readonly words: Around } | undefined

const wordsAround = (folded: Folded, start: number, end: number): Around => {
  if (latest?.folded === folded && latest.start === start && latest.end === end) return latest.words
  const words = around(folded, start, end)
  latest = { folded, start, end, words }
  return words
}

interface Phrase {
  readonly word: string
  readonly tokens: readonly string[]
}

/** Phrases by their first word; `mobil*` also stands for what begins so, `*nummer` for what ends so. */
interface Lexicon {
  readonly whole: ReadonlyMap<string, readonly Phrase[]>
  readonly stems: ReadonlyMap<string, string>
  readonly stemLengths: readonly number[]
  readonly tails: readonly string[]
}

const lexiconOf = (words: readonly string[]): Lexicon => {
  const whole = new Map<string, Phrase[]>()
  const stems = new Map<string, string>()
  const tails: string[] = []
  for (const word of words) {
    const tokens = tokensOf(plainOf(word)).map(({ text }) => text)
    const [first = ''] = tokens
    if (word.startsWith('*')) tails.push(first)
    else if (word.endsWith('*')) stems.set(first, word.slice(0, -1))
    else whole.set(first, [...(whole.get(first) ?? []), { word, tokens }])
  }
  // Longest first, so that `phone number` isn't read as `phone`.
  for (const phrases of whole.values()) phrases.sort((one, other) => other.tokens.length - one.tokens.length)
  return { whole, stems, stemLengths: [...new Set([...stems.keys()].map(({ length }) => length))], tails }
}

interface Match {
  readonly word: string
  readonly start: number
  readonly end: number
}

const matchAt = (lexicon: Lexicon, tokens: readonly Token[], index: number): Match | undefined => {
  const token = tokens[index]
  if (token === undefined) return undefined
  const { text, start, end } = token
  for (const { word, tokens: wanted } of lexicon.whole.get(text) ?? []) {
    if (wanted.every((one, at) => tokens[index + at]?.text === one))
      return { word, start, end: tokens[index + wanted.length - 1]?.end ?? end }
  }
  for (const length of lexicon.stemLengths) {
    const stem = length > text.length ? undefined : lexicon.stems.get(text.slice(0, length))
    if (stem !== undefined) return { word: stem, start, end }
  }
  const tail = lexicon.tails.find((one) => text.endsWith(one))
  return tail === undefined ? undefined : { word: tail, start, end }
}

/** Bounded look-around, so that a recognizer's cost for one place never depends on the length of the text. */
export const contextWords = (...words: readonly string[]): ContextWords => {
  const lexicon = lexiconOf(words)
  const preceding = ({ before: tokens, width }: Around): Near | undefined => {
    for (let index = tokens.length - 1; index >= 0; index -= 1) {
      const match = matchAt(lexicon, tokens, index)
      if (match !== undefined) return { word: match.word, distance: width - match.end }
    }
    return undefined
  }
  const following = ({ after: tokens }: Around): Near | undefined => {
    for (let index = 0; index < tokens.length; index += 1) {
      const match = matchAt(lexicon, tokens, index)
      if (match !== undefined) return { word: match.word, distance: match.start }
    }
    return undefined
  }
  const nearest = (folded: Folded, start: number, end: number): Near | undefined => {
    const words = wordsAround(folded, start, end)
    const [one, other] = [preceding(words), following(words)]
    if (one === undefined || other === undefined) return one ?? other
    return other.distance < one.distance ? other : one
  }
  return { nearest, near: (folded, start, end) => nearest(folded, start, end)?.word }
}

/** Words that say a number belongs to the business, not to a person. */
export const businessNumber = contextWords(
  ...['order', 'order number', 'order no', 'tracking', 'tracking number', 'parcel', 'shipment', 'invoice', 'ticket'],
  ...['sku', 'isbn', 'ean', 'gtin', 'upc', 'case', 'reference', 'reference number', 'ref', 'serial', 'serial number'],
  ...['article', 'item', 'booking', 'consignment', 'delivery note', 'receipt', 'transaction', 'batch', 'quote', 'rma'],
  ...['commande', 'numéro de commande', 'suivi', 'numéro de suivi', 'colis', 'facture', 'référence', 'réf', 'dossier'],
  ...['devis', 'réclamation', 'réservation', 'numéro de série', 'bon de livraison', 'expédition', 'transaction'],
  ...['bestellung', 'bestellnummer', 'sendungsnummer', 'sendung', 'rechnung', 'paket', 'auftrag', 'vorgang', 'artikel'],
  ...[
    'referenz',
    'aktenzeichen',
    'lieferschein',
    '*bestellung',
    '*bestellnummer',
    '*rechnungsnummer',
    '*artikelnummer',
  ],
  ...['*auftragsnummer', '*vorgangsnummer', '*seriennummer', '*referenznummer', '*buchungsnummer', '*ticketnummer'],
  ...[
    'pedido',
    'seguimiento',
    'factura',
    'referencia',
    'envío',
    'paquete',
    'artículo',
    'reserva',
    'albarán',
    'incidencia',
  ],
  ...['ordine', 'spedizione', 'fattura', 'pratica', 'pacco', 'riferimento', 'articolo', 'prenotazione', 'segnalazione'],
  ...['bestelling', 'pakket', 'factuur', 'referentie', 'zending', 'track', 'trace', 'artikelnummer', 'ordernummer'],
  ...['bestelnummer', 'factuurnummer', 'encomenda', 'fatura', 'referência', 'artigo', 'rastreio', 'envio', 'processo'],
  ...['zamówien*', 'przesyłk*', 'paczk*', 'faktur*', 'referencyjny', 'reklamacj*', 'zgłoszen*', 'list przewozowy'],
)

/** A sentence or line that ends, or another number: a word beyond it speaks of something else. */
const parts = /[\n;|]|[.!?] |\d/

/** The word where it speaks of this very number: nothing stands between that ends its sentence, nor another number. */
export const claims = (words: ContextWords, folded: Folded, start: number, end: number): Near | undefined => {
  const near = words.nearest(folded, start, end)
  if (near === undefined) return undefined
  const { text } = folded
  const isBefore = !parts.test(text.slice(Math.max(0, start - near.distance), start))
  return isBefore || !parts.test(text.slice(end, end + near.distance)) ? near : undefined
}
