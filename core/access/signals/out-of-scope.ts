import { isSequence, remember } from '../agent.ts'
import { daySurprise, expectedOf } from '../baseline.ts'
import type { Signal } from '../signal.ts'

/** Fewer strange tickets in a day are a question of a colleague's. */
const fewest = 5

/** Tickets of groups the agent does not belong to, with no other reason. */
export const outOfScope: Signal = {
  kind: 'out_of_scope',
  needs: ['tickets', 'groups'],
  watch: ({ team }) => {
    const days = new Map<number, { day: number; start: number; readonly events: Set<string> }>()
    return ({ event, agent, reason, fresh, factor }) => {
      if (reason !== 'none') return undefined
      const seen = days.get(event.actor) ?? { day: Number.NaN, start: event.at, events: new Set<string>() }
      days.set(event.actor, seen)
      if (seen.day !== agent.today.number) {
        seen.day = agent.today.number
        seen.start = event.at
        seen.events.clear()
      }
      remember(seen.events, event.id, 400)
      if (!fresh || agent.today.outside < fewest || isSequence(agent.today)) return undefined
      const usual = Math.round(expectedOf(agent.outside, team.outside) * 10) / 10
      const { outside } = agent.today
      return {
        actor: event.actor,
        kind: 'out_of_scope',
        cause: 'scope',
        surprise: daySurprise(outside, agent.outside, team.outside, factor),
        harm: 2,
        start: seen.start,
        end: event.at,
        events: [...seen.events],
        observed: outside,
        usual,
        factors: [{ name: 'tickets_without_reason', observed: outside, expected: usual }],
      }
    }
  },
}
