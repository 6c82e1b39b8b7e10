/**
 * Who may do what, in Zendesk's own words and by Zendesk's own rules, so that custos never lets anyone do more than
 * Zendesk does. A word that isn't known here refuses: Zendesk may add one, and guessing wide would leak.
 */

/** Of `GET /users/{id}`. */
export interface AgentUser {
  readonly id: number
  readonly role: string
  readonly active?: boolean
  readonly suspended?: boolean
  readonly shared_agent?: boolean
  readonly custom_role_id?: number | null
  readonly role_type?: number | null
  readonly ticket_restriction?: string | null
  readonly organization_id?: number | null
}

/** Of `GET /custom_roles/{id}`. */
export interface AgentRole {
  readonly id?: number
  readonly role_type?: number | null
  readonly configuration: {
    readonly light_agent?: boolean
    readonly ticket_access?: string
    readonly ticket_deletion?: boolean
  }
}

/** Of `GET /tickets/{id}`. */
export interface TicketInView {
  readonly group_id?: number | null
  readonly assignee_id?: number | null
  readonly requester_id?: number | null
  readonly organization_id?: number | null
  readonly collaborator_ids?: readonly number[]
  readonly follower_ids?: readonly number[]
}

/** What decides whether somebody is of the account's staff at all, and one of its administrators. */
export type Staff = Pick<AgentUser, 'role' | 'role_type' | 'active' | 'suspended' | 'shared_agent'>

/** Zendesk's `role_type`: 0 is a role of the account's own, 1 light agent, 2 chat agent, 3 contributor, 4 admin, 5 billing admin. */
const agentTypes: readonly unknown[] = [0, null, undefined]
const viewerTypes: readonly unknown[] = [...agentTypes, 1, 3]
const adminTypes: readonly unknown[] = [4, 5, null, undefined]

const isHere = ({ active, suspended, shared_agent }: Staff): boolean =>
  active === true && suspended !== true && shared_agent !== true

const isAdmin = ({ role, role_type }: Staff): boolean => role === 'admin' && adminTypes.includes(role_type)

/** Whether the account's settings are this user's to change. */
export const administers = (user: Staff): boolean => isHere(user) && isAdmin(user)

/** The role that the account says this user has; null where it isn't the one handed in. */
const roleOf = (user: AgentUser, role: AgentRole | null): AgentRole | null =>
  role !== null && (role.id === undefined || role.id === user.custom_role_id) ? role : null

const hasRole = ({ custom_role_id }: AgentUser): boolean => typeof custom_role_id === 'number'

/**
 * Redaction follows ticket deletion: an admin may; an agent with a custom role where that role may delete tickets;
 * another agent where the account lets agents delete tickets; light agents, chat agents and contributors never.
 */
export const mayRedact = (
  user: AgentUser,
  role: AgentRole | null,
  settings: { readonly agent_ticket_deletion?: boolean },
): boolean => {
  if (!isHere(user)) return false
  if (isAdmin(user)) return true
  if (user.role !== 'agent' || !agentTypes.includes(user.role_type)) return false
  if (!hasRole(user)) return settings.agent_ticket_deletion === true
  const own = roleOf(user, role)
  if (own === null || !agentTypes.includes(own.role_type) || own.configuration.light_agent === true) return false
  return own.configuration.ticket_deletion === true
}

/** What the account knows of a user and a ticket's group, beside the two themselves. */
export interface Surroundings {
  readonly groupIds: readonly number[]
  /** Every organization of the user's; where only the default one is known, `user.organization_id` serves. */
  readonly organizationIds?: readonly number[]
  readonly ticketGroupIsPublic?: boolean
}

type Access = 'all' | 'groups' | 'groups-and-public' | 'organization' | 'assigned' | 'requested'

const byRole = new Map<unknown, Access>([
  ['all', 'all'],
  ['within-groups', 'groups'],
  ['within-groups-and-public-groups', 'groups-and-public'],
  ['within-organization', 'organization'],
  ['assigned-only', 'assigned'],
])

const byRestriction = new Map<unknown, Access>([
  [null, 'all'],
  ['groups', 'groups'],
  ['organization', 'organization'],
  ['assigned', 'assigned'],
  ['requested', 'requested'],
])

const accessOf = (user: AgentUser, role: AgentRole | null): Access | undefined =>
  hasRole(user)
    ? byRole.get(roleOf(user, role)?.configuration.ticket_access)
    : byRestriction.get(user.ticket_restriction)

/** Whoever asked, is copied in or follows sees the ticket whatever the restriction. */
const takesPart = ({ id }: AgentUser, ticket: TicketInView): boolean =>
  ticket.requester_id === id || [...(ticket.collaborator_ids ?? []), ...(ticket.follower_ids ?? [])].includes(id)

const within = (id: number | null | undefined, ids: readonly number[]): boolean =>
  typeof id === 'number' && ids.includes(id)

/** Whether this user sees this ticket in Zendesk. A refusal is answered as if there were no such ticket. */
export const maySee = (
  user: AgentUser,
  role: AgentRole | null,
  ticket: TicketInView,
  around: Surroundings,
): boolean => {
  if (!isHere(user)) return false
  if (isAdmin(user)) return true
  if (user.role !== 'agent' || !viewerTypes.includes(user.role_type)) return false
  const access = accessOf(user, role)
  if (access === undefined) return false
  if (takesPart(user, ticket)) return true
  if (access !== 'requested' && ticket.assignee_id === user.id) return true
  const organizations = around.organizationIds ?? [user.organization_id ?? 0]
  switch (access) {
    case 'all':
      return true
    case 'groups':
      return within(ticket.group_id, around.groupIds)
    case 'groups-and-public':
      return within(ticket.group_id, around.groupIds) || around.ticketGroupIsPublic === true
    case 'organization':
      return within(ticket.organization_id, organizations)
    case 'assigned':
    case 'requested':
      return false
  }
}
