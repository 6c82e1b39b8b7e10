import { remember, type AgentState } from '../agent.ts'
import { day, dayOf, hour } from '../local-time.ts'
import { distance, type Place } from '../places.ts'
import type { Kind, Sign } from '../sign.ts'
import type { Seen, Signal } from '../signal.ts'

/** An airliner with the way to and from the airport is slower than this, in km/h. */
const fastest = 900
/** Nearer than this, geo-IP errs. */
const near = 500

interface Known {
  days: number
  last: number
}

interface Visit {
  readonly key: string
  start: number
  at: number
  readonly events: Set<string>
  speed: number
  kind: Kind | undefined
  /** Tickets changed there, and local days that saw it. */
  work: number
  days: number
  today: number
}

interface Past {
  readonly countries: Map<string, Known>
  visit: Visit | undefined
  /** The last place that was neither shared nor new. */
  home: { readonly place: Place; readonly at: number } | undefined
}

const keyOf = ({ country, kind }: Place): string =>
  kind === 'hosting' || kind === 'vpn' ? `${country} relay` : country

const speedFrom = (home: Past['home'], place: Place, at: number): number => {
  const way = home === undefined ? undefined : distance(home.place, place)
  if (home === undefined || way === undefined || way < near) return 0
  return way / Math.max(0.25, Math.abs(at - home.at) / hour)
}

const noteDay = (known: Map<string, Known>, key: string, today: number): void => {
  const found = known.get(key)
  if (found === undefined) known.set(key, { days: 1, last: today })
  else if (found.last !== today) {
    found.days++
    found.last = today
  }
}

/** What it takes off the surprise that somebody works on tickets there for half a day or for days: a journey. */
const travelling = 2
const halfDay = 4 * hour

/** A place is familiar from its fourth day on. */
const familiar = 4

const signOf = (kind: Kind, visit: Visit, { event, place, agent }: Seen, surprise: number, past: Past): Sign => ({
  actor: event.actor,
  kind,
  cause: visit.key,
  surprise,
  harm: 2,
  start: visit.start,
  end: event.at,
  events: [...visit.events],
  observed: kind === 'impossible_travel' ? Math.round(visit.speed) : 0,
  usual: kind === 'impossible_travel' ? fastest : past.countries.size,
  detail: `${place?.country ?? '?'}${place?.kind === undefined ? '' : ` (${place.kind})`}`,
  factors: [
    {
      name: 'country',
      observed: place?.country ?? '?',
      expected: [...past.countries.keys()]
        .filter((key) => key !== visit.key)
        .slice(0, 4)
        .join(', '),
    },
    { name: 'kind_of_network', observed: place?.kind ?? '?', expected: 'residential, business' },
    { name: 'speed_km_h', observed: Math.round(visit.speed), expected: `<${String(fastest)}` },
    { name: 'days_known', observed: past.countries.get(visit.key)?.days ?? 0, expected: Math.round(agent.days) },
  ],
})

/** Places new to an agent, and ways between two places that nobody travels. */
export const placesSignal: Signal = {
  kind: 'unusual_location',
  needs: ['places'],
  watch: ({ days }) => {
    const pasts = new Map<number, Past>()
    const inAccount = new Map<string, Set<number>>()
    const fresh: { news: number } = { news: 0 }
    const noteAccount = (key: string, { profile }: AgentState) => {
      const users = inAccount.get(key) ?? new Set<number>()
      if (users.size < 3) users.add(profile.id)
      inAccount.set(key, users)
    }
    // Where agents of one time zone live: an agent's own country is no news, even where the office hid it so far.
    const ofZone = new Map<string, Map<string, number>>()
    const noteZone = ({ country }: Place, { profile }: AgentState) => {
      const known = ofZone.get(profile.zone) ?? new Map<string, number>()
      ofZone.set(profile.zone, known)
      known.set(country, (known.get(country) ?? 0) + 1)
    }
    const isOfZone = ({ country, kind }: Place, { profile }: AgentState): boolean => {
      const known = ofZone.get(profile.zone)
      if (known === undefined || kind === 'hosting') return false
      return (known.get(country) ?? 0) * 2 > Math.max(...known.values())
    }
    return (seen) => {
      const { event, agent, place, local, shared, young } = seen
      const past = pasts.get(event.actor) ?? { countries: new Map<string, Known>(), visit: undefined, home: undefined }
      pasts.set(event.actor, past)
      // An office is no news, but where it stands tells where the agent is; the company's own tunnel doesn't.
      if (place !== undefined && shared && place.kind !== 'vpn' && place.kind !== 'hosting')
        past.home = { place, at: event.at }
      if (place !== undefined && shared && place.kind === 'business') noteZone(place, agent)
      if (place === undefined || shared || place.kind === 'vpn' || !event.session) return undefined
      const key = keyOf(place)
      const today = dayOf(local)
      const known = past.countries.get(key)?.days ?? 0
      const others = [...(inAccount.get(place.country) ?? [])].filter((id) => id !== event.actor).length
      noteDay(past.countries, key, today)
      if (known >= familiar || agent.days < 3 || isOfZone(place, agent)) {
        if (!key.endsWith('relay')) past.home = { place, at: event.at }
        noteAccount(place.country, agent)
        if (known >= familiar && place.kind !== 'hosting') noteZone(place, agent)
        return undefined
      }
      if (past.visit?.key !== key) {
        if (known === 0 && !young) fresh.news++
        past.visit = {
          key,
          start: event.at,
          at: event.at,
          events: new Set(),
          speed: 0,
          kind: undefined,
          work: 0,
          days: 0,
          today: Number.NaN,
        }
      }
      const { visit } = past
      if (event.at - visit.at > day) visit.start = event.at
      if (today !== visit.today) visit.days++
      visit.today = today
      if (event.verb === 'update') visit.work++
      visit.at = event.at
      visit.speed = Math.max(visit.speed, speedFrom(past.home, place, event.at))
      remember(visit.events, event.id, 400)
      if (young) return undefined
      const relay = key.endsWith('relay')
      const rarity = -Math.log10((fresh.news + 1) / (days() + 50))
      const fast = visit.speed > fastest ? (relay ? 0.5 : 2) : 0
      const stays = visit.days >= 2 || event.at - visit.start >= halfDay
      const working = stays && visit.work * 12 > visit.events.size ? travelling : 0
      const surprise = Math.max(0, rarity) - working + (others === 0 ? 1.3 : others === 1 ? 0.5 : 0) + fast
      visit.kind ??= fast > 0 && !relay ? 'impossible_travel' : 'unusual_location'
      return signOf(visit.kind, visit, seen, surprise, past)
    }
  },
}
