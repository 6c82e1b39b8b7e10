// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { aPanelApi, refusal } from '../../../support/panel.tsx'
import { aPlan, aRun, aVersion, planId, versionId } from './samples.ts'
import { bodies, quiet, shown, shownOn } from './shown.tsx'

/** Three answers and the first drawing of all, one after the other: more than a second on a busy machine. */
const patiently = { timeout: 15_000 }

afterEach(cleanup)

describe('the policies in force', () => {
  it('gives no number where this version was not previewed, and says how to come by some', async () => {
    const old = aPlan({ version_id: planId, version: 2, summary: undefined })
    await shown({ 'GET /api/retention/plans': () => ({ plans: [old] }) })
    expect((await screen.findByTestId('not-counted', {}, patiently)).textContent).toContain('Preview this version')
    const cells = within(screen.getByTestId('policy-table')).getAllByRole('cell')
    expect(cells.slice(3).map(({ textContent }) => textContent)).toEqual(['–', '–', '–', '–', 'By hand'])
  })

  it('counts by policy what the newest preview of this version counted, and says of when that is', async () => {
    const [unfinished, other] = ['44444444-4444-4444-8444-444444444444', '55555555-5555-4555-8555-555555555555']
    const building = aPlan({ id: unfinished, state: 'building', summary: undefined, hash: undefined })
    const foreign = aPlan({ id: other, version_id: other, version: 2 })
    const listed = aPlan({ summary: undefined })
    await shown({
      'GET /api/retention/plans': () => ({ plans: [building, foreign, listed] }),
      [`GET /api/retention/plans/${planId}`]: () => ({ plan: aPlan() }),
    })
    const counted = await screen.findByTestId('counted', {}, patiently)
    expect(counted.textContent).toContain('the preview of 25 Nov 2026')
    expect(within(counted).getByRole('link').getAttribute('href')).toBe(`#/retention/plans/${planId}`)
    const cells = within(screen.getByTestId('policy-table')).getAllByRole('cell')
    expect(cells.slice(3).map(({ textContent }) => textContent)).toEqual(['3', '5', '1', '2', 'By hand'])
  })

  it('counts by no preview that a schedule made for other policies alone', async () => {
    const [other, own] = ['44444444-4444-4444-8444-444444444444', '55555555-5555-4555-8555-555555555555']
    const nightly = aPlan({ id: other, asked_by: null, policies: ['old-files'], summary: undefined })
    const all = aPlan({ id: own, asked_by: null, policies: ['old-files', 'routine-questions'] })
    await shown({
      'GET /api/retention/plans': () => ({ plans: [nightly, all, aPlan()] }),
      [`GET /api/retention/plans/${own}`]: () => ({ plan: all }),
    })
    const counted = await screen.findByTestId('counted', {}, patiently)
    expect(within(counted).getByRole('link').getAttribute('href')).toBe(`#/retention/plans/${own}`)
    cleanup()
    await shown({ 'GET /api/retention/plans': () => ({ plans: [nightly] }) })
    expect(await screen.findByTestId('not-counted', {}, patiently)).toBeTruthy()
  })

  const approved = { by: 8, at: '2026-11-21T10:00:00Z' }
  it.each([
    ['en-GB', null, { tickets: 500 }, 'preview only: waits for approval'],
    ['fr', approved, {}, 'aperçu seulement\u00a0: attend une approbation'],
    ['en-GB', approved, { share: 1 }, 'preview only: waits for approval'],
    ['en-GB', approved, { share: 0.1 }, undefined],
  ])('says in %s of a scheduled run, approved %o, limits %o, whether it is one', async (locale, by, limits, said) => {
    const scheduled = { runs: '0 3 * * *', next_run_at: '2026-11-26T03:00:00Z', limits }
    const version = aVersion({ approved: by })
    const policies = version.policies.map((policy) => ({ ...policy, ...scheduled }))
    await shown({ 'GET /api/retention/versions': () => ({ versions: [{ ...version, policies }] }) }, [], locale)
    const cells = within(await screen.findByTestId('policy-table', {}, patiently)).getAllByRole('cell')
    expect(cells.at(-1)?.textContent).toMatch(/26 .*2026/)
    expect(cells.at(-1)?.querySelector('p')?.textContent).toBe(said)
  })

  it('names people as Zendesk does, and by their number where it tells no name', async () => {
    const approved = { by: 8, at: '2026-11-21T10:00:00Z' }
    await shown({
      'GET /api/retention/versions': () => ({ versions: [aVersion({ approved })] }),
      'GET /api/retention/plans': () => ({ plans: [aPlan({ asked_by: 99, state: 'failed' })] }),
      'GET /api/retention/runs': () => ({ runs: [aRun({ started_by: null })] }),
      'GET /api/retention/switch': () => ({ stopped: true, by: 8, at: '2026-11-25T12:00:00Z' }),
    })
    expect(await screen.findByText(/Written by Claire Fontaine on 20 Nov 2026/)).toBeTruthy()
    expect(screen.getByTestId('policies').textContent).toContain('approved on 21 Nov 2026 by Helen Marchetti')
    await waitFor(() => expect(screen.getByTestId('stopped-by').textContent).toContain(', by Helen Marchetti.'))
    expect((await screen.findByTestId('plan-table')).textContent).toContain('User 99')
    expect((await screen.findByTestId('run-table')).textContent).toContain('the policy’s schedule')
  })
})

describe('the page while others work at theirs', () => {
  afterEach(() => void vi.useRealTimers())

  it('looks at the switch four times a minute and once at versions, previews and runs', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    let isStopped = false
    const { asked } = await shown({
      'GET /api/retention/switch': () => ({ stopped: isStopped, by: 8, at: '2026-11-25T12:00:00Z' }),
    })
    await screen.findByTestId('runs', {}, patiently)
    const count = (path: string) => asked.filter((one) => one.path === `/api/retention/${path}`).length
    const paths = ['switch', 'versions', 'plans', 'runs']
    await waitFor(() => expect(paths.map(count)).toEqual([1, 1, 2, 1]))
    isStopped = true
    await act(() => vi.advanceTimersByTimeAsync(15_000))
    expect((await screen.findByTestId('stopped')).textContent).toContain('All runs are stopped')
    await act(() => vi.advanceTimersByTimeAsync(46_000))
    expect(paths.map(count)).toEqual([5, 2, 3, 2])
  })
})

describe('the switch', () => {
  const versionsAt = 'GET /api/retention/versions'

  it.each([
    ['can’t be read', () => refusal(503, 'zendesk-down'), 'trouble'],
    ['are not there yet', () => new Response(new ReadableStream()), undefined],
    ['are there', () => ({ versions: [aVersion()] }), 'policy-table'],
  ])('is there once where the versions %s', async (_what, versions, beside) => {
    await shown({ [versionsAt]: versions })
    expect(await screen.findByTestId('stop-all', {}, patiently)).toBeTruthy()
    if (beside !== undefined) expect(await screen.findByTestId(beside, {}, patiently)).toBeTruthy()
    expect(screen.getAllByTestId('stop-all')).toHaveLength(1)
  })

  it('says nothing that the page says already, and says itself what else keeps it away', async () => {
    const refused = () => refusal(403, 'admins-only')
    await shown({ [versionsAt]: refused, 'GET /api/retention/switch': refused })
    expect(await screen.findAllByTestId('trouble', {}, patiently)).toHaveLength(1)
    cleanup()
    await shown({ [versionsAt]: refused, 'GET /api/retention/switch': () => refusal(500, 'internal') })
    await waitFor(() => expect(screen.getAllByTestId('trouble')).toHaveLength(2), patiently)
  })
})

describe('asking for a preview', () => {
  const plansAt = '/api/retention/plans'

  it('speaks of no ticket where Zendesk refuses it', async () => {
    for (const [locale, said] of [
      ['en-GB', 'Zendesk refused. Reload the page and try again.'],
      ['fr', 'Zendesk a refusé. Rechargez la page et réessayez.'],
    ] as const) {
      await shown({ [`POST ${plansAt}`]: () => refusal(502, 'zendesk-refused') }, [], locale)
      await userEvent.click(await screen.findByTestId('preview', {}, patiently))
      expect((await screen.findByTestId('trouble')).textContent).toBe(said)
      cleanup()
    }
  })

  it('makes one plan however often it is pressed, and leads nobody away who has left', async () => {
    let come: () => void = () => undefined
    const late = new Promise<void>((resolve) => {
      come = resolve
    })
    const { api, asked } = aPanelApi({ ...quiet, [`POST ${plansAt}`]: () => ({ plan: aPlan({ state: 'building' }) }) })
    const call = (async (...given: Parameters<typeof api.call>) => {
      const answer = await api.call(...given)
      if (given[0].method === 'POST') await late
      return answer
    }) as typeof api.call
    const { went } = await shownOn({ ...api, call }, [])
    const button = await screen.findByTestId('preview')
    fireEvent.click(button)
    fireEvent.click(button)
    await waitFor(() => expect(bodies(asked, plansAt)).toHaveLength(1))
    cleanup()
    await act(async () => {
      come()
      await late
    })
    expect([went, bodies(asked, plansAt).length]).toEqual([[], 1])
  })
})

describe('what nobody opens any more', () => {
  const unusedAt = 'GET /api/retention/unused'
  const told = {
    watched: { since: '2026-08-27T00:00:00Z', until: '2026-11-25T00:00:00Z' },
    days_needed: 28,
    tickets_needed: 200,
    share: 0.01,
    closed: 88_000,
    sampled: 2000,
    groups: [
      {
        by: 'policy',
        key: 'routine-questions',
        considered: [{ age: 90, tickets: 1240, needed: 3 }],
        proposal: { age: 90, tickets: 1240, needed: 3 },
        why: null,
      },
      { by: 'form', key: '36', considered: [{ age: 30, tickets: 12, needed: 0 }], proposal: null, why: 'too-few' },
      { by: 'channel', key: 'native_messaging', considered: [], proposal: null, why: 'too-few' },
      { by: 'channel', key: 'line', considered: [], proposal: null, why: 'too-few' },
    ],
  }

  it('is looked for when somebody asks, and told with its figures and the way to the policy', async () => {
    const { asked } = await shown({ [unusedAt]: () => told })
    const look = await screen.findByTestId('look-unused')
    expect(asked.some(({ path }) => path === '/api/retention/unused')).toBe(false)
    await userEvent.click(look)
    const [, routine, form, ...channels] = within(await screen.findByTestId('unused-table')).getAllByRole('row')
    expect(routine?.textContent).toContain(
      'Policy: Routine questionsOf 1,240 tickets closed more than 90 days before 27 Aug 2026, 3 were opened since.' +
        'Keep 90 days after closing',
    )
    expect(
      within(routine ?? document.body)
        .getByRole('link')
        .getAttribute('href'),
    ).toBe(`#/retention/policies/${versionId}/routine-questions/P90D`)
    expect(form?.textContent).toContain('None: at least 200 such tickets are needed.')
    await waitFor(() => expect(form?.textContent).toContain('Form: Complaints'))
    const kinds = channels.map(({ textContent }) => /Channel: [^–]+/u.exec(textContent)?.[0])
    expect(kinds).toEqual(['Channel: Messaging', 'Channel: line'])
    expect(screen.getByTestId('unused-basis').textContent).toContain('2,000 of 88,000 tickets')
  })

  it('is told in the singular and in the plural', async () => {
    const figures = [
      { age: 90, tickets: 1240, needed: 1 },
      { age: 30, tickets: 1, needed: 0 },
    ]
    const groups = figures.map((proposal) => ({
      by: 'form',
      key: String(proposal.age),
      considered: [],
      proposal,
      why: null,
    }))
    const inWords = async (locale: string) => {
      await shown({ [unusedAt]: () => ({ ...told, groups }) }, [], locale)
      await userEvent.click(await screen.findByTestId('look-unused', {}, patiently))
      const { textContent } = await screen.findByTestId('unused-table')
      cleanup()
      return textContent.replace(/\s/g, ' ')
    }
    const english = await inWords('en-GB')
    for (const said of ['1,240 tickets closed', '1 was opened since', 'Of 1 ticket closed', 'none was opened since'])
      expect(english).toContain(said)
    const french = await inWords('fr')
    for (const said of [
      '1 240 tickets clos',
      '1 a été ouvert depuis',
      'Sur 1 ticket clos',
      'aucun n’a été ouvert depuis',
    ])
      expect(french).toContain(said)
  })

  it.each([
    ['the log is not read', { ...told, watched: null, groups: [] }, 'unused-unwatched', 'The access log is not read'],
    ['nothing old is known', { ...told, closed: 0, sampled: 0, groups: [] }, 'unused-none', 'At least 200 are needed'],
  ])('says what is missing where %s', async (_what, answer, testId, words) => {
    await shown({ [unusedAt]: () => answer })
    await userEvent.click(await screen.findByTestId('look-unused'))
    expect((await screen.findByTestId(testId)).textContent).toContain(words)
  })

  it('is looked for once at a time, and the button that was pressed keeps the focus', async () => {
    const { asked } = await shown({ [unusedAt]: () => new Response(new ReadableStream()) })
    const look = await screen.findByTestId('look-unused')
    await userEvent.click(look)
    await userEvent.click(look)
    expect([document.activeElement, look.getAttribute('aria-disabled')]).toEqual([look, 'true'])
    expect(asked.filter(({ path }) => path === '/api/retention/unused')).toHaveLength(1)
  })

  it('says why it could not be looked for', async () => {
    await shown({ [unusedAt]: () => refusal(503, 'zendesk-busy') })
    await userEvent.click(await screen.findByTestId('look-unused'))
    expect((await screen.findByTestId('trouble')).textContent).not.toBe('')
  })

  it('leads to the editor with the period as it is written there', async () => {
    const says = {
      [`GET /api/retention/versions/${versionId}`]: () => ({ version: aVersion(), text: 'version: 1\n' }),
      'POST /api/retention/check': () => ({ problems: [], warnings: [] }),
    }
    await shown(says, ['policies', versionId, 'routine-questions', 'P90D'])
    expect(screen.getByTestId('proposed-period').textContent).toContain('keep: { for: P90D, since: closed }')
  })
})
