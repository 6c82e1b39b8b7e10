import { remember } from '../agent.ts'
import { isMember } from '../account.ts'
import { day, minute } from '../local-time.ts'
import { ownWork, workOn } from '../reasons.ts'
import { groupAt } from '../tickets.ts'
import { surpriseOf } from '../tail.ts'
import type { Seen, Signal, World } from '../signal.ts'

/** Two openings closer together are one look. */
const apart = 10 * minute
const memory = 21 * day
/** People watched per agent: those seen longest ago are forgotten. */
const mostPeople = 300

interface Look {
  looks: number
  at: number
  start: number
  readonly events: Set<string>
}

const hasReason = ({ tickets }: World, { agent, event }: Seen, person: number): boolean =>
  tickets.ofRequester(person).some((ticket) => {
    if (ticket.createdAt !== undefined && ticket.createdAt > event.at) return false
    if (workOn(agent.profile, ticket, event.at, agent.changed.has(ticket.id)) !== undefined) return true
    const group = groupAt(ticket, event.at)
    const young = ticket.createdAt !== undefined && event.at - ticket.createdAt < 7 * day
    return young && group !== undefined && isMember(agent.profile, group, event.at)
  })

/** One person's profile opened again and again by somebody who has no ticket of theirs. */
export const snooping: Signal = {
  kind: 'snooping',
  needs: ['tickets'],
  watch: (world) => {
    const agents = new Map<number, Map<number, Look>>()
    let [people, again] = [0, 0]
    return (seen) => {
      const { event } = seen
      if (event.verb !== 'view') return undefined
      const person = event.kind === 'user' ? event.object : seen.ticket?.requester
      if (person === undefined) return undefined
      const looks = agents.get(event.actor) ?? new Map<number, Look>()
      agents.set(event.actor, looks)
      const before = looks.get(person)
      if (event.kind !== 'user') {
        if (before !== undefined && before.looks >= 2 && !ownWork.has(seen.reason ?? 'none'))
          remember(before.events, event.id, 200)
        return undefined
      }
      if (hasReason(world, seen, person)) {
        looks.delete(person)
        return undefined
      }
      const stale = before === undefined || event.at - before.at > memory
      const look = stale ? { looks: 0, at: -Infinity, start: event.at, events: new Set<string>() } : before
      looks.delete(person)
      looks.set(person, look)
      if (looks.size > mostPeople)
        for (const oldest of looks.keys()) {
          looks.delete(oldest)
          break
        }
      remember(look.events, event.id, 200)
      if (event.at - look.at < apart) return undefined
      if (look.looks === 0) people++
      else if (look.looks < 3) again++
      look.looks++
      look.at = event.at
      const rate = (again + 1) / (people + 30)
      return {
        actor: event.actor,
        kind: 'snooping',
        cause: String(person),
        surprise: surpriseOf(rate ** (look.looks - 1)) - 0.5,
        harm: 2,
        start: look.start,
        end: event.at,
        events: [...look.events],
        observed: look.looks,
        usual: Math.round((1 + rate) * 10) / 10,
        factors: [{ name: 'looks_without_ticket', observed: look.looks, expected: Math.round((1 + rate) * 10) / 10 }],
      }
    }
  },
}
