import { compileAccount, type AccountFacts } from './account.ts'
import { remember } from './agent.ts'
import type { AccessEvent } from './event.ts'
import { minute } from './local-time.ts'
import { reasonFor, type AccessReason } from './reasons.ts'
import type { Tickets } from './tickets.ts'

const mostTickets = 1500
const jobSpan = 30 * minute

/** Says why each access was made, as of its moment: feed it one account's events in their order. */
export const explainer = (facts: AccountFacts, tickets: Tickets): ((event: AccessEvent) => AccessReason) => {
  const account = compileAccount(facts)
  const changed = new Map<number, Set<number>>()
  const merges = new Map<number, readonly number[]>()
  return (event) => {
    const own = changed.get(event.actor) ?? new Set<number>()
    const latest = merges.get(event.actor) ?? []
    const inBulk = latest.length === 3 && event.at - (latest[0] ?? 0) < jobSpan
    const reason = reasonFor({ account, tickets }, event, { worked: (id) => own.has(id), inBulk })
    const works = event.kind === 'ticket' && (event.verb === 'update' || event.verb === 'merge') && !event.refused
    if (works && event.object !== undefined) {
      remember(own, event.object, mostTickets)
      changed.set(event.actor, own)
      if (event.verb === 'merge') merges.set(event.actor, [...latest, event.at].slice(-3))
    }
    return reason
  }
}
