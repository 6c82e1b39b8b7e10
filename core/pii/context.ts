import type { Folded } from './fold.ts'
import { isWordCode, outside, plainCode, plainOf, wordCodeOf } from './plain.ts'

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

const slots = 1 << 16
const step = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0

/** All words of all kinds as filters, so that most words of a text are passed over without being cut out of it. */
const vocabulary = {
  whole: new Uint8Array(slots),
  /** How words begin that stand for all that begins so, at least three letters. */
  stems: new Uint8Array(slots),
  /** Their last two letters, for what ends so. */
  tails: new Uint8Array(slots),
}

const hashOf = (word: string): number => {
  let hash = 0
  for (let at = 0; at < word.length; at += 1) hash = step(hash, word.charCodeAt(at))
  return hash & (slots - 1)
}

/** A word that some kind may ask for, and where in the text it stands. */
interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Whether it may begin or end as some kind asks, or is only asked for whole. */
  readonly inPart: boolean
}

/** The words between two places of a text that may be asked for, in order. */
const tokensIn = (text: string, from: number, to: number): Token[] => {
  const tokens: Token[] = []
  let start = -1
  let hash = 0
  let inPart = 0
  let [previous, last] = [0, 0]
  for (let at = from; at <= to; at += 1) {
    const code = at < to ? wordCodeOf(text.charCodeAt(at)) : outside
    if (code !== outside) {
      if (start === -1) start = at
      hash = step(hash, code)
      inPart |= vocabulary.stems[hash & (slots - 1)] ?? 0
      previous = last
      last = code
      continue
    }
    if (start === -1) continue
    inPart |= vocabulary.tails[step(previous, last) & (slots - 1)] ?? 0
    if ((inPart | (vocabulary.whole[hash & (slots - 1)] ?? 0)) !== 0)
      tokens.push({ text: plainOf(text, start, at), start, end: at, inPart: inPart !== 0 })
    start = -1
    hash = 0
    inPart = 0
    last = 0
  }
  return tokens
}

const isOfWord = (text: string, at: number): boolean => wordCodeOf(text.charCodeAt(at)) !== outside

/** A word cut off by the edge of a window would be read as another. */
const tokensBefore = (text: string, start: number): Token[] => {
  let from = Math.max(0, start - before)
  if (from > 0 && isOfWord(text, from - 1)) while (from < start && isOfWord(text, from)) from += 1
  return tokensIn(text, from, start)
}

interface Side {
  readonly folded: Folded
  readonly at: number
  readonly tokens: readonly Token[]
}

/** Many kinds ask about one place, one after the other: its words are read once. */
let preceding: Side | undefined
let following: Side | undefined

const tokensBeforeIn = (folded: Folded, start: number): readonly Token[] => {
  if (preceding?.folded !== folded || preceding.at !== start)
    preceding = { folded, at: start, tokens: tokensBefore(folded.text, start) }
  return preceding.tokens
}

const tokensBehindIn = (folded: Folded, end: number): readonly Token[] => {
  if (following?.folded !== folded || following.at !== end) {
    const { text } = folded
    following = { folded, at: end, tokens: tokensIn(text, end, Math.min(text.length, end + after)) }
  }
  return following.tokens
}

/**
 * Whether any word that some kind asks for stands near: without one no kind needs to ask for its own. From `from` to
 * `to` there are known to be digits and signs alone, so that a long list of numbers isn't read again for each of them.
 */
export const isAmongWords = (folded: Folded, start: number, end: number, from: number, to: number): boolean =>
  (start - from < before && tokensBeforeIn(folded, start).length > 0) ||
  (to - end < after && tokensBehindIn(folded, end).length > 0)

interface Phrase {
  readonly word: string
  /** What follows its first word. */
  readonly rest: readonly string[]
}

/** Phrases by their first word; `mobil*` also stands for what begins so, `*nummer` for what ends so. */
interface Lexicon {
  readonly whole: ReadonlyMap<string, readonly Phrase[]>
  readonly stems: ReadonlyMap<string, string>
  readonly stemLengths: readonly number[]
  readonly tails: readonly string[]
}

const partsOf = (plain: string): string[] => {
  const parts: string[] = []
  let start = -1
  for (let at = 0; at <= plain.length; at += 1) {
    const inWord = at < plain.length && isWordCode(plain.charCodeAt(at))
    if (inWord && start === -1) start = at
    if (inWord || start === -1) continue
    parts.push(plain.slice(start, at))
    start = -1
  }
  return parts
}

const lexiconOf = (words: readonly string[]): Lexicon => {
  const whole = new Map<string, Phrase[]>()
  const stems = new Map<string, string>()
  const tails: string[] = []
  for (const word of words) {
    const [first = '', ...rest] = partsOf(plainOf(word))
    if (word.startsWith('*')) {
      tails.push(first)
      vocabulary.tails[step(first.charCodeAt(first.length - 2), first.charCodeAt(first.length - 1)) & (slots - 1)] = 1
    } else if (word.endsWith('*')) {
      stems.set(first, word.slice(0, -1))
      vocabulary.stems[hashOf(first)] = 1
    } else {
      whole.set(first, [...(whole.get(first) ?? []), { word, rest }])
      vocabulary.whole[hashOf(first)] = 1
    }
  }
  // Longest first, so that `phone number` isn't read as `phone`.
  for (const phrases of whole.values()) phrases.sort((one, other) => other.rest.length - one.rest.length)
  return { whole, stems, stemLengths: [...new Set([...stems.keys()].map(({ length }) => length))], tails }
}

/** Where the words end that follow from `from` on, with nothing but signs and blanks between; -1 where others do. */
const endOf = (text: string, from: number, to: number, words: readonly string[]): number => {
  let at = from
  for (const word of words) {
    while (at < to && !isOfWord(text, at)) at += 1
    if (at + word.length > to) return -1
    for (let index = 0; index < word.length; index += 1, at += 1)
      if (plainCode(text.charCodeAt(at)) !== word.charCodeAt(index)) return -1
    if (at < to && isOfWord(text, at)) return -1
  }
  return at
}

interface Match {
  readonly word: string
  readonly end: number
}

/** What the word is to the lexicon; a phrase ends before `to`. */
const matchAt = (lexicon: Lexicon, text: string, token: Token, to: number): Match | undefined => {
  const phrases = lexicon.whole.get(token.text)
  if (phrases !== undefined)
    for (const { word, rest } of phrases) {
      const end = endOf(text, token.end, to, rest)
      if (end !== -1) return { word, end }
    }
  if (!token.inPart) return undefined
  for (const length of lexicon.stemLengths) {
    const stem = length > token.text.length ? undefined : lexicon.stems.get(token.text.slice(0, length))
    if (stem !== undefined) return { word: stem, end: token.end }
  }
  const tail = lexicon.tails.find((one) => token.text.endsWith(one))
  return tail === undefined ? undefined : { word: tail, end: token.end }
}

/** Characters between a word and the number it announces, as in `bellen op 06`. */
const announcing = 5

/** Whether another number follows the word at once: then the word speaks of that one, not of the one before. */
const namesNext = (text: string, end: number): boolean => {
  for (let at = end; at <= end + announcing; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) return true
    if (code === 10) return false
  }
  return false
}

/** Bounded look-around, so that a recognizer's cost for one place never depends on the length of the text. */
const lookingAround = (words: readonly string[], isOfNext: typeof namesNext): ContextWords => {
  const lexicon = lexiconOf(words)
  const nearestBefore = (folded: Folded, start: number): Near | undefined => {
    const tokens = tokensBeforeIn(folded, start)
    for (let index = tokens.length - 1; index >= 0; index -= 1) {
      const token = tokens[index]
      const match = token && matchAt(lexicon, folded.text, token, start)
      if (match !== undefined) return { word: match.word, distance: start - match.end }
    }
    return undefined
  }
  const nearestBehind = (folded: Folded, end: number): Near | undefined => {
    const to = Math.min(folded.text.length, end + after)
    for (const token of tokensBehindIn(folded, end)) {
      const match = matchAt(lexicon, folded.text, token, to)
      if (match === undefined) continue
      return isOfNext(folded.text, match.end) ? undefined : { word: match.word, distance: token.start - end }
    }
    return undefined
  }
  const nearest = (folded: Folded, start: number, end: number): Near | undefined => {
    const [one, other] = [nearestBefore(folded, start), nearestBehind(folded, end)]
    if (one === undefined || other === undefined) return one ?? other
    return other.distance < one.distance ? other : one
  }
  return { nearest, near: (folded, start, end) => nearest(folded, start, end)?.word }
}

/** Words that make the number they stand by likelier, before it or behind it. */
export const contextWords = (...words: readonly string[]): ContextWords => lookingAround(words, namesNext)

/** Words that make numbers unlikelier: where one number is the business's, the one before it mostly is too. */
export const wordsAround = (...words: readonly string[]): ContextWords => lookingAround(words, () => false)

/** Words that say a number belongs to the business, not to a person. */
export const businessNumber = wordsAround(
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
