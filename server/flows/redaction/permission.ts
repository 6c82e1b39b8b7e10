import {
  administers,
  mayRedact,
  maySee,
  type AgentRole,
  type AgentUser,
  type TicketInView,
} from '../../../core/proposal/index.ts'
import { attempt, isGone, refuse, type Refusal } from '../failure.ts'
import type { Ticket } from '../ticket.ts'

export interface User {
  readonly id: number
  readonly role: string
  readonly roleType: number | null
  readonly customRoleId: number | null
  readonly ticketRestriction: string | null
  readonly organizationId: number | null
  readonly active: boolean
  readonly suspended: boolean
  readonly sharedAgent: boolean
}

/** What of a user decides whether they administer the account. */
export type Staff = Pick<User, 'role' | 'roleType' | 'active' | 'suspended' | 'sharedAgent'>

export interface StaffPorts {
  readonly user: (userId: number) => Promise<Staff>
}

export interface CustomRole {
  readonly id: number
  readonly roleType: number | null
  readonly ticketAccess: string | null
  readonly ticketDeletion: boolean
}

export interface RightsPorts {
  readonly user: (userId: number) => Promise<User>
  readonly customRole: (roleId: number) => Promise<CustomRole>
  readonly settings: () => Promise<{ readonly agentTicketDeletion: boolean }>
}

export interface SightPorts extends RightsPorts {
  readonly ticket: (ticketId: number) => Promise<Ticket>
  readonly groupMemberships: (userId: number) => Promise<readonly { readonly groupId: number }[]>
  readonly group: (groupId: number) => Promise<{ readonly isPublic: boolean }>
}

const staffOf = ({ role, roleType, active, suspended, sharedAgent }: Staff) => ({
  ...{ role, role_type: roleType },
  ...{ active, suspended, shared_agent: sharedAgent },
})

const agentOf = (user: User): AgentUser => ({
  ...staffOf(user),
  id: user.id,
  custom_role_id: user.customRoleId,
  ticket_restriction: user.ticketRestriction,
  organization_id: user.organizationId,
})

const agentRoleOf = (role: CustomRole): AgentRole => ({
  id: role.id,
  role_type: role.roleType,
  configuration: {
    ticket_deletion: role.ticketDeletion,
    ...(role.ticketAccess === null ? {} : { ticket_access: role.ticketAccess }),
  },
})

const inView = (ticket: Ticket): TicketInView => ({
  group_id: ticket.groupId,
  assignee_id: ticket.assigneeId,
  requester_id: ticket.requesterId,
  organization_id: ticket.organizationId,
  collaborator_ids: ticket.collaboratorIds,
  follower_ids: ticket.followerIds,
})

/** An admin's rights don't hang on a role, so none is asked for. */
const roleOf = async (ports: RightsPorts, { role, custom_role_id }: AgentUser): Promise<AgentRole | null> =>
  role !== 'admin' && typeof custom_role_id === 'number' ? agentRoleOf(await ports.customRole(custom_role_id)) : null

/** The account's setting speaks only for agents without a role of their own. */
const redacts = async (ports: RightsPorts, user: AgentUser, role: AgentRole | null): Promise<boolean> => {
  if (mayRedact(user, role, {})) return true
  const bySetting = user.role === 'agent' && role === null
  if (!bySetting) return false
  const { agentTicketDeletion } = await ports.settings()
  return mayRedact(user, role, { agent_ticket_deletion: agentTicketDeletion })
}

/** Groups cost requests of their own, so they are read only where nothing else lets the user in. */
const sees = async (ports: SightPorts, user: AgentUser, role: AgentRole | null, shown: Ticket): Promise<boolean> => {
  const ticket = inView(shown)
  const group = shown.groupId
  if (maySee(user, role, ticket, { groupIds: [] })) return true
  if (group === null || !maySee(user, role, ticket, { groupIds: [group], ticketGroupIsPublic: true })) {
    return false
  }
  const groupIds = (await ports.groupMemberships(user.id)).map(({ groupId }) => groupId)
  if (maySee(user, role, ticket, { groupIds })) return true
  const byPublicGroup = maySee(user, role, ticket, { groupIds: [], ticketGroupIsPublic: true })
  return byPublicGroup && (await ports.group(group)).isPublic
}

/** What this user may do whatever the ticket, as Zendesk has it now. Throws what Zendesk failed with. */
export const rightsOf = async (ports: RightsPorts, userId: number): Promise<{ readonly mayRedact: boolean }> => {
  const user = agentOf(await ports.user(userId))
  return { mayRedact: await redacts(ports, user, await roleOf(ports, user)) }
}

/** Whether Zendesk has this user as one of the account's administrators, by the one rule there is for it. */
export const isAdministrator = (user: Staff): boolean => administers(staffOf(user))

/** The same for whoever they are now, whatever a page says. Throws what Zendesk failed with. */
export const administersAccount = async (ports: StaffPorts, userId: number): Promise<boolean> =>
  isAdministrator(await ports.user(userId))

export interface Sight {
  readonly ok: true
  readonly ticket: Ticket
  /** Asked only where it matters: it may cost a request. */
  readonly mayRedact: () => Promise<boolean>
}

const look = async (ports: SightPorts, userId: number, ticketId: number): Promise<Sight | Refusal> => {
  const [ticket, found] = await Promise.all([ports.ticket(ticketId), ports.user(userId)])
  const user = agentOf(found)
  const role = await roleOf(ports, user)
  if (!(await sees(ports, user, role, ticket))) return { ok: false, problem: 'not-found' }
  return { ok: true, ticket, mayRedact: () => redacts(ports, user, role) }
}

/** The ticket as this user may see it. One that they may not see is not found, exactly as one that is not there. */
export const sightOf = async (ports: SightPorts, userId: number, ticketId: number): Promise<Sight | Refusal> => {
  const looked = await attempt(() => look(ports, userId, ticketId))
  if (looked.ok) return looked.value
  return isGone(looked.failure) ? { ok: false, problem: 'not-found' } : refuse(looked.failure)
}
