import { Temporal } from 'temporal-polyfill'
import type { Period } from './duration.ts'
import type { Milliseconds } from './ticket.ts'

const name = /^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/

export const isZone = (zone: string): boolean => {
  if (!name.test(zone)) return false
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const day = 86_400_000
/** Between these the zone's offsets are laid out once; a date outside is worked out by Temporal, forty times slower. */
const [first, last] = [Date.UTC(1995, 0), Date.UTC(2150, 0)]

/** When a zone's offset from UTC changes, and what it is from then on. */
interface Offsets {
  readonly from: readonly Milliseconds[]
  readonly offset: readonly Milliseconds[]
}

const offsetsOf = (zone: string): Offsets => {
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(first).toZonedDateTimeISO(zone)
  const [from, offset]: [Milliseconds[], Milliseconds[]] = [[], []]
  while (at !== null && at.epochMilliseconds < last) {
    from.push(at.epochMilliseconds)
    offset.push(at.offsetNanoseconds / 1e6)
    at = at.getTimeZoneTransition('next')
  }
  return { from, offset }
}

const offsetAt = ({ from, offset }: Offsets, at: Milliseconds): Milliseconds => {
  let [low, high] = [0, from.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((from[middle] ?? Infinity) <= at) low = middle
    else high = middle - 1
  }
  return offset[low] ?? 0
}

/** A time on the wall as an instant: one that a change of clocks skips is read as before it, one that it repeats is the earlier. */
const instantOf = (offsets: Offsets, wall: Milliseconds): Milliseconds => {
  const before = offsetAt(offsets, wall - day)
  const after = offsetAt(offsets, wall + day)
  if (before === after || offsetAt(offsets, wall - before) === before) return wall - before
  return offsetAt(offsets, wall - after) === after ? wall - after : wall - before
}

/** The day of month is clamped: a month after 31 January is the last of February. */
const addOnWall = (wall: Milliseconds, { years, months, weeks, days }: Period): Milliseconds => {
  const rest = (7 * weeks + days) * day
  if (years === 0 && months === 0) return wall + rest
  const date = new Date(wall)
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + years * 12 + months
  const lastOfMonth = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate()
  const clamped = Math.min(date.getUTCDate(), lastOfMonth)
  return Date.UTC(Math.floor(month / 12), month % 12, clamped) + (((wall % day) + day) % day) + rest
}

const isNothing = ({ years, months, weeks, days }: Period): boolean => years + months + weeks + days === 0

export interface Calendar {
  readonly add: (from: Milliseconds, period: Period) => Milliseconds
  /** The first instant after a day, `YYYY-MM-DD`, in the zone. */
  readonly endOf: (date: string) => Milliseconds
}

const withTemporal = (zone: string, from: Milliseconds, period: Period): Milliseconds =>
  Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).add(period).epochMilliseconds

/** Calendar arithmetic in a zone as Temporal has it, quick enough for every ticket of an account. */
export const calendarOf = (zone: string): Calendar => {
  const offsets = offsetsOf(zone)
  return {
    add: (from, period) => {
      // By way of the clock on the wall, an instant of an hour that autumn repeats would become the one before.
      if (isNothing(period)) return from
      const to = from < first + 2 * day ? last : addOnWall(from + offsetAt(offsets, from), period)
      return to > last - 2 * day ? withTemporal(zone, from, period) : instantOf(offsets, to)
    },
    endOf: (date) => Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds,
  }
}
