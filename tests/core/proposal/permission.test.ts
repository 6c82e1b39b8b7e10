import { describe, expect, it } from 'vitest'
import {
  mayRedact,
  maySee,
  type AgentRole,
  type AgentUser,
  type Surroundings,
  type TicketInView,
} from '../../../core/proposal/permission.ts'

/** An agent of a small plan as Zendesk shows one: no custom role, no restriction. */
const anAgent = (fields: Partial<AgentUser> = {}): AgentUser => ({
  id: 21,
  role: 'agent',
  active: true,
  suspended: false,
  custom_role_id: null,
  role_type: null,
  ticket_restriction: null,
  organization_id: null,
  ...fields,
})

const anAdmin = (fields: Partial<AgentUser> = {}) => anAgent({ role: 'admin', role_type: 4, ...fields })

const aRole = (configuration: AgentRole['configuration'], fields: Partial<AgentRole> = {}): AgentRole => ({
  id: 90,
  role_type: 0,
  configuration,
  ...fields,
})

const roleHolder = (fields: Partial<AgentUser> = {}) => anAgent({ custom_role_id: 90, role_type: 0, ...fields })

const deletes = aRole({ ticket_access: 'all', ticket_deletion: true })
const on = { agent_ticket_deletion: true }
const off = { agent_ticket_deletion: false }

describe('who may redact', () => {
  it.each([
    ['an admin', anAdmin(), null, off, true],
    ['an admin of an account with roles', anAdmin({ custom_role_id: 4 }), null, off, true],
    ['a billing admin', anAdmin({ role_type: 5 }), null, off, true],
    ['an agent where agents may delete', anAgent(), null, on, true],
    ['an agent where they may not', anAgent(), null, off, false],
    ['an agent where the setting is not told', anAgent(), null, {}, false],
    ['an agent whose role may delete, whatever the setting', roleHolder(), deletes, off, true],
    ['an agent whose role may not, whatever the setting', roleHolder(), aRole({ ticket_deletion: false }), on, false],
    ['an agent whose role does not say', roleHolder(), aRole({}), on, false],
    ['an agent whose role is not known', roleHolder(), null, on, false],
    ['an agent shown with another role', roleHolder(), { ...deletes, id: 91 }, on, false],
    ['a light agent', anAgent({ role_type: 1 }), null, on, false],
    ['a light agent by role', roleHolder({ role_type: 1 }), { ...deletes, role_type: 1 }, on, false],
    ['a light agent by the role alone', roleHolder(), { ...deletes, role_type: 1 }, on, false],
    ['a light agent by configuration', roleHolder(), aRole({ ticket_deletion: true, light_agent: true }), on, false],
    ['a chat agent', anAgent({ role_type: 2 }), null, on, false],
    ['a contributor', roleHolder({ role_type: 3 }), deletes, on, false],
    ['an agent of a kind that is not known', anAgent({ role_type: 9 }), null, on, false],
    ['an admin of a kind that is not known', anAdmin({ role_type: 0 }), null, on, false],
    ['an end user', anAgent({ role: 'end-user' }), null, on, false],
    ['a role that is not known', anAgent({ role: 'owner' }), null, on, false],
    ['a suspended admin', anAdmin({ suspended: true }), null, on, false],
    ['a deleted admin', anAdmin({ active: false }), null, on, false],
    ['an agent shared from another account', anAgent({ shared_agent: true }), null, on, false],
  ] as const)('%s', (_, user, role, settings, may) => {
    expect(mayRedact(user, role, settings)).toBe(may)
  })
})

const ticket: TicketInView = {
  group_id: 5,
  assignee_id: 7,
  requester_id: 8,
  organization_id: 6,
  collaborator_ids: [30],
  follower_ids: [31],
}
const none: Surroundings = { groupIds: [] }
const withAccess = (ticket_access: string) => aRole({ ticket_access })
const limited = (ticket_restriction: string | null) => anAgent({ ticket_restriction })

describe('who may see a ticket', () => {
  it.each([
    ['an admin', anAdmin(), null, none, true],
    ['an agent without restriction', anAgent(), null, none, true],
    ['an agent whose restriction is not told', { id: 1, role: 'agent', active: true }, null, none, false],
    ['a restriction that is not known', limited('brands'), null, { groupIds: [5] }, false],
    ['one of its group', limited('groups'), null, { groupIds: [4, 5] }, true],
    ['one of other groups', limited('groups'), null, { groupIds: [4] }, false],
    ['one of its organization', anAgent({ ticket_restriction: 'organization', organization_id: 6 }), null, none, true],
    [
      'one of its organization among several',
      limited('organization'),
      null,
      { groupIds: [], organizationIds: [1, 6] },
      true,
    ],
    [
      'one of another organization',
      anAgent({ ticket_restriction: 'organization', organization_id: 9 }),
      null,
      none,
      false,
    ],
    ['one of no organization', limited('organization'), null, none, false],
    ['its assignee', anAgent({ id: 7, ticket_restriction: 'assigned' }), null, none, true],
    ['another than its assignee', limited('assigned'), null, { groupIds: [5] }, false],
    ['its requester', anAgent({ id: 8, ticket_restriction: 'requested' }), null, none, true],
    [
      'its assignee who sees what they asked only',
      anAgent({ id: 7, ticket_restriction: 'requested' }),
      null,
      none,
      false,
    ],
    ['one copied in', anAgent({ id: 30, ticket_restriction: 'assigned' }), null, none, true],
    ['a follower', anAgent({ id: 31, ticket_restriction: 'groups' }), null, none, true],
    ['a role that sees all', roleHolder(), withAccess('all'), none, true],
    ['a role within groups, of its group', roleHolder(), withAccess('within-groups'), { groupIds: [5] }, true],
    [
      'a role within groups, of others',
      roleHolder(),
      withAccess('within-groups'),
      { groupIds: [4], ticketGroupIsPublic: true },
      false,
    ],
    [
      'a role within public groups',
      roleHolder(),
      withAccess('within-groups-and-public-groups'),
      { groupIds: [], ticketGroupIsPublic: true },
      true,
    ],
    [
      'a role within public groups, of a private one',
      roleHolder(),
      withAccess('within-groups-and-public-groups'),
      { groupIds: [], ticketGroupIsPublic: false },
      false,
    ],
    [
      'a role within its organization',
      roleHolder({ organization_id: 6 }),
      withAccess('within-organization'),
      none,
      true,
    ],
    ['a role for assigned tickets, assigned', roleHolder({ id: 7 }), withAccess('assigned-only'), none, true],
    ['a role for assigned tickets, not assigned', roleHolder(), withAccess('assigned-only'), { groupIds: [5] }, false],
    [
      'a role with access that is not known',
      roleHolder({ id: 7 }),
      withAccess('constructor'),
      { groupIds: [5] },
      false,
    ],
    ['a role with no access told', roleHolder({ id: 7 }), aRole({}), { groupIds: [5] }, false],
    ['a role that is not known, whatever the restriction', roleHolder(), null, { groupIds: [5] }, false],
    ["another role than the user's", roleHolder(), { ...withAccess('all'), id: 91 }, none, false],
    ['a light agent by their role', roleHolder({ role_type: 1 }), { ...withAccess('all'), role_type: 1 }, none, true],
    ['a chat agent', anAgent({ role_type: 2 }), null, none, false],
    ['an end user who asked', anAgent({ id: 8, role: 'end-user' }), null, none, false],
    ['a suspended admin', anAdmin({ suspended: true }), null, none, false],
    ['a deleted agent', anAgent({ active: false }), null, none, false],
  ] as const)('%s', (_, user, role, around, sees) => {
    expect(maySee(user, role, ticket, around)).toBe(sees)
  })

  it.each(['within-groups', 'within-groups-and-public-groups', 'within-organization', 'assigned-only'])(
    'a role with %s sees nothing of a ticket that has neither group, organization nor assignee',
    (access) => {
      const bare = { group_id: null, organization_id: null, assignee_id: null, requester_id: null }
      expect(maySee(roleHolder(), withAccess(access), bare, { groupIds: [0], organizationIds: [0] })).toBe(false)
    },
  )
})
