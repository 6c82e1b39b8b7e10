import { isMember, type Account, type AgentProfile } from './account.ts'
import { groupAt, type TicketFacts } from './tickets.ts'

/** Why an access needs no judgement, or what is missing to say. */
export type AccessReason =
  | 'assigned'
  | 'was-assigned'
  | 'follower'
  | 'commented'
  | 'worked'
  | 'own-group'
  | 'own-brand'
  | 'oversees'
  | 'unknown-ticket'
  | 'none'

/** Reasons of an agent's own work on the ticket: such views count for no volume. */
export const ownWork: ReadonlySet<AccessReason> = new Set([
  'assigned',
  'was-assigned',
  'follower',
  'commented',
  'worked',
])

const wasAssigned = ({ history }: TicketFacts, actor: number, at: number): 'assigned' | 'was-assigned' | undefined => {
  let held: 'assigned' | 'was-assigned' | undefined
  for (const step of history) {
    if (step.at > at) break
    if (step.assignee === actor) held = 'assigned'
    else if (held !== undefined) held = 'was-assigned'
  }
  return held
}

/** The reason for a view of this ticket as of that moment; `worked` is whether the agent was seen to change it before. */
export const reasonFor = (
  account: Account,
  agent: AgentProfile,
  ticket: TicketFacts | undefined,
  at: number,
  worked: boolean,
): AccessReason => {
  if (worked) return 'worked'
  if (ticket === undefined) return 'unknown-ticket'
  const held = wasAssigned(ticket, agent.id, at)
  if (held !== undefined) return held
  if (ticket.collaborators.includes(agent.id)) return 'follower'
  if (ticket.commenters.includes(agent.id)) return 'commented'
  const group = groupAt(ticket, at)
  if (group === undefined || !account.knowsGroups) return 'unknown-ticket'
  if (isMember(agent, group, at)) return 'own-group'
  if (agent.overseer) return 'oversees'
  return 'none'
}
