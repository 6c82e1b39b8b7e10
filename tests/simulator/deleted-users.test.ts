import { describe, expect, it } from 'vitest'
import { writeTicket } from '../../simulator/seed/write.ts'
import { anAccount, type Account } from './account.ts'

interface Told {
  readonly user?: { readonly active: boolean }
  readonly deleted_user?: { readonly name: string }
  readonly deleted_users?: readonly { readonly id: number; readonly name: string }[]
  readonly users?: readonly { readonly id: number }[]
  readonly tickets?: readonly { readonly id: number }[]
  readonly user_related?: { readonly requested_tickets: number }
  readonly details?: { readonly base: readonly { readonly description: string }[] }
}

/** A customer of whom the account holds nothing but these tickets. */
const customerWith = (account: Account, ...statuses: readonly ('open' | 'solved' | 'closed')[]) => {
  const { world, state } = account.simulator
  const id = state.nextId()
  state.users.set(id, { ...account.user('Claudine'), id, name: 'Paula Pratt' })
  const tickets = statuses.map((status) =>
    writeTicket(world, {
      subject: status,
      daysAgo: 5,
      requester: id,
      status,
      comments: [{ by: id, body: 'Bonjour' }],
    }),
  )
  return { id, tickets }
}

const asked = (account: Account, id: number) => {
  const claire = account.as('Claire')
  return {
    remove: () => claire.remove<Told>(`/api/v2/users/${id}`),
    removeForGood: () => claire.remove<Told>(`/api/v2/deleted_users/${id}`),
    deleted: () => claire.get<Told>(`/api/v2/deleted_users/${id}`),
    user: () => claire.get<Told>(`/api/v2/users/${id}`),
    requested: async () => {
      const { body } = await claire.get<Told>(`/api/v2/users/${id}/tickets/requested?page[size]=100`)
      return body.tickets?.map((ticket) => ticket.id)
    },
    count: async () => (await claire.get<Told>(`/api/v2/users/${id}/related`)).body.user_related?.requested_tickets,
  }
}

describe('a user', () => {
  it('is deleted once, is listed no more, and then goes for good, once', async () => {
    const account = anAccount()
    const { id } = customerWith(account, 'closed')
    const user = asked(account, id)
    expect((await user.removeForGood()).status).toBe(404)
    expect((await user.remove()).body.user?.active).toBe(false)
    expect((await user.remove()).status).toBe(404)
    expect((await user.user()).body.user?.active).toBe(false)
    const listed = (await account.as('Claire').get<Told>('/api/v2/users?page[size]=100')).body.users
    expect(listed?.map((one) => one.id)).not.toContain(id)
    expect((await user.deleted()).body.deleted_user?.name).toBe('Paula Pratt')
    expect((await user.removeForGood()).status).toBe(200)
    expect([(await user.deleted()).status, (await user.removeForGood()).status]).toEqual([404, 404])
    const { body } = await account.as('Claire').get<Told>('/api/v2/deleted_users')
    expect(body.deleted_users).toMatchObject([{ id, name: 'Permanently Deleted User' }])
  })

  it.each(['open', 'solved'] as const)('is not deleted while a ticket of theirs is %s', async (status) => {
    const account = anAccount()
    const { id, tickets } = customerWith(account, 'closed', status)
    const refused = await asked(account, id).remove()
    expect([refused.status, refused.body.details?.base.length]).toEqual([422, 1])
    await account.as('Claire').remove(`/api/v2/tickets/${tickets[1]?.id ?? 0}`)
    expect((await asked(account, id).remove()).status).toBe(200)
  })

  it('is deleted by an admin only, and the account’s owner by nobody', async () => {
    const account = anAccount()
    const { id } = customerWith(account)
    expect((await account.as('Sarah').remove(`/api/v2/users/${id}`)).status).toBe(403)
    const owner = [...account.simulator.state.users.values()].find(({ role }) => role === 'admin')?.id ?? 0
    expect((await asked(account, owner).remove()).status).toBe(403)
  })

  it('has requested what is listed, without what is deleted or archived; the number counts those too', async () => {
    const account = anAccount()
    const { id, tickets } = customerWith(account, 'open', 'closed', 'closed')
    const [open, closed, old] = tickets
    if (!open || !closed || !old) throw new Error('three tickets are needed')
    old.closed_at = account.simulator.clock.iso(account.simulator.clock.now() - 200 * 86_400_000)
    const user = asked(account, id)
    expect(await user.requested()).toEqual([open.id, closed.id])
    await account.as('Claire').remove(`/api/v2/tickets/${closed.id}`)
    expect([await user.requested(), await user.count()]).toEqual([[open.id], 3])
    account.simulator.settings.related_counts_deleted = false
    expect(await user.count()).toBe(2)
  })

  it('goes for good with a limit of its own: seven hundred in ten minutes', async () => {
    const account = anAccount()
    const { removeForGood } = asked(account, customerWith(account).id)
    const told = (await removeForGood()).headers.get('zendesk-ratelimit-deleted-users-delete')
    expect(told).toBe('total=700; remaining=699; resets=600')
  })
})
