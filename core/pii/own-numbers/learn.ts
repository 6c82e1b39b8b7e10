import { businessNumber, claims } from '../context.ts'
import { automaticThreshold } from '../detector.ts'
import type { Finding } from '../finding.ts'
import { fold } from '../fold.ts'
import { isNamed, shapeOf, type OwnNumber } from './shape.ts'
import { numbersIn } from './token.ts'

/** A text that names more forms than this is a list of something, not a letter. */
const mostInText = 5
/** Digits alone say little: fewer could be a year, a price, a house. */
const fewestBare = 6

/**
 * The forms of numbers that the text itself calls an order's, a parcel's, a ticket's. What was surely found to be personal
 * teaches nothing, whatever stands before it. `findings` are in the original text.
 */
export const shapesIn = (text: string, findings: readonly Finding[]): readonly string[] => {
  const folded = fold(text)
  const sure = findings.filter(({ type, score }) => score >= automaticThreshold || type.startsWith('CUSTOM_'))
  const isPersonal = (start: number, end: number): boolean => {
    const place = folded.origin(start, end)
    return sure.some((finding) => finding.start < place.end && finding.end > place.start)
  }
  const shapes = new Set<string>()
  for (const { start, end, text: number } of numbersIn(folded.text)) {
    if (shapes.size >= mostInText) break
    const shape = shapeOf(number)
    if (shape === undefined || (!isNamed(shape) && shape.replaceAll(/[^9]/g, '').length < fewestBare)) continue
    if (claims(businessNumber, folded, start, end) === undefined || isPersonal(start, end)) continue
    shapes.add(shape)
  }
  return [...shapes]
}

/** In so many tickets a form must have been seen before it is told: fewer could be one customer's habit. */
export const fewestTickets = 10

export interface SeenShape {
  readonly shape: string
  readonly tickets: number
}

/**
 * The admin's list with what has been learned since: a form with a name of its own is left out from then on, as far as
 * nothing else is sure about a number; digits alone wait for the admin. What the admin has decided stays decided.
 */
export const withLearned = (listed: readonly OwnNumber[], seen: readonly SeenShape[]): readonly OwnNumber[] => {
  const tickets = new Map(seen.map((one) => [one.shape, one.tickets]))
  const known = new Set(listed.map(({ shape }) => shape))
  const learned = seen
    .filter((one) => one.tickets >= fewestTickets && !known.has(one.shape))
    .sort((one, other) => other.tickets - one.tickets || one.shape.localeCompare(other.shape))
    .map(({ shape, tickets: count }): OwnNumber => ({
      shape,
      origin: 'learned',
      state: isNamed(shape) ? 'subtracted' : 'proposed',
      seen: count,
    }))
  return [...listed.map((one) => ({ ...one, seen: tickets.get(one.shape) ?? 0 })), ...learned]
}
