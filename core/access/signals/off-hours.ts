import { isHoliday, isOnCall } from '../account.ts'
import { remember } from '../agent.ts'
import { hour } from '../local-time.ts'
import { surpriseOf } from '../tail.ts'
import type { Seen, Signal, World } from '../signal.ts'

interface Night {
  at: number
  start: number
  readonly events: Set<string>
  views: number
  work: number
  rarest: number
}

const around = (hours: Float64Array, at: number): number =>
  Math.max(hours[at] ?? 0, ((hours[(at + 23) % 24] ?? 0) + (hours[(at + 1) % 24] ?? 0)) / 2)

/** Days of the team's that weigh in an hour nobody was seen at. */
const prior = 4

/** How often this agent, or the team where the agent is young, was active around this local hour. */
const chanceOf = ({ hours, days }: World, { agent, hour: at }: Seen): number => {
  const team = (around(hours, at) + 0.2) / (days() + 10)
  return (around(agent.hours, at) + prior * team) / (agent.days + prior)
}

/** Reading at hours that neither the agent nor the team's rota knows; work on tickets at night is being on call. */
export const offHours: Signal = {
  kind: 'off_hours',
  needs: [],
  watch: (world) => {
    const nights = new Map<number, Night>()
    return (seen) => {
      const { event, young, agent } = seen
      if (event.source === 'audit' && event.verb !== 'login') return undefined
      if (!event.session || isOnCall(agent.profile, event.at)) return undefined
      const chance = chanceOf(world, seen)
      if (chance > 0.06) return undefined
      const night = nights.get(event.actor) ?? {
        at: 0,
        start: event.at,
        events: new Set<string>(),
        views: 0,
        work: 0,
        rarest: 1,
      }
      nights.set(event.actor, night)
      if (event.at - night.at > 4 * hour) {
        night.start = event.at
        night.events.clear()
        night.views = 0
        night.work = 0
        night.rarest = 1
      }
      night.at = event.at
      night.rarest = Math.min(night.rarest, chance)
      remember(night.events, event.id, 400)
      if (event.verb === 'view' || event.verb === 'search') night.views++
      if (event.verb === 'update') night.work++
      if (young || night.views < 4) return undefined
      const idle = Math.max(0, night.views - 3 * night.work)
      const share = idle / night.views
      return {
        actor: event.actor,
        kind: 'off_hours',
        cause: 'hours',
        surprise: surpriseOf(night.rarest) * share + Math.min(2, idle / 10),
        harm: 1,
        start: night.start,
        end: event.at,
        events: [...night.events],
        observed: night.views,
        usual: Math.round(chance * 1000) / 10,
        detail: String(seen.hour),
        factors: [
          { name: 'local_hour', observed: seen.hour, expected: '-' },
          {
            name: 'days_active_at_this_hour',
            observed: Math.round(around(agent.hours, seen.hour) * 10) / 10,
            expected: Math.round(agent.days),
          },
          { name: 'tickets_changed', observed: night.work, expected: '1+' },
          ...(isHoliday(agent.profile, seen.local) ? [{ name: 'holiday', observed: 1, expected: 0 }] : []),
        ],
      }
    }
  },
}
