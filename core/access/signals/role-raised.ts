import { hour } from '../local-time.ts'
import { remember } from '../agent.ts'
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

/** A role raised, then lists, exports or tickets without a reason within three days. */
export const roleRaised: Signal = {
  kind: 'priv_esc_access',
  needs: [],
  watch: ({ team }) => {
    const raised = new Map<number, Raised>()
    return ({ event, agent, reason, fresh }) => {
      if (event.verb === 'role' && event.object !== undefined) {
        if (event.change?.direction === 'weaker') {
          const { harm: rise } = event.change
          const found = {
            at: event.at,
            id: event.id,
            rise,
            events: new Set<string>(),
            lists: 0,
            exports: 0,
            outside: 0,
          }
          raised.set(event.object, found)
        } else raised.delete(event.object)
        return undefined
      }
      const since = raised.get(event.actor)
      if (since === undefined) return undefined
      if (event.at - since.at > clock) {
        raised.delete(event.actor)
        return undefined
      }
      const lists = event.verb === 'list' && event.kind === 'user'
      const exports = event.verb === 'export'
      const outside = fresh && (reason === 'none' || reason === 'oversees')
      if (lists) since.lists++
      if (exports) since.exports++
      if (outside) since.outside++
      if (!lists && !exports && !outside) return undefined
      remember(since.events, event.id, 300)
      const habit = agent.exports.mean + team.exports.mean * 0.2
      const steps = since.lists + 3 * since.exports + Math.floor(since.outside / strangers)
      if (steps < 1) return undefined
      return {
        actor: event.actor,
        kind: 'priv_esc_access',
        cause: String(since.at),
        surprise: Math.min(8, 1.5 + 0.5 * Math.min(3, since.rise) + 0.8 * steps) - Math.min(2, habit),
        harm: 3,
        start: since.at,
        end: event.at,
        events: [since.id, ...since.events],
        observed: since.lists + since.exports,
        usual: Math.round(habit * 10) / 10,
        factors: [
          { name: 'lists_after_raise', observed: since.lists, expected: 0 },
          { name: 'exports_after_raise', observed: since.exports, expected: Math.round(habit * 10) / 10 },
          { name: 'unexplained_tickets_after_raise', observed: since.outside, expected: 0 },
        ],
      }
    }
  },
}
