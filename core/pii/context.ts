import type { Folded } from './fold.ts'

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

const plainOf = (word: string): string => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Bounded look-around, so that a recognizer's cost for one place never depends on the length of the text. */
export const contextWords = (...words: readonly string[]): ContextWords => {
  const byPlain = new Map(words.map((word) => [plainOf(word), word]))
  const choices = [...byPlain.keys()].map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  // Longest first, so that `phone number` isn't read as `phone`.
  const either = choices.sort((one, other) => other.length - one.length).join('|')
  const pattern = new RegExp(String.raw`(?<![a-z0-9])(?:${either})(?![a-z0-9])`, 'g')
  const preceding = (plain: string, start: number): Near | undefined => {
    const part = plain.slice(Math.max(0, start - before), start)
    let last: Near | undefined
    for (const { index, 0: found } of part.matchAll(pattern)) {
      last = { word: byPlain.get(found) ?? '', distance: part.length - index - found.length }
    }
    return last
  }
  const following = (plain: string, end: number): Near | undefined => {
    const [found] = plain.slice(end, end + after).matchAll(pattern)
    return found === undefined ? undefined : { word: byPlain.get(found[0]) ?? '', distance: found.index }
  }
  const nearest = ({ plain }: Folded, start: number, end: number): Near | undefined => {
    const [one, other] = [preceding(plain, start), following(plain, end)]
    if (one === undefined || other === undefined) return one ?? other
    return other.distance < one.distance ? other : one
  }
  return { nearest, near: (folded, start, end) => nearest(folded, start, end)?.word }
}

/** Words that say a number belongs to the business, not to a person. */
export const businessNumber = contextWords(
  ...[
    'order',
    'order number',
    'order no',
    'tracking',
    'tracking number',
    'parcel',
    'shipment',
    'invoice',
    'ticket',
    'sku',
  ],
  ...['isbn', 'ean', 'case', 'reference', 'ref', 'serial', 'commande', 'suivi', 'numéro de suivi', 'colis', 'facture'],
  ...['référence', 'réf', 'dossier', 'article', 'bestellung', 'bestellnummer', 'sendungsnummer', 'sendung', 'rechnung'],
  ...[
    'paket',
    'pedido',
    'seguimiento',
    'factura',
    'ordine',
    'spedizione',
    'fattura',
    'bestelling',
    'pakket',
    'factuur',
  ],
  ...['encomenda', 'fatura', 'zamówienie', 'przesyłka', 'faktura'],
)
