import { contextWords } from '../../context.ts'
import type { Finding, Reason } from '../../finding.ts'
import { surer, type Reading, type Recognizer } from '../../recognizer.ts'
import { pageOf, type Page } from '../page.ts'
import { localityAt } from './locality.ts'
import { building, buildingWord, unitLead } from './patterns.ts'
import { streetsAt, waysAt, type Way } from './street.ts'

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

const addressAt = (reading: Reading, page: Page, index: number, ways: readonly Way[]): Found | undefined => {
  for (const { start, end, sure, needsPlace, plain } of streetsAt(page, index, ways)) {
    const locality = localityAt(page.text, end)
    if (locality.kind === 'none' && needsPlace) continue
    if (locality.kind === 'place' && needsPlace && !sure) continue
    const word = addressWords.near(reading, start, locality.end)
    const isTelling = /\b(?:\d{4} ?[A-Z]{2}|\d{4}-\d{3}|\d{2}-\d{3})\b/.test(page.text.slice(end, locality.end))
    const isUk = /[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/.test(page.text.slice(end, locality.end))
    if (plain && (locality.kind !== 'code' || !(isUk || isTelling || locality.known) || (word === undefined && !isUk)))
      continue
    const base = sure ? 0.6 : 0.5
    const score = surer(
      base,
      locality.kind === 'code' && 0.5,
      locality.kind === 'place' && 0.2,
      word !== undefined && 0.3,
    )
    const reasons: Reason[] = [
      { code: 'street' },
      ...(locality.kind === 'none' ? [] : [{ code: 'postcode-and-place' } as const]),
      ...(word === undefined ? [] : [{ code: 'context-word', word } as const]),
    ]
    return { start: withBuilding(page.text, start), end: locality.end, score, reasons }
  }
  return undefined
}

const search = (reading: Reading): Found[] => {
  const page = pageOf(reading)
  const found: Found[] = []
  let free = 0
  for (let index = 0; index < page.words.length; index += 1) {
    if ((page.words[index]?.start ?? 0) < free) continue
    const ways = waysAt(page.words, index)
    if (ways.length === 0) continue
    const address = addressAt(reading, page, index, ways)
    if (address === undefined) continue
    found.push({ ...address, start: Math.max(address.start, free) })
    free = address.end
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
