import { isSequence, remember } from '../agent.ts'
import { daySurprise, expectedOf } from '../baseline.ts'
import { minute } from '../local-time.ts'
import { ownWork } from '../reasons.ts'
import type { Signal } from '../signal.ts'

/** Longer than this without a ticket, or work on one, ends a run. */
const pause = 15 * minute
/** Shorter runs are reading around a ticket. */
const shortest = 5

/** Fewer in a day are no mass, however little the agent reads of others' otherwise. */
const fewest = 20

interface Run {
  day: number
  at: number
  length: number
  start: number
  readonly now: Set<string>
  readonly events: Set<string>
}

/** More tickets of others read in a day, or in one go, than this agent and the team do. */
export const massView: Signal = {
  kind: 'mass_view',
  needs: [],
  watch: ({ team }) => {
    const runs = new Map<number, Run>()
    return ({ event, agent, reason, fresh, factor, young }) => {
      if (event.kind !== 'ticket') return undefined
      const run = runs.get(event.actor) ?? {
        day: 0,
        at: 0,
        length: 0,
        start: 0,
        now: new Set<string>(),
        events: new Set<string>(),
      }
      runs.set(event.actor, run)
      if (run.day !== agent.today.number) {
        run.day = agent.today.number
        run.events.clear()
        run.start = event.at
      }
      const breaks = event.verb !== 'view' || event.at - run.at > pause
      if (breaks) {
        run.length = 0
        run.now.clear()
      }
      if (event.verb !== 'view' || !fresh || reason === undefined || ownWork.has(reason)) return undefined
      run.at = event.at
      run.length++
      agent.today.longestRun = Math.max(agent.today.longestRun, run.length)
      remember(run.now, event.id, 500)
      if (run.length < shortest) return undefined
      if (run.events.size === 0) run.start = event.at
      for (const id of run.now) remember(run.events, id, 500)
      run.now.clear()
      const { unworked, longestRun } = agent.today
      if (unworked < fewest) return undefined
      // What lies outside the agent's groups is judged by its scope, unless it is read in the order of its numbers.
      if (agent.today.outside > 0.7 * unworked && !isSequence(agent.today)) return undefined
      const busy = young ? factor * 2 : factor
      const volume = daySurprise(unworked, agent.unworked, team.unworked, busy)
      const inOneGo = daySurprise(longestRun, agent.runs, team.runs, busy)
      const usual = Math.round(expectedOf(agent.unworked, team.unworked))
      return {
        actor: event.actor,
        kind: 'mass_view',
        cause: 'volume',
        surprise: Math.max(Math.min(volume, inOneGo * 2), Math.min(inOneGo, volume * 2)) - 0.3,
        harm: 2,
        precise: isSequence(agent.today),
        start: run.start,
        end: event.at,
        events: [...run.events],
        observed: unworked,
        usual,
        factors: [
          { name: 'tickets_never_worked', observed: unworked, expected: usual },
          { name: 'tickets_in_one_go', observed: longestRun, expected: Math.round(expectedOf(agent.runs, team.runs)) },
          { name: 'team_today', observed: Math.round(factor * 100) / 100, expected: 1 },
        ],
      }
    }
  },
}
