import { http } from 'msw'
import { describe, expect, it } from 'vitest'
import { aComment, account, connected, failureOf, json, origin } from './account.ts'

const zendeskAccount = account()
const path = '/api/v2/tickets/7/comments'

const page = (ids: readonly number[], after: string | null) => () =>
  json(200, {
    comments: ids.map((id) => aComment(id)),
    meta: { has_more: after !== null, after_cursor: after, before_cursor: null },
    links: { next: after === null ? null : 'https://elsewhere.example/next', prev: null },
  })

const busy = (seconds: string) => () => json(429, {}, { 'retry-after': seconds })
const queries = () => zendeskAccount.asked.map(({ url }) => Object.fromEntries(new URL(url).searchParams))
const first = { include_inline_images: 'true', 'page[size]': '100' }

describe('a list', () => {
  it('is read to its last page, by cursor and never by a link', async () => {
    zendeskAccount.answersInTurn('get', path, [page([1, 2], 'cursor=='), page([3], null)])
    const list = await connected().zendesk.comments(7)
    expect(list.map(({ id }) => id)).toEqual([1, 2, 3])
    expect(queries()).toEqual([first, { ...first, 'page[after]': 'cursor==' }])
  })

  it('goes on where it was after a short 429 in the middle', async () => {
    zendeskAccount.answersInTurn('get', path, [page([1], 'b'), busy('1'), page([2], 'c'), page([3], null)])
    const { zendesk, time } = connected()
    expect((await zendesk.comments(7)).map(({ id }) => id)).toEqual([1, 2, 3])
    expect(time.slept).toEqual([1000])
  })

  it.each([
    ['a long 429', busy('50'), { code: 'busy', retryAfter: 50 }],
    ['a 502', () => new Response('', { status: 502 }), { code: 'down' }],
    ['a page without its list', () => json(200, { meta: { has_more: false } }), { code: 'unexpected' }],
    ['an empty answer', () => new Response(null, { status: 204 }), { code: 'unexpected' }],
  ])('is an error, and never a short list, after %s in the middle', async (_, answer, failure) => {
    zendeskAccount.answersInTurn('get', path, [page([1], 'b'), answer])
    expect(await failureOf(connected().zendesk.comments(7))).toMatchObject(failure)
  })

  it('is an error when the cursor stands still', async () => {
    zendeskAccount.answersInTurn('get', path, [page([1], 'b')])
    expect(await failureOf(connected().zendesk.comments(7))).toMatchObject({ code: 'unexpected', applied: 'no' })
    expect(zendeskAccount.asked).toHaveLength(2)
  })

  it('is an error when there is more but no way on', async () => {
    const lost = () => json(200, { comments: [], meta: { has_more: true, after_cursor: null } })
    zendeskAccount.answersInTurn('get', path, [lost])
    expect(await failureOf(connected().zendesk.comments(7))).toMatchObject({ code: 'unexpected' })
  })

  it('is an error when its pages have no end', async () => {
    let turn = 0
    zendeskAccount.answers(http.get(`${origin}${path}`, () => page([turn], `cursor-${String(turn++)}`)()))
    const { zendesk } = connected({ bucket: { admit: () => Promise.resolve(() => undefined) } })
    expect((await failureOf(zendesk.comments(7))).message).toContain('too many pages')
    expect(turn).toBe(200)
  })

  it('is taken whole where it is not paged at all', async () => {
    zendeskAccount.answersInTurn('get', path, [() => json(200, { comments: [aComment(1)] })])
    expect(await connected().zendesk.comments(7)).toHaveLength(1)
  })

  it('is an error where its pages are numbered, since the cursor was not understood', async () => {
    const numbered = () => json(200, { comments: [aComment(1)], count: 300, next_page: `${origin}${path}?page=2` })
    zendeskAccount.answersInTurn('get', path, [numbered])
    expect((await failureOf(connected().zendesk.comments(7))).message).toContain('not paged by cursor')
  })
})
