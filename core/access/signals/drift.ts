import { day, dayOf } from '../local-time.ts'
import { ownWork } from '../reasons.ts'
import type { Sign } from '../sign.ts'
import type { Signal } from '../signal.ts'

/** Daily counts held per agent; the older part is the yardstick, so that a slow rise doesn't raise it too. */
const longest = 60
const lag = 21
const slack = 0.5

interface Days {
  day: number
  count: number
  factor: number
  sum: number
  start: number
  readonly counts: number[]
  events: string[]
  risen: string[]
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const yardstick = (counts: readonly number[]) => {
  const old = counts.slice(0, Math.max(14, counts.length - lag))
  if (old.length < 14) return undefined
  const mean = meanOf(old)
  const spread = Math.sqrt(meanOf(old.map((value) => (value - mean) ** 2)))
  return { mean, spread: Math.max(spread, Math.sqrt(mean), 1) }
}

/** A daily count of others' tickets that grows a little every day, summed up until it can't be chance. */
export const drift: Signal = {
  kind: 'slow_drift',
  needs: [],
  watch: () => {
    const all = new Map<number, Days>()
    const close = (actor: number, days: Days): Sign | undefined => {
      const usual = yardstick(days.counts)
      const value = days.count / days.factor
      days.counts.push(value)
      if (days.counts.length > longest) days.counts.shift()
      if (usual === undefined) return undefined
      const off = Math.min(3, (value - usual.mean) / usual.spread)
      days.sum = Math.max(0, days.sum + off - slack)
      if (days.sum === 0) days.risen = []
      else if (off > 0) days.risen = [...days.risen, ...days.events].slice(-500)
      if (days.sum < 3) return undefined
      return {
        actor,
        kind: 'slow_drift',
        cause: 'drift',
        surprise: 2 * slack * days.sum * Math.LOG10E,
        harm: 1,
        start: days.day * day,
        end: (days.day + 1) * day,
        events: days.risen,
        observed: Math.round(meanOf(days.counts.slice(-7)) * 10) / 10,
        usual: Math.round(usual.mean * 10) / 10,
        factors: [
          {
            name: 'tickets_never_worked_a_day',
            observed: Math.round(meanOf(days.counts.slice(-7)) * 10) / 10,
            expected: Math.round(usual.mean * 10) / 10,
          },
          { name: 'cumulative_sum', observed: Math.round(days.sum * 10) / 10, expected: 0 },
        ],
      }
    }
    return ({ event, local, fresh, reason, factor }) => {
      if (!event.session) return undefined
      const today = dayOf(local)
      const days = all.get(event.actor) ?? {
        day: today,
        count: 0,
        factor: 1,
        sum: 0,
        start: event.at,
        counts: [],
        events: [],
        risen: [],
      }
      all.set(event.actor, days)
      let sign: Sign | undefined
      if (today > days.day) {
        const judged = close(event.actor, days)
        sign = judged === undefined ? undefined : { ...judged, end: event.at, start: Math.min(judged.start, event.at) }
        days.day = today
        days.count = 0
        days.factor = 1
        days.events = []
      }
      if (fresh && reason !== undefined && !ownWork.has(reason)) {
        days.count++
        days.factor = Math.max(days.factor, factor)
        if (days.events.length < 100) days.events.push(event.id)
      }
      return sign
    }
  },
}
