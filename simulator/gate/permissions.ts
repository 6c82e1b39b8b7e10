import type { Ticket, User } from '../records.ts'
import { groupsOf } from '../state.ts'
import { forbidden } from '../wire/answer.ts'
import type { World } from '../world.ts'

const roleOf = ({ state }: World, user: User) =>
  user.custom_role_id === null ? undefined : state.roles.get(user.custom_role_id)

/**
 * Admins; agents whose custom role lets them delete tickets; agents without a custom role where the account lets agents
 * delete. Light agents and contributors never, whatever their role says.
 */
export const mayRedact = (world: World, user: User): boolean => {
  if (user.role === 'admin') return true
  if (user.role !== 'agent') return false
  const role = roleOf(world, user)
  if (role === undefined) return (user.role_type ?? 0) === 0 && world.settings.agent_ticket_deletion
  return role.role_type === 0 && role.configuration['ticket_deletion'] === true
}

/** Where a restriction and a role's access differ, both must let the ticket through. */
export const maySee = (world: World, user: User, ticket: Ticket): boolean => {
  if (ticket.deleted_at !== null) return false
  if (user.role === 'admin') return true
  if (user.role !== 'agent') return false
  const inGroups = () => ticket.group_id !== null && groupsOf(world.state, user.id).includes(ticket.group_id)
  const isAssigned = () => ticket.assignee_id === user.id
  const takesPart = () =>
    ticket.requester_id === user.id || [...ticket.email_cc_ids, ...ticket.follower_ids].includes(user.id)
  const inOrganization = () => user.organization_id !== null && ticket.organization_id === user.organization_id
  const inPublicGroup = () => ticket.group_id !== null && world.state.groups.get(ticket.group_id)?.is_public === true

  const byRestriction = (): boolean => {
    switch (user.ticket_restriction) {
      case null:
        return true
      case 'groups':
        return inGroups() || isAssigned() || takesPart()
      case 'assigned':
        return isAssigned() || takesPart()
      case 'requested':
        return takesPart()
      case 'organization':
        return inOrganization() || takesPart()
    }
  }
  const byRole = (): boolean => {
    const access = roleOf(world, user)?.configuration['ticket_access'] ?? 'all'
    if (access === 'all') return true
    if (access === 'within-groups') return inGroups() || isAssigned()
    if (access === 'within-groups-and-public-groups') return inGroups() || inPublicGroup() || isAssigned()
    if (access === 'within-organization') return inOrganization()
    return isAssigned()
  }
  return byRestriction() && byRole()
}

/** Light agents and contributors write private comments and nothing else. */
export const mayEdit = (world: World, user: User): boolean => {
  if (user.role === 'admin') return true
  if (user.role_type === 1 || user.role_type === 3) return false
  return roleOf(world, user)?.configuration['ticket_editing'] !== false
}

/** Zendesk ties redaction to the deletion of tickets. */
export const mayDelete = (world: World, user: User): boolean => mayRedact(world, user)

/** What Zendesk's document calls "Accounts on the Enterprise plan or above". */
export const needsEnterprise = ({ settings }: World): void => {
  if (!settings.plan.includes('enterprise')) throw forbidden()
}
