import { daySurprise, expectedOf } from '../baseline.ts'
import { remember } from '../agent.ts'
import { lately } from '../lately.ts'
import { day, dayOf } from '../local-time.ts'
import type { Sign } from '../sign.ts'
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
  if (!(today <= done.day)) {
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

interface Token {
  readonly at: number
  readonly id: string
  readonly habit: boolean
}

const signOf = ({ at, id, habit }: Token, actor: number, end: number, exports: readonly string[]): Sign => {
  const usual = habit ? exports.length : 0
  return {
    actor,
    kind: 'token_export',
    cause: String(at),
    surprise: habit ? 1.5 : 5,
    harm: 3,
    start: at,
    end,
    events: [id, ...exports],
    observed: exports.length,
    usual,
    factors: [{ name: 'token_exports', observed: exports.length, expected: usual }],
  }
}

/** Whether tokens of this actor exported before this moment; those of today may be told sooner than what is older. */
const exportedBefore = (done: Done | undefined, at: number): boolean => {
  if (done === undefined) return false
  return done.start < at ? at - done.start < habitSpan : isHabit(done, at)
}

/** A token made, then used for exports in no session, by somebody whose tokens did not export before. */
export const tokenExport: Signal = {
  kind: 'token_export',
  needs: [],
  watch: () => {
    const made = new Map<number, Token>()
    const all = new Map<string, Done>()
    const lastly = lately<string>(60)
    return (seen) => {
      const { at, id, actor, verb, session, refused } = seen.event
      if (verb === 'token') {
        const token = { at, id, habit: exportedBefore(all.get(`${String(actor)} token`), at) }
        made.set(actor, token)
        const since = lastly.since(actor, at)
        if (since.length === 0) return undefined
        const end = Math.max(...since.map((one) => one.at))
        return signOf(
          token,
          actor,
          end,
          since.map(({ what }) => what),
        )
      }
      if (verb !== 'export' || session || refused) return undefined
      lastly.note(actor, { at, what: id })
      const done = note(all, wayOf(seen), seen)
      const token = made.get(actor)
      if (token === undefined || at - token.at > tokenClock) return undefined
      return signOf(token, actor, at, [...done.events])
    }
  },
}
