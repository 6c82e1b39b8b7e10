import { describe, expect, it } from 'vitest'
import { anAccount, type Account } from './account.ts'

interface Told {
  readonly job_status: {
    readonly id: string
    readonly status: string
    readonly results: readonly { readonly id: number; readonly success?: boolean; readonly error?: string }[] | null
  }
}

const idsOf = (account: Account, ...subjects: readonly string[]) =>
  subjects.map((subject) => account.ticket(subject).id)

const finished = async (account: Account, told: Told) => {
  account.simulator.clock.advance(2)
  const { body } = await account.as('Claire').get<Told>(`/api/v2/job_statuses/${told.job_status.id}`)
  return (body.job_status.results ?? []).map(({ id, success, error }) => [id, error ?? success])
}

const destroy = async (account: Account, path: string, ids: readonly number[]) => {
  const { body } = await account.as('Claire').remove<Told>(`${path}/destroy_many?ids=${ids.join(',')}`)
  return finished(account, body)
}

describe('many tickets', () => {
  it('are deleted by a job, and those that are gone already fail alone', async () => {
    const account = anAccount()
    const [one = 0, other = 0] = idsOf(account, 'Carte refusée', 'Avocat')
    expect(await destroy(account, '/api/v2/tickets', [one])).toEqual([[one, true]])
    expect(await destroy(account, '/api/v2/tickets', [one, other])).toEqual([
      [one, 'TicketNotFound'],
      [other, true],
    ])
    expect((await account.as('Claire').get(`/api/v2/tickets/${one}`)).status).toBe(404)
  })

  it('come back together while they are neither archived nor gone for good', async () => {
    const account = anAccount()
    const [usual = 0, archived = 0, gone = 0] = idsOf(account, 'Carte refusée', 'Customs form', 'Avocat')
    await destroy(account, '/api/v2/tickets', [usual, archived, gone])
    expect(await destroy(account, '/api/v2/deleted_tickets', [gone, archived])).toEqual([
      [gone, true],
      [archived, 'TicketNotFound'],
    ])
    const path = `/api/v2/deleted_tickets/restore_many?ids=${[usual, archived, gone].join(',')}`
    expect((await account.as('Claire').put(path)).status).toBe(200)
    const statuses = [usual, archived, gone].map(
      async (id) => (await account.as('Claire').get(`/api/v2/tickets/${id}`)).status,
    )
    expect(await Promise.all(statuses)).toEqual([200, 404, 404])
  })

  it.each(['/api/v2/tickets', '/api/v2/deleted_tickets'])('are a hundred at most, and some (%s)', async (path) => {
    const claire = anAccount().as('Claire')
    const ids = Array.from({ length: 101 }, (_, index) => index + 1).join(',')
    expect((await claire.remove(`${path}/destroy_many?ids=${ids}`)).status).toBe(400)
    expect((await claire.remove(`${path}/destroy_many?ids=`)).status).toBe(400)
  })

  it('are deleted only by who may delete', async () => {
    const account = anAccount()
    const path = `/api/v2/tickets/destroy_many?ids=${account.ticket('Avocat').id}`
    expect((await account.as('Sarah').remove(path)).status).toBe(403)
  })
})

describe('an answer', () => {
  it('tells when it was given, by the clock of the account', async () => {
    const account = anAccount()
    account.simulator.clock.advance(400 * 86_400)
    const { headers } = await account.as('Claire').get('/api/v2/users/me')
    expect(Math.abs(Date.parse(headers.get('date') ?? '') - account.simulator.clock.now())).toBeLessThan(2000)
  })
})
