import { contextWords } from '../../context.ts'
import type { Finding, Reason } from '../../finding.ts'
import { surer, type Reading, type Recognizer } from '../../recognizer.ts'
import { pageOf, type Page } from '../page.ts'
import { localityAt, type Locality } from './locality.ts'
import { building, buildingWord, cornerLead, cornerOther, numberLead, placeLead, unitLead } from './patterns.ts'
import { postcodeAt } from './postcode.ts'
import { endOf, streetsAt, waysAt, type Street, type Way } from './street.ts'

type Found = Omit<Finding, 'type'>

const addressWords = contextWords(
  ...[
    'address',
    'live at',
    'live in',
    'living at',
    'ship to',
    'send it to',
    'send to',
    'deliver to',
    'delivery',
    'moved to',
    'located at',
  ],
  ...[
    'adresse',
    'habite',
    'demeurant',
    'livrer',
    'domicilié',
    'domicile',
    'expédier',
    'envoyer',
    'livraison',
    'déménagé',
  ],
  ...[
    'anschrift',
    'wohne',
    'wohnhaft',
    'wohnen',
    'liefern',
    'senden',
    'schicken',
    'lieferadresse',
    'rechnungsadresse',
    'umgezogen',
  ],
  ...[
    'dirección',
    'domicilio',
    'vivo en',
    'enviar',
    'entregar',
    'envío',
    'indirizzo',
    'abito',
    'spedire',
    'spedite',
    'consegnare',
    'residente',
  ],
  ...[
    'adres',
    'woon',
    'wonen',
    'leveren',
    'sturen',
    'bezorgen',
    'afleveradres',
    'morada',
    'endereço',
    'moro',
    'resido',
    'entrega',
  ],
  ...['adres', 'mieszkam', 'wysłać', 'zamieszkały', 'zamieszkała', 'dostawy', 'dostarczyć'],
)

const reach = 90

/** The house or flat on the line above, or before the comma. */
const withBuilding = (text: string, start: number): number => {
  const head = text.slice(Math.max(0, start - reach), start)
  const unit = unitLead.exec(head)?.[1]
  if (unit !== undefined) return start - unit.length
  if (!buildingWord.test(head)) return start
  const found = building.exec(head)
  if (found === null) return start
  const lead = /^[\s,:;(>]*/.exec(found[0])?.[0].length ?? 0
  return start - found[0].length + lead
}

/** What belongs to the address and stands before the street: a house, a number of its own, the town. */
const startOf = (text: string, street: number): number => {
  const start = withBuilding(text, street)
  if (start !== street) return start
  const head = text.slice(Math.max(0, start - reach), start)
  const lead = numberLead.exec(head)?.[1] ?? placeLead.exec(head)?.[1]
  return lead === undefined ? start : start - lead.length
}

const telling = /\b(?:\d{4} ?[A-Z]{2}|\d{4}-\d{3}|\d{2}-\d{3})\b/
const british = /[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/

/** `45 Deansgate`: by its place alone, and only where that is beyond doubt. */
const isPlainStreet = (page: Page, street: Street, locality: Locality, word: string | undefined): boolean => {
  if (street.unit || (locality.country && locality.kind !== 'none')) return true
  if (locality.kind !== 'code') return false
  const behind = page.text.slice(street.end, locality.end)
  const isUk = british.test(behind)
  return (isUk || telling.test(behind) || locality.known) && (word !== undefined || isUk)
}

const addressAt = (reading: Reading, page: Page, index: number, ways: readonly Way[]): Found | undefined => {
  for (const street of streetsAt(page, index, ways)) {
    const { start, sure, needsPlace, plain, unit } = street
    const locality = localityAt(page, street.end, unit)
    if (locality.kind === 'none' && needsPlace && !unit) continue
    if (locality.kind === 'place' && needsPlace && !sure && !unit && !locality.country) continue
    const word = addressWords.near(reading, start, locality.end)
    if (plain && !isPlainStreet(page, street, locality, word)) continue
    const score = surer(
      sure ? 0.6 : 0.5,
      locality.kind === 'code' && 0.5,
      locality.kind === 'place' && 0.2,
      unit && 0.2,
      word !== undefined && 0.3,
    )
    const reasons: Reason[] = [
      { code: 'street' },
      ...(locality.kind === 'none' ? [] : [{ code: 'postcode-and-place' } as const]),
      ...(word === undefined ? [] : [{ code: 'context-word', word } as const]),
    ]
    return { start: startOf(page.text, start), end: locality.end, score, reasons }
  }
  return undefined
}

/** Two streets that meet are one place: from `the corner of` to the end of the second, which needs no number. */
const corner = (page: Page, one: Found): Found | undefined => {
  const lead = cornerLead.exec(page.text.slice(Math.max(0, one.start - 40), one.start))?.[1]
  if (lead === undefined) return undefined
  const end = endOf(cornerOther, page.text, one.end)
  return { ...one, start: one.start - lead.length, end: end === -1 ? one.end : end }
}

const search = (reading: Reading): Found[] => {
  const page = pageOf(reading)
  const found: Found[] = []
  let free = 0
  for (let index = 0; index < page.words.length; index += 1) {
    if ((page.words[index]?.start ?? 0) < free) continue
    const ways = waysAt(page, index)
    const address = (ways.length === 0 ? undefined : addressAt(reading, page, index, ways)) ?? postcodeAt(page, index)
    if (address === undefined) continue
    const placed = { ...address, start: Math.max(address.start, free) }
    const whole = corner(page, placed) ?? placed
    found.push(whole)
    free = whole.end
  }
  return found
}

const searched = new WeakMap<Reading, readonly Found[]>()

/** Asked by names too: a street called after a person is no person. */
export const addressesIn = (reading: Reading): readonly Found[] => {
  const before = searched.get(reading)
  if (before !== undefined) return before
  const made = search(reading)
  searched.set(reading, made)
  return made
}

export const address: Recognizer = {
  type: 'ADDRESS',
  needs: 'digit',
  source:
    'UPU S42, international postal addressing; forms of the posts of fr, gb, us, de, at, ch, es, it, nl, be, pt, pl',
  find: addressesIn,
}
