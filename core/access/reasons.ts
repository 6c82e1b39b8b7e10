import { isMember, isOnCall, type Account, type AgentProfile } from './account.ts'
import type { AccessEvent } from './event.ts'
import { groupAt, type TicketFacts, type Tickets } from './tickets.ts'

/** Why an access needs no judgement, or what is missing to say. In this order the first that holds is given. */
export const accessReasons = [
  'worked',
  'assigned',
  'was-assigned',
  'follower',
  'commented',
  'bulk-job',
  'own-group',
  'own-view',
  'same-organization',
  'on-call',
  'oversees',
  'unknown-ticket',
  'none',
] as const
export type AccessReason = (typeof accessReasons)[number]

/** Reasons of an agent's own work on the ticket: such views count for no volume. */
export const ownWork: ReadonlySet<AccessReason> = new Set([
  'assigned',
  'was-assigned',
  'follower',
  'commented',
  'worked',
  'bulk-job',
])

/** What the agent was seen to do before: that, and nothing of what comes after, may be a reason. */
export interface Doings {
  /** Whether the agent has changed this ticket. */
  readonly worked: (ticket: number) => boolean
  /** Whether the agent is merging or changing tickets one after the other just now. */
  readonly inBulk: boolean
}

const wasAssigned = ({ history }: TicketFacts, actor: number, at: number): 'assigned' | 'was-assigned' | undefined => {
  let held: 'assigned' | 'was-assigned' | undefined
  for (const step of history) {
    if (step.at > at) break
    if (step.assignee === actor) held = 'assigned'
    else if (held !== undefined) held = 'was-assigned'
  }
  return held
}

const ownOf = (agent: AgentProfile, ticket: TicketFacts, at: number): AccessReason | undefined => {
  const held = wasAssigned(ticket, agent.id, at)
  if (held !== undefined) return held
  if (ticket.collaborators.includes(agent.id)) return 'follower'
  return ticket.commenters.includes(agent.id) ? 'commented' : undefined
}

/** An organization may have thousands of tickets; whoever works for it has one among the latest. */
const mostOfOrganization = 200

const worksFor = (tickets: Tickets, agent: AgentProfile, { organization }: TicketFacts, at: number): boolean =>
  organization !== undefined &&
  tickets
    .ofOrganization(organization)
    .slice(-mostOfOrganization)
    .some(
      (other) =>
        (other.createdAt ?? 0) <= at &&
        at < (other.closedAt ?? Infinity) &&
        wasAssigned(other, agent.id, at) === 'assigned',
    )

export interface Reasoning {
  readonly account: Account
  readonly tickets: Tickets
}

/** The reason of an agent's own work with a ticket as of that moment, or nothing. */
export const workOn = (
  agent: AgentProfile,
  ticket: TicketFacts,
  at: number,
  worked: boolean,
): AccessReason | undefined => (worked ? 'worked' : ownOf(agent, ticket, at))

/** Why this agent may have opened the ticket of this event, as of its moment: shown wherever an access is shown. */
export const reasonFor = ({ account, tickets }: Reasoning, event: AccessEvent, doings: Doings): AccessReason => {
  const agent = account.profileOf(event.actor)
  const { at, object, view } = event
  if (object !== undefined && doings.worked(object)) return 'worked'
  const ticket = object === undefined ? undefined : tickets.get(object)
  if (ticket === undefined) return 'unknown-ticket'
  const own = ownOf(agent, ticket, at)
  if (own !== undefined) return own
  const group = groupAt(ticket, at)
  const inGroup = group !== undefined && isMember(agent, group, at)
  if (inGroup) return doings.inBulk ? 'bulk-job' : 'own-group'
  if (view !== undefined && account.isOwnView(agent, view, at)) return 'own-view'
  if (worksFor(tickets, agent, ticket, at)) return 'same-organization'
  if (group === undefined || !account.knowsGroups) return 'unknown-ticket'
  if (isOnCall(agent, at)) return 'on-call'
  return agent.overseer ? 'oversees' : 'none'
}
