import { describe, expect, it } from 'vitest'
import type { Answer, Api, Trouble } from '../../../app/api.ts'
import { createSidebar } from '../../../app/sidebar/sidebar.ts'
import { checkedRows, openRows, rowsIn } from '../../../app/sidebar/state.ts'
import { ReadError } from '../../../app/zaf.ts'
import { propose } from '../../../core/proposal/propose.ts'
import { aPiece } from '../../support/app.ts'
import { growth } from '../../support/growth.ts'

const ledger = { seq: 9, hash: 'f'.repeat(64) }
const ok = <Value>(value: Value): Answer<Value> => ({ ok: true, value })
const no = (problem: Trouble): Answer<never> => ({ ok: false, problem })

const comment = (id: number, text: string) => ({
  id,
  author_id: 21,
  html_body: text,
  public: true,
  created_at: `2026-11-20T10:0${id}:00Z`,
  via: { channel: 'web' },
})

interface Wish {
  readonly texts?: readonly string[]
  readonly api?: Partial<Api>
  readonly fails?: () => Error | undefined
}

/** The sidebar over a ticket whose comments mark their findings with braces. */
const aSidebar = ({ texts = ['card {4111}', 'again {4111}', 'phone {0612}'], api = {}, fails }: Wish = {}) => {
  const asked: string[] = []
  const note =
    <Args extends readonly unknown[], Value>(name: string, answer: (...args: Args) => Promise<Value>) =>
    (...args: Args) => {
      asked.push(name)
      return answer(...args)
    }
  const sidebar = createSidebar({
    host: {
      ticketId: 12,
      channel: () => Promise.resolve('web'),
      read: () => {
        asked.push('read')
        const failure = fails?.()
        if (failure !== undefined) return Promise.reject(failure)
        const comments = texts.map((text, index) => comment(index + 1, text))
        return Promise.resolve({ comments, meta: { has_more: false } })
      },
    },
    api: {
      redact: note('redact', ({ items }) =>
        Promise.resolve(
          ok({
            tags: [],
            results: items.map(({ source }) => {
              return { source, state: 'done' as const, types: [], at: '2026-11-20T11:00:00Z', ledger, leftovers: [] }
            }),
          }),
        ),
      ),
      dismiss: note('dismiss', () => Promise.resolve(ok({ ledger }))),
      dismissed: note('dismissed', (values) => Promise.resolve(ok(values.map(() => false)))),
      history: note('history', () => Promise.resolve(ok({ entries: [], chain: 'intact' as const }))),
      fate: note('fate', () => Promise.resolve(ok({ fate: null }))),
      viewers: note('viewers', () => Promise.resolve({ ok: false as const, problem: 'not-found' as const })),
      ask: note('ask', () => Promise.resolve(ok({ ledger }))),
      ...api,
    },
    people: () => Promise.resolve(new Map()),
    propose: () => Promise.resolve(propose),
    scan: (read) =>
      Promise.resolve({
        pieces: read.map((one, index) => ({ ...aPiece(index + 1, one.raw), label: one.label })),
        unread: 0,
      }),
    digest: (raw) => Promise.resolve(raw),
    newId: () => 'id',
    now: () => new Date('2026-11-20T11:00:00Z'),
  })
  return { sidebar, asked }
}

const states = ({ sidebar }: ReturnType<typeof aSidebar>) => rowsIn(sidebar.state()).map(({ now }) => now.state)

describe('the sidebar', () => {
  it('says that it could not read, whatever the reason, and reads when it is asked again', async () => {
    let failure: Error | undefined = new TypeError('no such chunk')
    const { sidebar } = aSidebar({ fails: () => failure })
    await sidebar.read()
    expect(sidebar.state().reading).toEqual({ state: 'failed', problem: 'internal' })
    failure = undefined
    await sidebar.read()
    expect(openRows(sidebar.state())).toHaveLength(3)
  })

  it('finds the rows of one value among thousands without a look at each for each', async () => {
    const work = async (count: number) => {
      const { sidebar } = aSidebar({ texts: [Array.from({ length: count }, (_, at) => `{${at}}`).join(' ')] })
      await sidebar.read()
      return () => {
        sidebar.check([], true)
        for (const row of rowsIn(sidebar.state())) expect(sidebar.sameValue(row)).toEqual([row])
      }
    }
    const [few, many] = [await work(500), await work(4000)]
    expect(growth((count) => (count === 500 ? few : many)(), 500, 4000)).toBeLessThan(24)
  })

  it('shows what it found even where the server doesn’t answer', async () => {
    const { sidebar } = aSidebar({ api: { dismissed: () => Promise.resolve(no('server-away')) } })
    await sidebar.read()
    expect(openRows(sidebar.state())).toHaveLength(3)
    expect(sidebar.state().server).toBe('server-away')
  })

  it('takes the word of the server’s absence back when it answers again', async () => {
    let isAway = true
    const { sidebar } = aSidebar({
      api: {
        dismissed: (values) => Promise.resolve(isAway ? no('server-away') : ok(values.map(() => false))),
      },
    })
    await sidebar.read()
    isAway = false
    await sidebar.read()
    expect(sidebar.state().server).toBeUndefined()
  })

  it('asks about each value once, and leaves out what the account has dismissed', async () => {
    const asked: number[] = []
    const { sidebar } = aSidebar({
      api: {
        dismissed: (values) => {
          asked.push(values.length)
          return Promise.resolve(ok(values.map(({ fingerprint }) => fingerprint === '(4111)')))
        },
      },
    })
    await sidebar.read()
    expect([asked, openRows(sidebar.state()).length, sidebar.state().leftOut]).toEqual([[2], 1, 2])
  })

  it('reads once more when it is asked while it reads, and not once for each time', async () => {
    const { sidebar, asked } = aSidebar()
    await Promise.all([sidebar.read(), sidebar.read(), sidebar.read()])
    expect(asked.filter((name) => name === 'read')).toHaveLength(2)
  })

  it('says why the ticket can’t be read, and reads it when it can', async () => {
    let failure: ReadError | undefined = new ReadError('not-found')
    const { sidebar } = aSidebar({ fails: () => failure })
    await sidebar.read()
    expect(sidebar.state().reading).toEqual({ state: 'failed', problem: 'not-found' })
    failure = undefined
    await sidebar.read()
    expect(sidebar.state().reading.state).toBe('read')
  })

  it('redacts what is checked, and nothing else', async () => {
    const desk = aSidebar()
    await desk.sidebar.read()
    const [first] = rowsIn(desk.sidebar.state())
    desk.sidebar.check([first?.key ?? ''], false)
    expect(checkedRows(desk.sidebar.state())).toHaveLength(2)
    desk.sidebar.confirm(true)
    await desk.sidebar.redactChecked()
    expect(desk.sidebar.state().isConfirming).toBe(false)
    expect(states(desk)).toEqual(['found', 'redacted', 'redacted'])
  })

  it('says of all places with a value what is said of one', async () => {
    const desk = aSidebar()
    await desk.sidebar.read()
    const [first] = rowsIn(desk.sidebar.state())
    if (first === undefined) throw new Error('no row')
    expect(desk.sidebar.sameValue(first)).toHaveLength(2)
    await desk.sidebar.dismiss(first)
    expect(states(desk)).toEqual(['dismissed', 'dismissed', 'found'])
  })

  it.each([
    ['internal', { refused: 'internal', server: undefined }],
    ['server-away', { refused: undefined, server: 'server-away' }],
  ] as const)('takes a dismissal back that could not be kept (%s), and says so', async (problem, said) => {
    const desk = aSidebar({ api: { dismiss: () => Promise.resolve(no(problem)) } })
    await desk.sidebar.read()
    const [first] = rowsIn(desk.sidebar.state())
    if (first !== undefined) await desk.sidebar.dismiss(first)
    expect(states(desk)).toEqual(['found', 'found', 'found'])
    expect(desk.sidebar.state()).toMatchObject(said)
  })

  it('asks someone who may, by kinds alone, and remembers that it did', async () => {
    const kinds: (readonly string[])[] = []
    const { sidebar } = aSidebar({
      api: {
        ask: (_ticketId, types) => {
          kinds.push(types)
          return Promise.resolve(ok({ ledger }))
        },
      },
    })
    await sidebar.read()
    await sidebar.ask()
    expect(kinds).toEqual([['CREDIT_CARD']])
    expect(sidebar.state().asking).toEqual({ state: 'asked', seq: 9 })
  })

  it('lets the agent ask again where asking failed', async () => {
    const { sidebar } = aSidebar({ api: { ask: () => Promise.resolve(no('too-many-requests')) } })
    await sidebar.read()
    await sidebar.ask()
    expect(sidebar.state()).toMatchObject({ asking: { state: 'not-asked' }, refused: 'too-many-requests' })
    sidebar.closeRefusal()
    expect(sidebar.state().refused).toBeUndefined()
  })

  it('tells who listens, until they stop', async () => {
    const { sidebar } = aSidebar()
    let told = 0
    const stop = sidebar.subscribe(() => told++)
    await sidebar.read()
    const before = told
    stop()
    await sidebar.read()
    expect([before > 0, told]).toEqual([true, before])
  })
})
