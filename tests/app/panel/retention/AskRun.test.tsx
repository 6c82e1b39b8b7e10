// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { aPanelApi, refusal } from '../../../support/panel.tsx'
import { aPlan, aRun, aSummary, planId, runId } from './samples.ts'
import { bodies, quiet, shown, shownOn } from './shown.tsx'

const planAt = `GET /api/retention/plans/${planId}`
const at = ['plans', planId]

describe('a plan, before it is run,', () => {
  afterEach(cleanup)

  it('says which users go with their tickets, who stays and why, and once more before it is run', async () => {
    const stay = [{ reason: 'other-tickets', requesters: 2 }] as const
    const summary = aSummary({ requesters: { go: 3, for_good: 1, stay: [...stay] } })
    const plan = aPlan({ summary, approved: { by: 7, at: '2026-11-25T10:10:00Z' }, may_run: true })
    await shown({ [planAt]: () => ({ plan }) }, at)
    const table = (await screen.findByTestId('users-table')).textContent
    expect(table).toContain('Deleted with their tickets3')
    expect(table).toContain('Stay: have another ticket that is not deleted2')
    await userEvent.click(await screen.findByTestId('run'))
    expect(screen.getByTestId('ask-run').textContent).toContain('3 users are deleted with their tickets')
  })

  it('tells whoever approves it what is deleted, for how long, and which users go', async () => {
    const summary = aSummary({
      deletions: { tickets: 3, for_good: 1 },
      requesters: { go: 2, for_good: 0, stay: [] },
      unreachable: [
        { why: 'archived-no-restore', tickets: 1 },
        { why: 'unreadable', tickets: 4 },
      ],
    })
    await shown({ [planAt]: () => ({ plan: aPlan({ summary, may_approve: true }) }) }, at)
    await userEvent.click(await screen.findByTestId('approve'))
    const { textContent } = screen.getByTestId('ask-approve')
    for (const said of [
      '3 tickets are due.',
      'What is redacted is gone for ever.',
      '2 tickets are deleted, and can be brought back until',
      '1 ticket is deleted for good as soon as its grace is over',
      '2 users are deleted with their tickets',
      '1 ticket is archived',
      'Approving also lets',
    ])
      expect(textContent).toContain(said)
    expect(textContent).not.toContain('could not be understood')
  })

  it('names no loss to whoever approves it where nothing is due', async () => {
    const summary = aSummary({ totals: { due: 0, later: 5, held: 1, kept: 2 }, deletions: { tickets: 0, for_good: 0 } })
    await shown({ [planAt]: () => ({ plan: aPlan({ summary, may_approve: true }) }) }, at)
    await userEvent.click(await screen.findByTestId('approve'))
    expect(screen.getByTestId('ask-approve').textContent).toContain('0 tickets are due.Approving also lets')
  })

  it.each([
    ['en', 'Version 4 has replaced this one: make a new preview. Back to retention', 'Replaced by a newer version'],
    [
      'fr',
      'La version 4 a remplacé celle-ci : refaites un aperçu. Retour à la conservation',
      'Remplacé par une version plus récente',
    ],
  ])(
    'says in %s that a newer version has replaced its own, and leads to a new preview',
    async (locale, said, state) => {
      const plan = aPlan({ asked_by: 8, expired: true, replaced_by: 4 })
      await shown({ [planAt]: () => ({ plan }), 'GET /api/retention/plans': () => ({ plans: [plan] }) }, at, locale)
      const note = await screen.findByTestId('replaced')
      expect(note.textContent.replace(/\s/g, ' ')).toBe(said)
      expect(within(note).getByRole('link').getAttribute('href')).toBe('#/retention')
      for (const other of ['expired', 'not-approved', 'approve', 'run']) expect(screen.queryByTestId(other)).toBeNull()
      cleanup()
      await shown({ 'GET /api/retention/plans': () => ({ plans: [plan] }) }, [], locale)
      expect((await screen.findByTestId('plan-table')).textContent).toContain(state)
    },
  )

  it.each([
    ['approve', 'ask-approve', 'Approve', { may_approve: true }],
    ['run', 'ask-run', 'Run', { may_run: true, approved: { by: 7, at: '2026-11-25T10:10:00Z' } }],
  ] as const)('is shown as it has become where it is refused to %s it', async (button, question, confirm, may) => {
    let plan = aPlan(may)
    const refused = () => {
      plan = aPlan({ ...may, may_approve: false, may_run: false, replaced_by: 4 })
      return refusal(409, 'policies-changed')
    }
    await shown(
      {
        [planAt]: () => ({ plan }),
        [`POST /api/retention/plans/${planId}/approve`]: refused,
        'POST /api/retention/runs': refused,
      },
      at,
    )
    await userEvent.click(await screen.findByTestId(button))
    await userEvent.click(within(screen.getByTestId(question)).getByRole('button', { name: confirm, hidden: true }))
    expect(await screen.findByTestId('replaced')).toBeTruthy()
    expect(screen.getByTestId('trouble').textContent).toContain('newer version')
    expect(screen.queryByTestId(button)).toBeNull()
  })

  it('leads to the run that somebody else has started meanwhile', async () => {
    let plan = aPlan({ approved: { by: 7, at: '2026-11-25T10:10:00Z' }, may_run: true })
    const refused = () => {
      plan = aPlan({ approved: { by: 7, at: '2026-11-25T10:10:00Z' }, run_id: runId })
      return refusal(409, 'run-under-way')
    }
    const { went } = await shown({ [planAt]: () => ({ plan }), 'POST /api/retention/runs': refused }, at)
    await userEvent.click(await screen.findByTestId('run'))
    await userEvent.click(within(screen.getByTestId('ask-run')).getByRole('button', { name: 'Run', hidden: true }))
    await userEvent.click(await screen.findByTestId('see-run'))
    expect(went).toEqual([`retention/runs/${runId}`])
  })

  it('is started once, and leads nobody to its run who has left meanwhile', async () => {
    let come: () => void = () => undefined
    const late = new Promise<void>((resolve) => {
      come = resolve
    })
    const plan = aPlan({ approved: { by: 7, at: '2026-11-25T10:10:00Z' }, may_run: true })
    const { api, asked } = aPanelApi({
      ...quiet,
      [planAt]: () => ({ plan }),
      'POST /api/retention/runs': () => ({ run: aRun() }),
    })
    const call = (async (...given: Parameters<typeof api.call>) => {
      const answer = await api.call(...given)
      if (given[0].method === 'POST') await late
      return answer
    }) as typeof api.call
    const { went } = await shownOn({ ...api, call }, at)
    const run = await screen.findByTestId('run')
    for (const press of [1, 2]) {
      fireEvent.click(run)
      const question = screen.getByTestId('ask-run')
      fireEvent.click(within(question).getByRole('button', { name: 'Run', hidden: true }))
      expect(screen.queryByTestId('ask-run')).toBeNull()
      await waitFor(() => expect(bodies(asked, '/api/retention/runs'), `press ${press}`).toHaveLength(1))
    }
    cleanup()
    await act(async () => {
      come()
      await late
    })
    expect([went, bodies(asked, '/api/retention/runs').length]).toEqual([[], 1])
  })

  it.each([
    [
      'en',
      '20,000 tickets lack their tags: putting them on once this is approved takes about 1,020 requests and 4 minutes.',
    ],
    [
      'fr',
      '20 000 tickets n’ont pas encore leur marqueur : le poser après l’approbation demande environ 1 020 requêtes et 4 minutes.',
    ],
  ])(
    'says in %s what its approval has tagged and what that costs, also before it is approved',
    async (locale, said) => {
      const tagging = { tickets: 20_000, requests: 1020, seconds: 204 }
      const plan = aPlan({ summary: aSummary({ tagging }), may_approve: true })
      await shown({ [planAt]: () => ({ plan }) }, at, locale)
      const told = (testId: string) => screen.getByTestId(testId).textContent.replace(/\s/g, ' ')
      await userEvent.click(await screen.findByTestId('approve'))
      expect([told('tagging-cost'), told('ask-tagging')]).toEqual([said, said])
    },
  )

  it.each([undefined, { tickets: 0, requests: 5, seconds: 10 }])(
    'says nothing of tags where its approval puts none, or nobody has counted: %o',
    async (tagging) => {
      const plan = aPlan({ summary: aSummary(tagging === undefined ? {} : { tagging }), may_approve: true })
      await shown({ [planAt]: () => ({ plan }) }, at)
      await userEvent.click(await screen.findByTestId('approve'))
      expect(screen.getByTestId('ask-approve')).toBeTruthy()
      expect([screen.queryByTestId('tagging-cost'), screen.queryByTestId('ask-tagging')]).toEqual([null, null])
    },
  )

  it('is said to be too old, and not to wait for anybody, once it is', async () => {
    for (const approved of [null, { by: 8, at: '2026-11-25T10:10:00Z' }]) {
      const plan = aPlan({ asked_by: 8, approved, expired: true })
      await shown({ [planAt]: () => ({ plan }), 'GET /api/retention/plans': () => ({ plans: [plan] }) }, at)
      expect((await screen.findByTestId('expired')).textContent).toContain('Make a new preview')
      expect(screen.queryByTestId('not-approved')).toBeNull()
      cleanup()
      await shown({ [planAt]: () => ({ plan }), 'GET /api/retention/plans': () => ({ plans: [plan] }) })
      expect((await screen.findByTestId('plan-table')).textContent).toContain('Too old')
      cleanup()
    }
  })

  it.each([
    [0, ['3 tickets are deleted, and can be brought back until']],
    [2, ['1 ticket is deleted, and can be brought back until', '2 tickets are deleted for good']],
    [3, ['3 tickets are deleted for good']],
  ])('says of three tickets, %i of them for good, what can be brought back', async (for_good, said) => {
    const summary = aSummary({ deletions: { tickets: 3, for_good } })
    const plan = aPlan({ summary, approved: { by: 7, at: '2026-11-25T10:10:00Z' }, may_run: true })
    await shown({ [planAt]: () => ({ plan }) }, at)
    await userEvent.click(await screen.findByTestId('run'))
    const { textContent } = screen.getByTestId('ask-run')
    const all = [
      `${3 - for_good} ticket${for_good === 2 ? ' is' : 's are'} deleted, and can be brought back until`,
      `${for_good} tickets are deleted for good`,
    ]
    expect(all.filter((text) => textContent.includes(text))).toEqual(said)
  })
})
