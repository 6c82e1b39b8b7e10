import { daySurprise, expectedOf } from '../baseline.ts'
import { remember } from '../agent.ts'
import { day, dayOf } from '../local-time.ts'
import type { Seen, Signal } from '../signal.ts'

interface Done {
  day: number
  readonly events: Set<string>
  start: number
  /** Days on which this actor exported by this way, and the last of them. */
  days: number
  last: number
}

/** A monthly report comes back after at most this long. */
const habitSpan = 45 * day

const isHabit = (done: Done, at: number): boolean => done.days >= 1 && at - done.last < habitSpan

const note = (all: Map<string, Done>, key: string, { event, local }: Seen): Done => {
  const done = all.get(key) ?? { day: Number.NaN, events: new Set<string>(), start: event.at, days: 0, last: 0 }
  all.set(key, done)
  const today = dayOf(local)
  if (today !== done.day) {
    if (!Number.isNaN(done.day)) {
      done.days++
      done.last = done.start
    }
    done.day = today
    done.start = event.at
    done.events.clear()
  }
  remember(done.events, event.id, 400)
  return done
}

const wayOf = ({ event }: Seen): string => `${String(event.actor)} ${event.session ? 'session' : 'token'}`

/** Exports in a session by somebody who does not export. */
export const bulkExport: Signal = {
  kind: 'bulk_export',
  needs: [],
  watch: ({ team }) => {
    const all = new Map<string, Done>()
    return (seen) => {
      const { event, agent, factor } = seen
      if (event.verb !== 'export' || event.refused) return undefined
      const done = note(all, wayOf(seen), seen)
      const count = agent.today.exports
      const usual = expectedOf(agent.exports, team.exports)
      const surprise = daySurprise(count, agent.exports, team.exports, factor)
      const first = isHabit(done, event.at) ? -1.5 : 1
      return {
        actor: event.actor,
        kind: 'bulk_export',
        cause: 'export',
        surprise: surprise + first,
        harm: 2,
        start: done.start,
        end: event.at,
        events: [...done.events],
        observed: count,
        usual: Math.round(usual * 10) / 10,
        factors: [
          { name: 'exports_today', observed: count, expected: Math.round(usual * 10) / 10 },
          { name: 'days_with_exports_before', observed: done.days, expected: '1+' },
        ],
      }
    }
  },
}

const tokenClock = 7 * day

/** A token made, then used for exports in no session, by somebody whose tokens did not export before. */
export const tokenExport: Signal = {
  kind: 'token_export',
  needs: [],
  watch: () => {
    const made = new Map<number, { readonly at: number; readonly id: string; readonly habit: boolean }>()
    const all = new Map<string, Done>()
    return (seen) => {
      const { event } = seen
      if (event.verb === 'token') {
        const before = all.get(`${String(event.actor)} token`)
        made.set(event.actor, {
          at: event.at,
          id: event.id,
          habit: before !== undefined && event.at - before.start < habitSpan,
        })
        return undefined
      }
      if (event.verb !== 'export' || event.session || event.refused) return undefined
      const done = note(all, wayOf(seen), seen)
      const token = made.get(event.actor)
      if (token === undefined || event.at - token.at > tokenClock) return undefined
      return {
        actor: event.actor,
        kind: 'token_export',
        cause: String(token.at),
        surprise: token.habit ? 1.5 : 5,
        harm: 3,
        start: token.at,
        end: event.at,
        events: [token.id, ...done.events],
        observed: done.events.size,
        usual: token.habit ? done.events.size : 0,
        factors: [{ name: 'token_exports', observed: done.events.size, expected: token.habit ? done.events.size : 0 }],
      }
    }
  },
}
