import { remember } from '../agent.ts'
import { dayOf, minute } from '../local-time.ts'
import { countSurprise } from '../tail.ts'
import type { Sign } from '../sign.ts'
import type { Seen, Signal, World } from '../signal.ts'

const grace = 20 * minute
const classes = ['card', 'iban', 'national-number', 'long-number', 'vip'] as const
type Class = (typeof classes)[number]

interface Tally {
  day: number
  start: number
  readonly counts: Map<Class, number>
  readonly events: Map<Class, Set<string>>
  readonly opened: Map<number, number>
  /** Unexplained searches before today, and the days they are over. */
  readonly past: Map<Class, number>
}

interface Waiting {
  readonly seen: Seen
  readonly sought: Class
  readonly person: number | undefined
}

const classOf = ({ vipByEmail }: World['account'], { event }: Seen): { sought: Class; person?: number } | undefined => {
  if (event.verb !== 'search') return undefined
  const person = event.email === undefined ? undefined : vipByEmail.get(event.email)
  if (person !== undefined) return { sought: 'vip', person }
  const sought = classes.find((name) => name === event.search)
  return sought === undefined ? undefined : { sought }
}

const isExplained = ({ opened }: Tally, { seen, person }: Waiting): boolean =>
  person !== undefined && Math.abs((opened.get(person) ?? -Infinity) - seen.event.at) <= grace

/** Searches for cards, national numbers or the addresses of important customers that no ticket explains. */
export const searches: Signal = {
  kind: 'sensitive_search',
  needs: [],
  watch: (world) => {
    const tallies = new Map<number, Tally>()
    const queue: Waiting[] = []
    const account = new Map<Class, number>()
    const tallyOf = (seen: Seen): Tally => {
      const id = seen.event.actor
      const tally = tallies.get(id) ?? {
        day: Number.NaN,
        start: seen.event.at,
        counts: new Map<Class, number>(),
        events: new Map<Class, Set<string>>(),
        opened: new Map<number, number>(),
        past: new Map<Class, number>(),
      }
      tallies.set(id, tally)
      return tally
    }
    const turn = (tally: Tally, today: number, at: number) => {
      if (today <= tally.day) return
      for (const [name, count] of tally.counts) {
        tally.past.set(name, (tally.past.get(name) ?? 0) + count)
        account.set(name, (account.get(name) ?? 0) + Math.min(3, count))
      }
      tally.counts.clear()
      tally.events.clear()
      tally.day = today
      tally.start = at
    }
    const judge = ({ seen, sought }: Waiting, tally: Tally): Sign => {
      const { event, agent } = seen
      turn(tally, dayOf(seen.local), event.at)
      const count = (tally.counts.get(sought) ?? 0) + 1
      tally.counts.set(sought, count)
      const events = tally.events.get(sought) ?? new Set<string>()
      tally.events.set(sought, events)
      remember(events, event.id, 200)
      const rate = ((account.get(sought) ?? 0) + 1) / (world.days() + 50)
      const usual = ((tally.past.get(sought) ?? 0) + rate * 10) / (agent.days + 10)
      return {
        actor: event.actor,
        kind: 'sensitive_search',
        cause: sought,
        surprise: count < 2 ? 0 : countSurprise(count, usual, 0.7),
        harm: 2,
        start: tally.start,
        end: event.at,
        events: [...events],
        observed: count,
        usual: Math.round(usual * 100) / 100,
        detail: sought,
        factors: [
          { name: 'searches_without_ticket', observed: count, expected: Math.round(usual * 100) / 100 },
          { name: 'searches_of_the_account_a_day', observed: count, expected: Math.round(rate * 100) / 100 },
        ],
      }
    }
    const due = (now: number): Sign | undefined => {
      while (queue[0] !== undefined && (now - queue[0].seen.event.at > grace || queue.length > 1000)) {
        const waiting = queue.shift()
        if (waiting === undefined) return undefined
        const tally = tallyOf(waiting.seen)
        if (!isExplained(tally, waiting)) return judge(waiting, tally)
      }
      return undefined
    }
    return (seen) => {
      const { event, ticket } = seen
      const person = event.kind === 'ticket' && event.verb !== 'search' ? ticket?.requester : undefined
      if (person !== undefined) {
        const { opened } = tallyOf(seen)
        opened.delete(person)
        opened.set(person, event.at)
        if (opened.size > 50)
          for (const oldest of opened.keys()) {
            opened.delete(oldest)
            break
          }
      }
      const found = classOf(world.account, seen)
      if (found !== undefined && !event.refused) {
        const waiting = { seen, sought: found.sought, person: found.person }
        const tally = tallyOf(seen)
        if (found.person === undefined) return judge(waiting, tally)
        if (!isExplained(tally, waiting)) queue.push(waiting)
      }
      return due(event.at)
    }
  },
}
