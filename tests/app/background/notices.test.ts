import { describe, expect, it } from 'vitest'
import type { Answer, Changed, Trouble } from '../../../app/api.ts'
import { watchNotices } from '../../../app/background/notices.ts'
import type { AccessNotice } from '../../../contract/access-notices.ts'

const aCase = (id: string): AccessNotice => ({
  id,
  actor_id: 8,
  kind: 'mass_view',
  detected_at: '2026-11-24T08:00:00Z',
})

type Told = Answer<Changed<readonly AccessNotice[]>>
const told = (tag: string, ...ids: string[]): Told => ({ ok: true, value: { tag, value: ids.map(aCase) } })
const same = (tag: string): Told => ({ ok: true, value: { tag } })
const trouble = (problem: Trouble): Told => ({ ok: false, problem })

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

/** A page whose time passes by hand; `taken` is what the server lets this page tell, or why it doesn't. */
const aPage = async (answers: readonly Told[], taken: (ids: readonly string[]) => Answer<readonly string[]>) => {
  const left = [...answers]
  const tags: (string | undefined)[] = []
  const said: string[] = []
  const waits: number[] = []
  let next: (() => void) | undefined
  let isVisible = true
  let seen = () => {}
  watchNotices({
    ask: (tag) => {
      tags.push(tag)
      return Promise.resolve(left.shift() ?? trouble('server-away'))
    },
    take: (ids) => Promise.resolve(taken(ids)),
    tell: (cases) => {
      said.push(...cases.map(({ id }) => id))
      return Promise.resolve()
    },
    isVisible: () => isVisible,
    onVisible: (handler) => {
      seen = handler
    },
    after: (milliseconds, action) => {
      waits.push(milliseconds / 60_000)
      next = action
    },
  })
  await settled()
  return {
    tags,
    said,
    waits,
    pass: async () => {
      const action = next
      next = undefined
      action?.()
      await settled()
    },
    look: async (visible: boolean) => {
      isVisible = visible
      if (visible) seen()
      await settled()
    },
  }
}

const all = (ids: readonly string[]): Answer<readonly string[]> => ({ ok: true, value: ids })

describe('the place in the background', () => {
  it('tells each new case once, and asks only whether anything has changed', async () => {
    const page = await aPage([told('t1', 'a', 'b'), same('t1'), told('t2', 'c')], all)
    await page.pass()
    await page.pass()
    expect(page.said).toEqual(['a', 'b', 'c'])
    expect(page.tags).toEqual([undefined, 't1', 't1'])
    expect(page.waits).toEqual([1, 1, 1])
  })

  it('leaves to another page of the same person what that one has told', async () => {
    const page = await aPage([told('t1', 'a', 'b')], (ids) => all(ids.slice(1)))
    expect(page.said).toEqual(['b'])
    const late = await aPage([told('t1', 'a')], () => all([]))
    expect(late.said).toEqual([])
  })

  it('asks ever more seldom a server that doesn’t answer, and as before once it does', async () => {
    const away = Array.from({ length: 6 }, () => trouble('server-away'))
    const page = await aPage([...away, told('t1')], all)
    for (let turn = 0; turn < 6; turn++) await page.pass()
    expect(page.waits).toEqual([2, 4, 8, 16, 16, 16, 1])
  })

  it('asks again for what it could not take', async () => {
    let times = 0
    const first = (ids: readonly string[]): Answer<readonly string[]> =>
      times++ === 0 ? { ok: false, problem: 'server-away' } : all(ids)
    const page = await aPage([told('t1', 'a'), told('t1', 'a')], first)
    expect(page.said).toEqual([])
    await page.pass()
    expect([page.said, page.tags]).toEqual([['a'], [undefined, undefined]])
  })

  it('asks nothing while nobody looks, and at once when somebody does', async () => {
    const page = await aPage([told('t1'), told('t2', 'a')], all)
    await page.look(false)
    await page.pass()
    expect(page.tags).toHaveLength(1)
    await page.look(true)
    expect(page.said).toEqual(['a'])
  })

  it.each(['not-found', 'not-signed-in', 'session-ended', 'not-connected'] as const)(
    'ends without a word on %s',
    async (problem) => {
      const page = await aPage([trouble(problem), told('t1', 'a')], all)
      await page.look(true)
      await page.pass()
      expect([page.tags.length, page.said, page.waits]).toEqual([1, [], []])
    },
  )
})
