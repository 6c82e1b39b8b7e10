import type { Milliseconds } from './ticket.ts'

const form = /^(\d{4}-\d\d-(\d\d))T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/

const isInMonth = (day: string, dayOfMonth: string): boolean =>
  Number(dayOfMonth) <= 28 || new Date(`${day}T00:00:00Z`).getUTCDate() === Number(dayOfMonth)

/** An RFC 3339 instant with its offset; a date that no month has, 30 February say, is none. */
export const instantOf = (text: string): Milliseconds | undefined => {
  const found = form.exec(text)
  if (found === null) return undefined
  const time = Date.parse(text)
  return Number.isNaN(time) || !isInMonth(found[1] ?? '', found[2] ?? '') ? undefined : time
}

const onlyDay = /^\d{4}-\d\d-\d\d$/
const looseForm = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:[.,](\d{1,9}))? ?(Z|[+-]\d\d(?::?\d\d)?)$/

const offsetOf = (written: string): string =>
  written === 'Z' ? written : `${written.slice(0, 3)}:${written.length > 3 ? written.slice(-2) : '00'}`

/**
 * A date as files of tickets have it: RFC 3339, and what programs write of ISO 8601: a day alone, which begins at midnight
 * UTC, `+0000` or `+00` for an offset, a blank for the `T`, a comma before the fraction, no seconds. A time without its
 * offset could be any hour of a day, and isn't guessed.
 */
export const dateOf = (text: string): Milliseconds | undefined => {
  const written = text.trim().toUpperCase()
  if (onlyDay.test(written)) return instantOf(`${written}T00:00:00Z`)
  const found = looseForm.exec(written)
  if (found === null) return undefined
  const [, day = '', minute = '', second = ':00', fraction = '0', offset = ''] = found
  // The second that is put in at the end of some years has no number of its own here.
  const isLeap = second === ':60'
  const time = instantOf(`${day}T${minute}${isLeap ? ':59' : second}.${fraction}${offsetOf(offset)}`)
  return time === undefined || !isLeap ? time : time + 1000
}
