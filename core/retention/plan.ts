import { actions as rules } from './registry.ts'
import type { Action } from './action.ts'
import type { Hold, Policy, PolicySet } from './policy.ts'
import type { Reason } from './reasons.ts'
import { statuses, type Milliseconds, type TicketFacts } from './ticket.ts'

export type Outcome = 'due' | 'later' | 'held' | 'kept'

export interface Planned {
  readonly ticketId: number
  readonly outcome: Outcome
  /** The policy that decides: of a deletion the one with the latest date, otherwise whichever comes first. */
  readonly policy?: string
  readonly dueAt?: Milliseconds
  /** What is to be done now, each once, in the order of a run; empty unless due. */
  readonly actions: readonly Action['do'][]
  readonly because: readonly Reason[]
  /** By name, the policies that have it redacted and those that have it deleted now: the one that decides is one of several. */
  readonly acting: Acting
  /** All that is due is redaction, and nothing of what it would redact is in the ticket. */
  readonly isIdle: boolean
}

export interface Acting {
  readonly redact: readonly string[]
  readonly delete: readonly string[]
}

const nobody: Acting = { redact: [], delete: [] }

export interface Under {
  readonly policy: Policy
  readonly tagged: boolean
  /** Not known where the ticket lacks what the period counts from. */
  readonly dueAt: Milliseconds | undefined
}

/** Something that is done to the ticket, and from when on: `policy` gives the date, and these have it done. */
interface Step {
  readonly policy: Policy
  readonly by: readonly Policy[]
  readonly at: Milliseconds
  readonly does: readonly Action['do'][]
  readonly allowed: boolean
  /** No policy of which it isn't known whether it covers the ticket would make it later. */
  readonly isSure: boolean
}

const isDeletion = ({ do: word }: Action): boolean => word !== 'redact'

const inOrder = (words: readonly Action['do'][]): Action['do'][] =>
  rules.flatMap(({ word }) => (words.includes(word) ? [word] : []))

const isOver = ({ status }: TicketFacts): boolean => status === 'solved' || status === 'closed'

/** A status that Zendesk doesn't have may mean anything, also that the ticket is solved. */
const isStatusKnown = ({ status }: TicketFacts): boolean => statuses.some((known) => known === status)

const latestOf = (under: readonly Under[]): { policy: Policy; at: Milliseconds } | undefined => {
  let latest: { policy: Policy; at: Milliseconds } | undefined
  for (const { policy, dueAt } of under) {
    if (dueAt === undefined) return undefined
    if (latest === undefined || dueAt > latest.at) latest = { policy, at: dueAt }
  }
  return latest
}

/** What a ticket is under, and what it may be: something that these policies look at isn't known of it. */
interface Cover {
  readonly under: readonly Under[]
  readonly unsure: readonly Under[]
}

/** One of the policies that may cover it would have it kept longer than to this moment, or may. */
const mayBeLater = ({ unsure }: Cover, moment: Milliseconds): boolean =>
  unsure.some(({ dueAt }) => dueAt === undefined || dueAt > moment)

/** Redactions each at their own date; deletion once for all policies, at the latest, and never while one isn't known. */
const stepsOf = (ticket: TicketFacts, cover: Cover, now: Milliseconds): Step[] => {
  const { under } = cover
  const steps = under.flatMap(({ policy, dueAt }): Step[] =>
    policy.waits === true || dueAt === undefined || policy.actions.every(isDeletion)
      ? []
      : [{ policy, by: [policy], at: dueAt, does: ['redact'], allowed: true, isSure: true }],
  )
  const by = under.flatMap(({ policy }) => (policy.waits !== true && policy.actions.some(isDeletion) ? [policy] : []))
  const isLeft = steps.length === 0 && under.every(({ policy }) => policy.waits === true)
  const latest = by.length === 0 && !isLeft ? undefined : latestOf(under)
  if (latest === undefined) return steps
  const isSure = !mayBeLater(cover, Math.max(latest.at, now))
  const does = by.flatMap(({ actions }) => actions.filter(isDeletion).map((action) => action.do))
  return [...steps, { ...latest, by, does, isSure, allowed: by.length > 0 && isSure && isOver(ticket) }]
}

const findsNothing = ({ pii }: TicketFacts, { actions }: Policy): boolean =>
  pii !== undefined &&
  actions.every(
    (action) => action.do !== 'redact' || (!action.attachments && !action.kinds.some((kind) => pii.includes(kind))),
  )

const firstOf = (steps: readonly Step[]): Step | undefined =>
  steps.reduce<Step | undefined>((first, step) => (first === undefined || step.at < first.at ? step : first), undefined)

/** Of what is due now, the deletion decides if there is one; of what is to come, the first that may be done. */
const decidingOf = (due: readonly Step[], steps: readonly Step[]): Step | undefined =>
  due.find(({ does }) => !does.includes('redact')) ??
  firstOf(due) ??
  firstOf(steps.filter(({ allowed }) => allowed)) ??
  firstOf(steps)

/** A hold that covers the ticket now, or may. */
export const holdOver = (
  holds: readonly Hold[],
  ticket: TicketFacts,
  now: Milliseconds,
): 'hold' | 'hold-not-known' | undefined => {
  let found: 'hold-not-known' | undefined
  for (const { until, holds: isHeld } of holds) {
    if (until !== null && until <= now) continue
    const held = isHeld(ticket)
    if (held === true) return 'hold'
    if (held === undefined) found = 'hold-not-known'
  }
  return found
}

const kept = (ticketId: number, because: readonly Reason[], policy?: Policy): Planned => ({
  ticketId,
  outcome: 'kept',
  ...(policy === undefined ? {} : { policy: policy.name }),
  actions: [],
  because,
  acting: nobody,
  isIdle: false,
})

const actingIn = (due: readonly Step[]): Acting => {
  const named = (redacts: boolean) =>
    due.filter(({ does }) => does.includes('redact') === redacts).flatMap(({ by }) => by.map(({ name }) => name))
  return { redact: named(true), delete: named(false) }
}

const coverOf = (policies: readonly Policy[], ticket: TicketFacts): Cover => {
  const under: Under[] = []
  const unsure: Under[] = []
  for (const policy of policies) {
    const tagged = ticket.tags?.includes(policy.tag) === true
    const matches = tagged || policy.matches(ticket)
    if (matches === false) continue
    const anchor = ticket.since[policy.since]
    const covers = { policy, tagged, dueAt: anchor === undefined ? undefined : policy.dueAt(anchor) }
    if (matches === undefined) unsure.push(covers)
    else under.push(covers)
  }
  return { under, unsure }
}

/** The policies that a ticket is under now, and those that it may be, in their order. */
export const policiesOver = ({ policies }: PolicySet, ticket: TicketFacts): Cover => coverOf(policies, ticket)

/** Which policies a ticket matches, whatever tags it bears, by their tags; `held` where a hold covers it, or may. */
export const matchedTags = (
  { policies, holds }: PolicySet,
  ticket: TicketFacts,
  now: Milliseconds,
): { readonly tags: readonly string[]; readonly held: boolean } => {
  if (ticket.status === 'deleted') return { tags: [], held: false }
  const tags = policies.filter(({ matches }) => matches(ticket) === true).map(({ tag }) => tag)
  return { tags, held: holdOver(holds, ticket, now) !== undefined }
}

/** What is to become of one ticket at `now`: a function of the policies, the ticket and the time, and of nothing else. */
export const planTicket = ({ policies, holds }: PolicySet, ticket: TicketFacts, now: Milliseconds): Planned => {
  if (ticket.status === 'deleted') return kept(ticket.id, ['deleted'])
  const cover = coverOf(policies, ticket)
  const { under, unsure } = cover
  const [first] = under
  if (first === undefined) return kept(ticket.id, unsure.length > 0 ? ['no-policy', 'fact-unknown'] : ['no-policy'])
  const because: Reason[] = []
  if (under.some(({ tagged }) => !tagged)) because.push('matched')
  if (under.some(({ tagged }) => tagged)) because.push('tagged')
  const unanchored = under.find(({ dueAt }) => dueAt === undefined)
  const steps = stepsOf(ticket, cover, now)
  const due = steps.filter(({ at, allowed }) => allowed && at <= now)
  const deciding = decidingOf(due, steps)
  if (unanchored !== undefined && deciding === undefined)
    return kept(ticket.id, [...because, 'anchor-unknown'], unanchored.policy)
  // Versions of before may have a policy that does nothing.
  if (deciding === undefined) return kept(ticket.id, because, first.policy)

  because.push(deciding.at <= now ? 'period-over' : 'period-running')
  if (under.length > 1 && !deciding.does.includes('redact')) because.push('latest-policy')
  const isBarred = !isOver(ticket) && deciding.by.length > 0 && steps.some(({ at, allowed }) => !allowed && at <= now)
  if (isBarred && isStatusKnown(ticket)) because.push('not-solved')
  if (deciding.by.length === 0) because.push('other-schedule')
  if (due.some(({ does, policy }) => does.includes('redact') && findsNothing(ticket, policy)))
    because.push('nothing-found')
  if (unanchored !== undefined) because.push('anchor-unknown')
  if (steps.some(({ isSure }) => !isSure) || (isBarred && !isStatusKnown(ticket))) because.push('fact-unknown')
  const decided = {
    ticketId: ticket.id,
    policy: deciding.policy.name,
    dueAt: deciding.at,
    acting: nobody,
    isIdle: false,
  }
  const hold = holds.length === 0 ? undefined : holdOver(holds, ticket, now)
  if (hold !== undefined) return { ...decided, outcome: 'held', actions: [], because: [...because, hold] }
  if (due.length === 0) return { ...decided, outcome: 'later', actions: [], because }
  const isIdle = due.every(({ does, policy }) => does.includes('redact') && findsNothing(ticket, policy))
  const actions = inOrder(due.flatMap(({ does }) => does))
  return { ...decided, outcome: 'due', actions, because, acting: actingIn(due), isIdle }
}
