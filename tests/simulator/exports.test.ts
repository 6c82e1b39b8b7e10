import { describe, expect, it } from 'vitest'
import { anAccount } from './account.ts'

const start = Math.floor(Date.parse('2020-01-01T00:00:00Z') / 1000)

interface Page {
  readonly tickets: { readonly id: number; readonly status: string; readonly generated_timestamp: number }[]
  readonly after_url: string
  readonly next_page: string | null
  readonly end_of_stream: boolean
}

describe('an incremental export', () => {
  it('walks all tickets by cursor, archived and deleted ones among them', async () => {
    const account = anAccount()
    const claire = account.as('Claire')
    await claire.remove(`/api/v2/tickets/${account.ticket('Avocat').id}`)
    account.simulator.clock.advance(120)
    const seen: Page['tickets'] = []
    let path = `/api/v2/incremental/tickets/cursor.json?start_time=${start}&per_page=25`
    for (let isEnd = false; !isEnd;) {
      const { body } = await claire.get<Page>(path)
      seen.push(...body.tickets)
      isEnd = body.end_of_stream
      path = `${body.after_url}&per_page=25`
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(60)
    expect(seen.length).toBe(60)
    expect(seen.filter(({ status }) => status === 'deleted').length).toBe(1)
    const stamps = seen.map(({ generated_timestamp }) => generated_timestamp)
    expect(stamps).toEqual(stamps.toSorted((one, other) => one - other))
  })

  it('gives again what Zendesk itself has changed, with its old date; archiving is such a change', async () => {
    const account = anAccount()
    const claire = account.as('Claire')
    const [touched, closed] = [account.ticket('Avocat'), account.ticket('Question sur un virement')]
    const since = Math.floor(account.simulator.clock.now() / 1000)
    const before = [touched.updated_at, closed.updated_at]
    await account.with({}).post(`/__simulator/tickets/${touched.id}/system_update`)
    account.simulator.clock.advance(120)
    const read = async () => {
      const { body } = await account
        .as('Claire')
        .get<{ tickets: { id: number; updated_at: string }[] }>(`/api/v2/incremental/tickets?start_time=${since}`)
      return body.tickets.map(({ id, updated_at }) => [id, updated_at])
    }
    expect(await read()).toEqual([[touched.id, before[0]]])
    expect((await claire.get<{ ticket: object }>(`/api/v2/tickets/${touched.id}`)).body.ticket).toMatchObject({
      updated_at: before[0],
      generated_timestamp: since,
    })
    account.simulator.clock.advance(21 * 86_400)
    expect(await read()).toContainEqual([closed.id, before[1]])
  })

  it('repeats by time what shares the last moment, and misses nothing', async () => {
    const account = anAccount()
    const claire = account.as('Claire')
    const seen = new Set<number>()
    let path: string | null = `/api/v2/incremental/tickets?start_time=${start}&per_page=20`
    while (path !== null) {
      const { body }: { body: Page } = await claire.get<Page>(path)
      for (const { id } of body.tickets) seen.add(id)
      path = body.next_page === null ? null : `${body.next_page}&per_page=20`
    }
    expect(seen.size).toBe(60)
  })

  it('holds the last minute back', async () => {
    const account = anAccount()
    const claire = account.as('Claire')
    const { id } = account.ticket('Carte refusée')
    await claire.put(`/api/v2/tickets/${id}/tags`, { tags: ['fresh'] })
    const read = async () =>
      (await claire.get<Page>(`/api/v2/incremental/tickets?start_time=${start}`)).body.tickets.some(
        (one) => one.id === id,
      )
    expect(await read()).toBe(false)
    account.simulator.clock.advance(90)
    expect(await read()).toBe(true)
  })

  it.each([
    ['include=comment_events', true],
    ['', false],
  ])('gives comments with ticket events only when asked (%s)', async (query, isThere) => {
    const account = anAccount()
    const { body } = await account.as('Claire').get(`/api/v2/incremental/ticket_events?start_time=${start}&${query}`)
    expect(JSON.stringify(body).includes('"html_body"')).toBe(isThere)
    expect(JSON.stringify(body).includes('"comment_present"')).toBe(!isThere)
  })

  it('tells each status that a ticket came to, and when', async () => {
    const account = anAccount()
    const { id } = account.ticket('Ancien dossier')
    const { body } = await account.as('Claire').get<{
      ticket_events: { ticket_id: number; created_at: string; child_events: { status?: string }[] }[]
    }>(`/api/v2/incremental/ticket_events?start_time=${start}`)
    const told = body.ticket_events
      .filter(({ ticket_id }) => ticket_id === id)
      .flatMap(({ created_at, child_events }) =>
        child_events.flatMap(({ status }) => (status === undefined ? [] : [[status, created_at]])),
      )
    const { created_at, closed_at } = account.ticket('Ancien dossier')
    expect(told.map(([status]) => status)).toEqual(['new', 'solved', 'closed'])
    expect([told[0]?.[1], told[2]?.[1]]).toEqual([created_at, closed_at])
  })

  it.each([
    ['no start', 'Claire', '', 400],
    ['a start of just now', 'Claire', `start_time=${Math.floor(Date.now() / 1000)}`, 400],
    ['an agent', 'Inès', `start_time=${start}`, 403],
  ])('is refused: %s', async (_what, name, query, status) => {
    expect((await anAccount().as(name).get(`/api/v2/incremental/tickets/cursor?${query}`)).status).toBe(status)
  })

  it.each([
    ['exports', '/api/v2/incremental/users', 10, 60],
    ['samples', '/api/v2/incremental/tickets/sample', 10, 1200],
  ])('is limited: %s', async (_what, path, most, seconds) => {
    const account = anAccount()
    const claire = account.as('Claire')
    for (let count = 0; count < most; count += 1)
      expect((await claire.get(`${path}?start_time=${start}`)).status).toBe(200)
    const { status, headers } = await claire.get(`${path}?start_time=${start}`)
    expect(status).toBe(429)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(seconds - 5)
  })
})

describe('a search export', () => {
  it.each([
    ['status:closed tags:litige', ['Ancien dossier']],
    ['avocat', ['Avocat', 'Avocat : copie de relevé']],
    ['status:closed customs', ['Customs form']],
  ])('%s', async (query, subjects) => {
    const path = `/api/v2/search/export.json?filter[type]=ticket&query=${encodeURIComponent(query)}`
    const { body } = await anAccount().as('Claire').get<{ results: { subject: string }[] }>(path)
    expect(body.results.map(({ subject }) => subject)).toEqual(subjects)
  })

  it.each([
    ['no type', 'query=x'],
    ['the type in the query', 'filter[type]=ticket&query=type:ticket'],
  ])('is refused with %s', async (_what, query) => {
    expect((await anAccount().as('Claire').get(`/api/v2/search/export?${query}`)).status).toBe(422)
  })
})

describe('a deleted ticket', () => {
  it('can be listed, restored, and deleted for good', async () => {
    const account = anAccount()
    const claire = account.as('Claire')
    const { id } = account.ticket('Avocat')
    await claire.remove(`/api/v2/tickets/${id}`)
    const { body } = await claire.get('/api/v2/deleted_tickets')
    expect(body['deleted_tickets']).toMatchObject([{ id, actor: { name: 'Claire Fontaine' }, previous_state: 'hold' }])
    expect((await claire.put(`/api/v2/deleted_tickets/${id}/restore`)).status).toBe(200)
    expect((await claire.get(`/api/v2/tickets/${id}`)).status).toBe(200)

    await claire.remove(`/api/v2/tickets/${id}`)
    expect((await claire.remove(`/api/v2/deleted_tickets/${id}`)).status).toBe(200)
    account.simulator.clock.advance(2)
    expect((await claire.get('/api/v2/deleted_tickets')).body['deleted_tickets']).toEqual([])
    expect(account.simulator.state.tickets.get(id)).toMatchObject({ subject: 'SCRUBBED', requester_id: null })
    expect([...account.simulator.state.comments.values()].some(({ ticket_id }) => ticket_id === id)).toBe(false)
  })

  it('is not listed when it was archived', async () => {
    const account = anAccount()
    const claire = account.as('Claire')
    await claire.remove(`/api/v2/tickets/${account.ticket('Customs form').id}`)
    expect((await claire.get('/api/v2/deleted_tickets')).body['deleted_tickets']).toEqual([])
  })
})
