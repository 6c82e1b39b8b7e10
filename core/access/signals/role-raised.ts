import { remember } from '../agent.ts'
import type { AccessEvent } from '../event.ts'
import { lately } from '../lately.ts'
import { hour } from '../local-time.ts'
import type { Sign } from '../sign.ts'
import type { Signal } from '../signal.ts'

const clock = 72 * hour
/** So many tickets without a reason are as much as a list. */
const strangers = 4

interface Raised {
  readonly at: number
  readonly id: string
  /** How many ranks up. */
  readonly rise: number
  readonly events: Set<string>
  lists: number
  exports: number
  outside: number
}

const signOf = (since: Raised, actor: number, end: number, habit: number): Sign | undefined => {
  const steps = since.lists + 3 * since.exports + Math.floor(since.outside / strangers)
  if (steps < 1) return undefined
  const usual = Math.round(habit * 10) / 10
  return {
    actor,
    kind: 'priv_esc_access',
    cause: String(since.at),
    surprise: Math.min(8, 1.5 + 0.5 * Math.min(3, since.rise) + 0.8 * steps) - Math.min(2, habit),
    harm: 3,
    start: since.at,
    end,
    events: [since.id, ...since.events],
    observed: since.lists + since.exports,
    usual,
    factors: [
      { name: 'lists_after_raise', observed: since.lists, expected: 0 },
      { name: 'exports_after_raise', observed: since.exports, expected: usual },
      { name: 'unexplained_tickets_after_raise', observed: since.outside, expected: 0 },
    ],
  }
}

interface Wide {
  readonly id: string
  readonly step: 'lists' | 'exports'
  readonly habit: number
}

const stepOf = ({ verb, kind }: AccessEvent): Wide['step'] | undefined =>
  verb === 'export' ? 'exports' : verb === 'list' && kind === 'user' ? 'lists' : undefined

/** A role raised, then lists, exports or tickets without a reason within three days. */
export const roleRaised: Signal = {
  kind: 'priv_esc_access',
  needs: [],
  watch: ({ team }) => {
    const raised = new Map<number, Raised>()
    const wide = lately<Wide>(60)
    /** What was done since the role was raised, where that is told only now. */
    const raise = (user: number, { at, id, change }: AccessEvent): Sign | undefined => {
      const since = { at, id, rise: change?.harm ?? 0, events: new Set<string>(), lists: 0, exports: 0, outside: 0 }
      raised.set(user, since)
      const done = wide.since(user, at)
      for (const { what } of done) {
        since[what.step]++
        remember(since.events, what.id, 300)
      }
      const last = done.at(-1)
      return last === undefined
        ? undefined
        : signOf(since, user, Math.max(...done.map((one) => one.at)), last.what.habit)
    }
    return ({ event, agent, reason, fresh }) => {
      if (event.verb === 'role' && event.object !== undefined) {
        if (event.change?.direction === 'weaker') return raise(event.object, event)
        raised.delete(event.object)
        return undefined
      }
      const step = stepOf(event)
      const habit = agent.exports.mean + team.exports.mean * 0.2
      if (step !== undefined) wide.note(event.actor, { at: event.at, what: { id: event.id, step, habit } })
      const since = raised.get(event.actor)
      if (since === undefined) return undefined
      if (event.at - since.at > clock) {
        raised.delete(event.actor)
        return undefined
      }
      const outside = fresh && (reason === 'none' || reason === 'oversees')
      if (step !== undefined) since[step]++
      if (outside) since.outside++
      if (step === undefined && !outside) return undefined
      remember(since.events, event.id, 300)
      return signOf(since, event.actor, event.at, habit)
    }
  },
}
