import { describe, expect, it } from 'vitest'
import { anAccount } from './account.ts'

interface Page {
  readonly tickets: { readonly id: number }[]
  readonly count?: number
  readonly next_page?: string | null
  readonly meta?: { readonly has_more: boolean; readonly after_cursor: string }
  readonly links?: { readonly next: string | null; readonly prev: string | null }
}

/** Closed for longer than the list reaches back. */
const archived = new Set(['Customs form', 'Paiement en double', 'Changement de titulaire'])

const all = (account = anAccount()) => {
  const ids = [...account.simulator.state.tickets.values()]
    .filter(({ subject }) => !archived.has(subject))
    .map(({ id }) => id)
  return { account, ids, claire: account.as('Claire') }
}

describe('paging', () => {
  it('walks a list by cursor through links.next', async () => {
    const { ids, claire } = all()
    const seen: number[] = []
    let path: string | null = '/api/v2/tickets.json?page[size]=25'
    while (path !== null) {
      const { body }: { body: Page } = await claire.get<Page>(path)
      seen.push(...body.tickets.map(({ id }) => id))
      path = body.links?.next ?? null
    }
    expect(seen).toEqual(ids)
  })

  it('goes back by cursor', async () => {
    const { ids, claire } = all()
    const { body: first } = await claire.get<Page>('/api/v2/tickets?page[size]=10')
    const { body: second } = await claire.get<Page>(first.links?.next ?? '')
    const { body: back } = await claire.get<Page>(second.links?.prev ?? '')
    expect(back.tickets.map(({ id }) => id)).toEqual(ids.slice(0, 10))
  })

  it('walks a list by offset through next_page', async () => {
    const { ids, claire } = all()
    const seen: number[] = []
    let path: string | null = '/api/v2/tickets.json?per_page=20'
    while (path !== null) {
      const { body }: { body: Page } = await claire.get<Page>(path)
      expect(body.count).toBe(ids.length)
      seen.push(...body.tickets.map(({ id }) => id))
      path = body.next_page ?? null
    }
    expect(seen).toEqual(ids)
  })

  it('keeps a cursor right when records come in between', async () => {
    const { account, ids, claire } = all()
    const { body: first } = await claire.get<Page>('/api/v2/tickets?page[size]=30')
    account.simulator.state.tickets.delete(ids[0] ?? 0)
    const { body: second } = await claire.get<Page>(first.links?.next ?? '')
    expect(second.tickets[0]?.id).toBe(ids[30])
  })

  it.each([
    ['a page past the hundredth', '/api/v2/tickets?page=101', 400],
    ['the hundredth page', '/api/v2/tickets?page=100', 200],
    ['a cursor page of more than a hundred', '/api/v2/tickets?page[size]=101', 400],
    ['an offset page of more than a hundred, which is cut', '/api/v2/tickets?per_page=500', 200],
    ['a cursor of its own making', '/api/v2/tickets?page[after]=xyz', 400],
    ['a page number that is none', '/api/v2/tickets?page=x', 400],
  ])('answers %s', async (_what, path, status) => {
    expect((await anAccount().as('Claire').get(path)).status).toBe(status)
  })

  it('serves an archived ticket’s audits whole, without a word of pages', async () => {
    const account = anAccount()
    const { id } = account.ticket('Customs form')
    const { body } = await account.as('Claire').get(`/api/v2/tickets/${id}/audits?page[size]=1`)
    expect(Object.keys(body)).toEqual(['audits'])
    expect((body['audits'] as unknown[]).length).toBe(4)
  })

  it('sorts comments newest first when asked, by cursor too', async () => {
    const account = anAccount()
    const ids = account.comments('Carte refusée').map(({ id }) => id)
    const path = `/api/v2/tickets/${account.ticket('Carte refusée').id}/comments?sort=-created_at&page[size]=2`
    const claire = account.as('Claire')
    interface Comments {
      readonly comments: { readonly id: number }[]
      readonly links: { readonly next: string }
    }
    const { body } = await claire.get<Comments>(path)
    const { body: rest } = await claire.get<Comments>(body.links.next)
    expect([...body.comments, ...rest.comments].map(({ id }) => id)).toEqual(ids.toReversed())
  })
})
