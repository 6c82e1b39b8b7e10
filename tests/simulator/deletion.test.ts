import { describe, expect, it } from 'vitest'
import { fieldId } from '../../simulator/seed/forms.ts'
import { values } from '../../simulator/seed/values.ts'
import { auditsOf } from '../../simulator/state.ts'
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

describe('a deleted ticket', () => {
  const day = 86_400

  it('can be brought back for thirty days, and then by nobody', async () => {
    const account = anAccount()
    const { id } = account.ticket('Carte refusée')
    const claire = () => account.as('Claire')
    const path = `/api/v2/deleted_tickets/${id}/restore`
    await claire().remove(`/api/v2/tickets/${id}`)
    account.simulator.clock.advance(29 * day)
    expect((await claire().put(path)).status).toBe(200)
    await claire().remove(`/api/v2/tickets/${id}`)
    // Counted from the later deletion: the first one has been undone.
    account.simulator.clock.advance(2 * day)
    expect((await claire().get('/api/v2/deleted_tickets')).body['deleted_tickets']).toMatchObject([{ id }])
    account.simulator.clock.advance(29 * day)
    expect((await claire().get('/api/v2/deleted_tickets')).body['deleted_tickets']).toEqual([])
    expect((await claire().put(path)).status).toBe(404)
    expect(account.simulator.state.tickets.get(id)).toMatchObject({ subject: 'SCRUBBED', requester_id: null })
  })

  it('leaves no word once it is gone for good: in its chat, its subjects, its fields, its files and their export', async () => {
    const account = anAccount()
    const { id } = account.ticket('Chat 4471')
    const claire = account.as('Claire')
    const order = fieldId('order')
    const ticket = { subject: 'Chat de Madame Kaci', custom_fields: [{ id: order, value: 'ML-Kaci' }] }
    await claire.put(`/api/v2/tickets/${id}`, { ticket })
    await claire.put(`/api/v2/tickets/${id}`, { ticket: { subject: 'Autre' } })
    account.simulator.clock.advance(120)
    const words = [values.chatCard, 'Amina', 'Kaci', 'Autre', 'ML-Kaci']
    const told = async () => {
      const path = '/api/v2/incremental/ticket_events?start_time=0&include=comment_events'
      const { body } = await account.as('Claire').get<{ ticket_events: { ticket_id: number }[] }>(path)
      const events = body.ticket_events.filter(({ ticket_id }) => ticket_id === id)
      const text = JSON.stringify(events)
      return { events: events.length, words: words.filter((word) => text.includes(word)) }
    }
    const before = await told()
    expect(before.words).toEqual(words)
    await destroy(account, '/api/v2/tickets', [id])
    await destroy(account, '/api/v2/deleted_tickets', [id])
    expect(await told()).toEqual({ events: before.events, words: [] })
    const { state } = account.simulator
    expect(JSON.stringify(auditsOf(state, id))).not.toMatch(/Kaci|Autre/)
    const comments = new Set([...state.comments.values()].map((comment) => comment.id))
    expect([...state.attachments.values()].filter(({ comment_id }) => !comments.has(comment_id))).toEqual([])
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
