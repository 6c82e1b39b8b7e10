import { remember } from '../agent.ts'
import { day, dayOf } from '../local-time.ts'
import { ownWork } from '../reasons.ts'
import type { Sign } from '../sign.ts'
import type { Seen, Signal } from '../signal.ts'
import { countSurprise } from '../tail.ts'

/** Days of work held per agent; the older ones are the yardstick, so that a slow rise doesn't raise it too. */
const longest = 60
const leastPast = 14
/** Spans of days of work over which a rise is summed up. */
const spans = [7, 14, 21] as const
const widest = 21
/** How much a habit wanders by itself, as a share of its square. */
const wandering = 0.05
/** Nothing has happened to a ticket for so long: its work is done. */
const resting = 7 * day
/** A new team's tickets are new work for this long. */
const settling = 30 * day

interface Worked {
  readonly day: number
  readonly value: number
  readonly events: readonly string[]
}

interface Days {
  day: number
  count: number
  factor: number
  events: Set<string>
  worked: Worked[]
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

interface Rise {
  readonly surprise: number
  readonly usual: number
  readonly now: number
  readonly recent: readonly Worked[]
}

/** How surprising the last days are together; one wild day is no drift and counts for no more than three usual ones. */
const riseOver = (span: number, worked: readonly Worked[]): Rise | undefined => {
  const past = worked.slice(0, -span).map(({ value }) => value)
  if (past.length < leastPast) return undefined
  const usual = meanOf(past)
  const most = 3 * usual + 3
  const recent = worked.slice(-span)
  const sum = recent.reduce((total, { value }) => total + Math.min(most, value), 0)
  const expected = span * Math.max(usual, 0.3)
  const spread = Math.max(1, meanOf(past.map((value) => (value - usual) ** 2)) / Math.max(usual, 0.3))
  const extra = spread - 1 + expected * (wandering + 1 / past.length)
  // A sum over days has one chance to be wrong in as many, where other signs have one each day.
  const surprise = countSurprise(Math.floor(sum), expected, expected / extra) + Math.log10(span / spans.length)
  return { surprise, usual, now: sum / span, recent }
}

const greatest = (worked: readonly Worked[]): Rise | undefined => {
  let best: Rise | undefined
  for (const span of spans) {
    const found = riseOver(span, worked)
    // A rise of less than one ticket a day harms nobody, however steady it is.
    if (found !== undefined && found.now - found.usual >= 1 && found.surprise > (best?.surprise ?? 0)) best = found
  }
  return best
}

const tenths = (value: number): number => Math.round(value * 10) / 10

const signOf = ({ event }: Seen, { surprise, usual, now, recent }: Rise): Sign => ({
  actor: event.actor,
  kind: 'slow_drift',
  cause: 'drift',
  surprise,
  harm: 2,
  start: Math.min(event.at, (recent[0]?.day ?? 0) * day),
  end: event.at,
  events: recent.filter(({ value }) => value > usual).flatMap(({ events }) => events),
  observed: tenths(now),
  usual: tenths(usual),
  factors: [
    { name: 'tickets_never_worked_a_day', observed: tenths(now), expected: tenths(usual) },
    { name: 'cumulative_sum', observed: Math.round((now - usual) * recent.length), expected: 0 },
  ],
})

const hasMoved = ({ agent, event }: Seen): boolean =>
  agent.profile.memberships.some(({ from }) => from <= event.at && event.at - from < settling)

const isStale = ({ ticket, event }: Seen): boolean => {
  if (ticket === undefined) return false
  let last = ticket.createdAt ?? event.at
  for (const { at } of ticket.history) if (at <= event.at) last = Math.max(last, at)
  return event.at - last > resting
}

/** A daily count of others' tickets that grows a little every day, summed up until it can't be chance. */
export const drift: Signal = {
  kind: 'slow_drift',
  needs: [],
  watch: () => {
    const all = new Map<number, Days>()
    const close = (days: Days) => {
      days.worked.push({ day: days.day, value: days.count / days.factor, events: [...days.events] })
      if (days.worked.length > longest) days.worked.shift()
      // What is too old to be told of is only counted.
      const old = days.worked.length - widest - 1
      const past = days.worked[old]
      if (past !== undefined) days.worked[old] = { ...past, events: [] }
      days.count = 0
      days.factor = 1
      days.events = new Set()
    }
    return (seen) => {
      const { event, local, fresh, reason, factor } = seen
      if (!event.session) return undefined
      const today = dayOf(local)
      const days = all.get(event.actor) ?? { day: today, count: 0, factor: 1, events: new Set<string>(), worked: [] }
      all.set(event.actor, days)
      const turned = today > days.day
      if (turned) {
        close(days)
        days.day = today
      }
      if (fresh && reason !== undefined && (!ownWork.has(reason) || isStale(seen))) {
        days.count++
        days.factor = Math.max(days.factor, factor)
        remember(days.events, event.id, 40)
      }
      const rise = turned && !hasMoved(seen) ? greatest(days.worked) : undefined
      return rise === undefined ? undefined : signOf(seen, rise)
    }
  },
}
