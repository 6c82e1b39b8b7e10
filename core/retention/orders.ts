import { calendarOf, type Calendar } from './calendar.ts'
import type { Action, Delete, Redact } from './action.ts'
import { policiesOver } from './plan.ts'
import type { PolicySet } from './policy.ts'
import type { Milliseconds, TicketFacts } from './ticket.ts'

/** What a run is to do with one ticket, from all the policies it is under. */
export interface Orders {
  readonly kinds: readonly string[]
  readonly attachments: boolean
  /** By name, the policies that have it redacted now. */
  readonly redactsFor: readonly string[]
  /** The end of the longest grace, were it marked now; undefined where nothing deletes it. */
  readonly deleteAt: Milliseconds | undefined
  /** Only where every policy that deletes it says so: what can't be undone needs all of them. */
  readonly permanently: boolean
  readonly tags: readonly string[]
}

const isRedact = (action: Action): action is Redact => action.do === 'redact'

const calendars = new Map<string, Calendar>()

const calendarIn = (zone: string): Calendar => {
  const known = calendars.get(zone) ?? calendarOf(zone)
  calendars.set(zone, known)
  return known
}

export const ordersFor = (set: PolicySet, ticket: TicketFacts, now: Milliseconds): Orders => {
  const { under: over, unsure } = policiesOver(set, ticket)
  const redacting = over.filter(
    ({ policy, dueAt }) =>
      policy.waits !== true && dueAt !== undefined && dueAt <= now && policy.actions.some(isRedact),
  )
  const redactions = redacting.flatMap(({ policy }) => policy.actions.filter(isRedact))
  const deletionsOf = (covers: typeof over) =>
    covers.flatMap(({ policy }) =>
      policy.actions
        .filter((action): action is Delete => action.do !== 'redact')
        .map((action) => ({ action, end: calendarIn(policy.zone).add(now, action.grace) })),
    )
  const isDeleted = deletionsOf(over.filter(({ policy }) => policy.waits !== true)).length > 0
  // Policies that wait, or may cover it, bring no deletion about, but what they say of one is heeded.
  const deletions = isDeleted ? deletionsOf([...over, ...unsure]) : []
  return {
    kinds: [...new Set(redactions.flatMap(({ kinds }) => kinds))].sort(),
    attachments: redactions.some(({ attachments }) => attachments),
    redactsFor: redacting.map(({ policy }) => policy.name),
    deleteAt: !isDeleted ? undefined : Math.max(...deletions.map(({ end }) => end)),
    permanently: isDeleted && deletions.every(({ action }) => action.permanently),
    tags: over.map(({ policy }) => policy.tag),
  }
}
