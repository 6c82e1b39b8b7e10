import { describe, expect, it } from 'vitest'
import { mayWatch } from '../../../server/flows/access/cases.ts'
import { administersAccount, rightsOf, sightOf, type CustomRole } from '../../../server/flows/redaction/permission.ts'
import { refusalOf } from '../../../server/flows/retention/admin.ts'
import { aDesk, aPerson, aTicket, deskPorts, failure, type Desk } from './desk.ts'
import { wired } from './wires.ts'

const aRole = (fields: Partial<CustomRole> = {}): CustomRole => ({
  id: 5,
  roleType: 0,
  ticketAccess: 'all',
  ticketDeletion: false,
  ...fields,
})

const withPerson = (fields: Parameters<typeof aPerson>[0], role?: CustomRole): Desk => {
  const desk = aDesk([])
  desk.people.set(fields.id, aPerson(fields))
  if (role !== undefined) desk.roles.set(role.id, role)
  return desk
}

const sees = async (desk: Desk, userId = 50): Promise<boolean> => {
  const sight = await sightOf(deskPorts(desk), userId, 7)
  if (!sight.ok) expect(sight).toEqual({ ok: false, problem: 'not-found' })
  return sight.ok
}

describe('who may redact', () => {
  it.each([
    ['an admin', { role: 'admin', roleType: 4 }, undefined, false, true],
    ['an agent, where agents may delete', {}, undefined, true, true],
    ['an agent, where agents may not delete', {}, undefined, false, false],
    [
      'an agent with a role that may delete',
      { roleType: 0, customRoleId: 5 },
      aRole({ ticketDeletion: true }),
      false,
      true,
    ],
    ['an agent with a role that may not delete', { roleType: 0, customRoleId: 5 }, aRole(), true, false],
    ['a light agent', { roleType: 1, customRoleId: 5 }, aRole({ roleType: 1, ticketDeletion: true }), true, false],
    ['a contributor', { roleType: 3, customRoleId: 5 }, aRole({ roleType: 3, ticketDeletion: true }), true, false],
    ['a customer', { role: 'end-user' }, undefined, true, false],
    ['a suspended admin', { role: 'admin', suspended: true }, undefined, true, false],
    ['an agent who has left', { active: false }, undefined, true, false],
    ['an agent of another account', { sharedAgent: true }, undefined, true, false],
    ['an admin of another account', { role: 'admin', roleType: 4, sharedAgent: true }, undefined, true, false],
  ] as const)('follows Zendesk: %s', async (_, fields, role, agentsMayDelete, expected) => {
    const desk = withPerson({ id: 50, ...fields }, role)
    desk.agentsMayDelete = agentsMayDelete
    expect(await rightsOf(deskPorts(desk), 50)).toEqual({ mayRedact: expected })
    const sight = await sightOf(deskPorts(desk), 50, 7)
    if (sight.ok) expect(await sight.mayRedact()).toBe(expected)
    else expect(expected).toBe(false)
  })

  it('asks Zendesk only for what decides', async () => {
    const desk = withPerson({ id: 50, role: 'admin', roleType: 4, customRoleId: 5 })
    const seen = wired(deskPorts(desk))
    await rightsOf(seen.ports, 50)
    expect(seen.calls).toEqual(['user'])
  })
})

describe('who administers the account', () => {
  it.each([
    ['an admin', {}, true],
    ['a billing admin', { roleType: 5 }, true],
    ['an admin whose role has another type', { roleType: 1 }, false],
    ['an admin who is suspended', { suspended: true }, false],
    ['an admin who has left', { active: false }, false],
    ['an admin of another account', { sharedAgent: true }, false],
    ['an agent', { role: 'agent', roleType: null }, false],
  ] as const)('is the same for settings, for retention and for cases: %s', async (_, fields, expected) => {
    const ports = deskPorts(withPerson({ id: 50, role: 'admin', roleType: 4, ...fields }))
    expect(await administersAccount(ports, 50)).toBe(expected)
    expect((await refusalOf(ports, 50)) === undefined).toBe(expected)
    expect((await mayWatch(ports, 50)).ok).toBe(expected)
  })
})

describe('who may see a ticket', () => {
  const restricted = (ticketAccess: string) =>
    withPerson({ id: 50, roleType: 0, customRoleId: 5, organizationId: 3 }, aRole({ ticketAccess }))

  it('is who is in its group, where access is by groups', async () => {
    const desk = restricted('within-groups')
    expect(await sees(desk)).toBe(false)
    desk.groups.set(50, [9, 1])
    expect(await sees(desk)).toBe(true)
  })

  it('is everyone with public groups, where its group is public', async () => {
    const desk = restricted('within-groups-and-public-groups')
    expect(await sees(desk)).toBe(false)
    desk.publicGroups.add(1)
    expect(await sees(desk)).toBe(true)
    const narrow = restricted('within-groups')
    narrow.publicGroups.add(1)
    expect(await sees(narrow)).toBe(false)
  })

  it('is nobody by group, where it has none', async () => {
    const desk = restricted('within-groups-and-public-groups')
    desk.tickets.set(7, { ticket: aTicket({ groupId: null }), comments: [], chat: [] })
    desk.groups.set(50, [1])
    expect(await sees(desk)).toBe(false)
  })

  it('is who is of its organization, who is assigned, and who takes part', async () => {
    const of = (access: string, fields: Parameters<typeof aTicket>[0]) => {
      const desk = restricted(access)
      desk.tickets.set(7, { ticket: aTicket(fields), comments: [], chat: [] })
      return sees(desk)
    }
    expect(await of('within-organization', { organizationId: 3 })).toBe(true)
    expect(await of('within-organization', { organizationId: 4 })).toBe(false)
    expect(await of('assigned-only', { assigneeId: 50 })).toBe(true)
    expect(await of('assigned-only', {})).toBe(false)
    expect(await of('assigned-only', { followerIds: [50] })).toBe(true)
    expect(await of('a word of tomorrow', { assigneeId: 50 })).toBe(false)
  })

  it('reads groups only where they decide', async () => {
    const desk = restricted('all')
    const seen = wired(deskPorts(desk))
    await sightOf(seen.ports, 50, 7)
    expect(seen.calls.sort()).toEqual(['customRole', 'ticket', 'user'])
    const assigned = wired(deskPorts(restricted('assigned-only')))
    await sightOf(assigned.ports, 50, 7)
    expect(assigned.calls).not.toContain('groupMemberships')
  })

  it('is not decided while Zendesk does not answer', async () => {
    const cut = { port: 'groupMemberships', call: 0, when: 'before', error: () => failure('busy', 'no', 3) } as const
    const { ports } = wired(deskPorts(restricted('within-groups')), cut)
    expect(await sightOf(ports, 50, 7)).toEqual({ ok: false, problem: 'zendesk-busy', retry_after: 3 })
  })
})
