import { remember } from '../agent.ts'
import { day, hour } from '../local-time.ts'
import type { Seen, Signal } from '../signal.ts'

const idleSpan = 45 * day
/** How long after waking an account is watched as one that slept. */
const watchSpan = 12 * hour

interface Woken {
  readonly at: number
  readonly idle: number
  readonly events: Set<string>
  views: number
  work: number
}

/** Whether agents of the same zone come from this country: where the agent's own past is too long ago to know. */
const isHome = (seen: Seen, countries: ReadonlyMap<string, Map<string, number>>): boolean => {
  if (seen.place === undefined || seen.shared) return true
  if (seen.place.kind === 'hosting') return false
  return (countries.get(seen.agent.profile.zone)?.get(seen.place.country) ?? 0) > 0
}

/** An account unused for more than 45 days that is used again, from another place, at another hour or only to read. */
export const dormant: Signal = {
  kind: 'dormant_reactivated',
  needs: [],
  watch: ({ hours, days }) => {
    const woken = new Map<number, Woken>()
    const countries = new Map<string, Map<string, number>>()
    const learnPlace = ({ place, shared, agent }: Seen) => {
      if (place === undefined || shared || agent.days < 10) return
      const known = countries.get(agent.profile.zone) ?? new Map<string, number>()
      countries.set(agent.profile.zone, known)
      known.set(place.country, (known.get(place.country) ?? 0) + 1)
    }
    return (seen) => {
      const { event, agent } = seen
      learnPlace(seen)
      if (agent.idle > idleSpan)
        woken.set(event.actor, { at: event.at, idle: agent.idle, events: new Set(), views: 0, work: 0 })
      const now = woken.get(event.actor)
      if (now === undefined) return undefined
      if (event.at - now.at > watchSpan) {
        woken.delete(event.actor)
        return undefined
      }
      remember(now.events, event.id, 400)
      if (event.verb === 'view') now.views++
      if (event.verb === 'update') now.work++
      const usualHour = (hours[seen.hour] ?? 0) / Math.max(1, days())
      const away = isHome(seen, countries) ? 0 : 2.5
      const odd = usualHour < 0.03 ? 1 : 0
      const reads = now.views >= 8 && now.work === 0 ? 1 : 0
      const idle = Math.round(now.idle / day)
      return {
        actor: event.actor,
        kind: 'dormant_reactivated',
        cause: String(now.at),
        surprise: 1.5 + away + odd + reads,
        harm: 2,
        start: now.at,
        end: event.at,
        events: [...now.events],
        observed: idle,
        usual: 45,
        factors: [
          { name: 'idle_days', observed: idle, expected: '<45' },
          {
            name: 'country',
            observed: seen.place?.country ?? '-',
            expected: [...(countries.get(agent.profile.zone)?.keys() ?? [])].slice(0, 3).join(', ') || '-',
          },
          { name: 'tickets_read', observed: now.views, expected: '-' },
          { name: 'tickets_changed', observed: now.work, expected: '1+' },
        ],
      }
    }
  },
}
