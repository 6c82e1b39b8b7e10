// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { refusal } from '../../../support/panel.tsx'
import { aPlan, aRun, aSummary, planHash, planId, runId, versionId, waitingTicket } from './samples.ts'
import { bodies, open, shown } from './shown.tsx'

afterEach(cleanup)

describe('Retention in the panel', () => {
  it('says that nothing is ever due without a policy, and leads to the first', async () => {
    const { went } = await shown({ 'GET /api/retention/versions': () => ({ versions: [] }) })
    expect((await screen.findByTestId('no-policies')).textContent).toContain('nothing is ever due')
    await userEvent.click(screen.getByRole('button', { name: 'Write the first policy' }))
    expect(went).toEqual(['retention/policies'])
    expect(screen.queryByTestId('preview')).toBeNull()
  })

  it('lists what is kept how long in the reader’s language, and the holds', async () => {
    await shown({}, [], 'fr')
    const table = await screen.findByTestId('policy-table')
    expect(table.textContent).toContain('Questions courantes')
    expect(table.textContent.replace(/\s/g, ' ')).toContain('1 an et 6 mois après sa résolution')
    expect(screen.getByTestId('policies').textContent).toContain('case-2026-17, jusqu’au 30 juin 2027')
  })

  it('asks for a preview of the version in force and goes there', async () => {
    const { asked, went } = await shown({ 'POST /api/retention/plans': () => ({ plan: aPlan({ state: 'building' }) }) })
    await userEvent.click(await screen.findByTestId('preview'))
    await waitFor(() => expect(went).toEqual([`retention/plans/${planId}`]))
    expect(bodies(asked, '/api/retention/plans')).toEqual([{ version_id: versionId }])
  })

  it('says why a preview was refused', async () => {
    await shown({ 'POST /api/retention/plans': () => refusal(403, 'admins-only') })
    await userEvent.click(await screen.findByTestId('preview'))
    expect((await screen.findByRole('alert')).textContent).toContain('admin')
  })

  it('stops all runs only after asking, and shows that they are stopped', async () => {
    const stopped = { stopped: true, by: 7, at: '2026-11-25T12:00:00Z' }
    let now: typeof open | typeof stopped = open
    const { asked } = await shown({
      'GET /api/retention/switch': () => now,
      'POST /api/retention/switch': () => (now = stopped),
    })
    await userEvent.click(await screen.findByTestId('stop-all'))
    expect(bodies(asked, '/api/retention/switch')).toEqual([])
    await userEvent.click(
      within(screen.getByTestId('ask-switch')).getByRole('button', { name: 'Stop all runs', hidden: true }),
    )
    const told = await screen.findByTestId('stopped')
    expect(told.textContent).toContain('All runs are stopped')
    expect(document.activeElement?.contains(told) === true && document.activeElement !== document.body).toBe(true)
    expect(bodies(asked, '/api/retention/switch')).toEqual([{ stopped: true }])
  })
})

describe('the history of the account', () => {
  const reading = {
    state: 'running',
    phase: 'events',
    share: 0.4,
    seconds: 600,
    started_at: '2026-11-25T10:00:00Z',
    finished_at: null,
    tags: { open: true, closed: false },
    counts: {
      pages: 4,
      updates: 4000,
      comments: 2500,
      tickets: 900,
      read_again: 0,
      tagged: 0,
      untagged: 0,
      unreadable: 0,
      overfull: 0,
    },
  }

  it('is read only when somebody asks for it, closed tickets left untagged unless they say so', async () => {
    const { asked } = await shown({ 'POST /api/backfill': () => ({ reading }) })
    expect((await screen.findByTestId('never-read')).textContent).toContain(
      'only policies that count from creation or last change',
    )
    await userEvent.click(screen.getByTestId('start-reading'))
    expect(bodies(asked, '/api/backfill')).toEqual([])
    const question = screen.getByTestId('ask-reading')
    await userEvent.click(within(question).getByRole('button', { name: 'Read the history', hidden: true }))
    await waitFor(() =>
      expect(bodies(asked, '/api/backfill')).toEqual([{ do: 'start', tags: { open: true, closed: false } }]),
    )
  })

  it('says how far it is and how long still, and is paused', async () => {
    let now: object = reading
    await shown({
      'GET /api/backfill': () => ({ reading: now }),
      'POST /api/backfill': () => ({ reading: (now = { ...reading, state: 'paused' }) }),
    })
    const block = await screen.findByTestId('reading')
    await waitFor(() =>
      expect(block.textContent).toContain('900 tickets and 2,500 comments read. About 10 minutes left.'),
    )
    expect(within(block).getByRole('progressbar').getAttribute('aria-valuenow')).toBe('40')
    await userEvent.click(screen.getByTestId('pause-reading'))
    expect(await screen.findByTestId('resume-reading')).toBeTruthy()
  })
})

describe('a plan', () => {
  const planAt = `GET /api/retention/plans/${planId}`
  const at = ['plans', planId]

  it('shows its numbers, its reasons and its dates, and nobody who may not approve it is offered to', async () => {
    await shown({ [planAt]: () => ({ plan: aPlan() }) }, at)
    expect((await screen.findByTestId('totals')).textContent).toBe('Due3Later5On legal hold1Kept2')
    expect(screen.getByTestId('sample-table').textContent).toContain('Its conditions fit a policy. The period is over.')
    expect(screen.getByTestId('cost').textContent).toContain('about 12 requests to Zendesk and 30 seconds')
    expect(screen.getByTestId('not-approved').textContent).toContain('another admin can')
    expect([screen.queryByTestId('approve'), screen.queryByTestId('run')]).toEqual([null, null])
  })

  it('says who asked for it and who approved it', async () => {
    const approved = { by: 8, at: '2026-11-25T10:10:00Z' }
    await shown({ [planAt]: () => ({ plan: aPlan({ approved }) }) }, at)
    await waitFor(async () =>
      expect((await screen.findByTestId('who')).textContent).toMatch(
        /^Asked for by Claire Fontaine, 25 Nov 2026.* Approved by Helen Marchetti, 25 Nov 2026/,
      ),
    )
  })

  it('says of one that ran by its schedule whose approval that goes back to', async () => {
    const approved = { by: null, version_by: 8, at: '2026-11-25T10:10:00Z' }
    await shown({ [planAt]: () => ({ plan: aPlan({ approved, asked_by: null }) }) }, at)
    await waitFor(async () =>
      expect((await screen.findByTestId('who')).textContent).toMatch(
        /Run by its schedule, .*: Helen Marchetti approved an earlier preview of this version\.$/,
      ),
    )
  })

  it.each([
    ['is approved, for its tags and for its schedule', { may_approve: true }, 'approve'],
    ['is not run', { may_run: true }, undefined],
  ])('under which nothing is due %s', async (_what, may, button) => {
    const summary = aSummary({ totals: { due: 0, later: 5, held: 1, kept: 2 } })
    await shown({ [planAt]: () => ({ plan: aPlan({ summary, ...may }) }) }, at)
    expect((await screen.findByTestId('nothing-due')).textContent).toContain('Nothing is due')
    expect(['approve', 'run'].find((name) => screen.queryByTestId(name) !== null)).toBe(button)
  })

  it('has a table behind its drawing', async () => {
    await shown({ [planAt]: () => ({ plan: aPlan() }) }, at)
    const lines = within(await screen.findByTestId('age-table')).getAllByRole('row', { hidden: true })
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      'AgeDueLaterOn legal holdKept',
      'Less than a year0500',
      '1 year or more3010',
      'Not known0002',
    ])
  })

  it('is approved by the hash that was seen and run, each after a question of its own', async () => {
    let plan = aPlan({ asked_by: 8, may_approve: true })
    const { asked, went } = await shown(
      {
        [planAt]: () => ({ plan }),
        [`POST /api/retention/plans/${planId}/approve`]: () => {
          plan = aPlan({ approved: { by: 7, at: '2026-11-25T10:10:00Z' }, may_run: true })
          return { plan }
        },
        'POST /api/retention/runs': () => ({ run: aRun() }),
      },
      at,
    )
    const approve = await screen.findByTestId('approve')
    await userEvent.click(approve)
    const consent = screen.getByTestId('ask-approve')
    expect(consent.textContent).toContain('scheduled policies run by themselves')
    expect(bodies(asked, `/api/retention/plans/${planId}/approve`)).toEqual([])
    await userEvent.click(within(consent).getByRole('button', { name: 'Approve', hidden: true }))
    const run = await screen.findByTestId('run')
    expect(run).toBe(approve)
    await userEvent.click(run)
    const question = screen.getByTestId('ask-run')
    expect(question.textContent).toContain('3 tickets are due.')
    expect(bodies(asked, '/api/retention/runs')).toEqual([])
    await userEvent.click(within(question).getByRole('button', { name: 'Run', hidden: true }))
    await waitFor(() => expect(went).toEqual([`retention/runs/${runId}`]))
    expect(bodies(asked, `/api/retention/plans/${planId}/approve`)).toEqual([{ hash: planHash }])
    expect(bodies(asked, '/api/retention/runs')).toEqual([{ plan_id: planId, hash: planHash }])
  })

  it('says what its author is refused', async () => {
    await shown(
      {
        [planAt]: () => ({ plan: aPlan({ may_approve: true }) }),
        [`POST /api/retention/plans/${planId}/approve`]: () => refusal(403, 'own-approval'),
      },
      at,
    )
    await userEvent.click(await screen.findByTestId('approve'))
    await userEvent.click(
      within(screen.getByTestId('ask-approve')).getByRole('button', { name: 'Approve', hidden: true }),
    )
    expect((await screen.findByTestId('trouble')).textContent).toContain('approve')
  })

  it('over a limit says which, with its numbers', async () => {
    const summary = aSummary({
      exceeded: [{ policy: 'routine-questions', limit: 'share', allowed: 0.02, found: 0.27 }],
      unreachable: [{ why: 'archived-no-restore', tickets: 1 }],
    })
    await shown({ [planAt]: () => ({ plan: aPlan({ state: 'refused', summary }) }) }, at)
    const told = await screen.findByTestId('exceeded')
    const limit = 'Routine questions: 27% of all tickets are due, and its limit is 2%'
    await waitFor(() => expect(told.textContent).toContain(limit))
    expect(screen.getByTestId('unreachable').textContent).toContain('1 ticket is archived')
  })

  it('that is still being made is looked at again until it is ready', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 200 })
    try {
      const states = [aPlan({ state: 'building', read: 4, summary: undefined, hash: undefined }), aPlan()]
      await shown({ [planAt]: () => ({ plan: states.length > 1 ? states.shift() : states[0] }) }, at)
      expect((await screen.findByTestId('building')).textContent).toBe('4 tickets looked at so far.')
      expect(await screen.findByTestId('totals')).toBeTruthy()
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('a run', () => {
  const runAt = `GET /api/retention/runs/${runId}`
  const ticketsAt = `GET /api/retention/runs/${runId}/tickets`
  const at = ['runs', runId]

  it('says how far it is, how long still, and what was left out and why', async () => {
    await shown({ [runAt]: () => ({ run: aRun() }), [ticketsAt]: () => ({ tickets: [], more: false }) }, at)
    expect((await screen.findByTestId('settled')).textContent).toBe(
      '250 of 1,000 tickets settled. About 5 minutes of work left.',
    )
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25')
    expect(screen.getByTestId('left-out-table').textContent).toContain('on legal hold1')
    expect(screen.queryByTestId('certificate')).toBeNull()
    await waitFor(() => expect(screen.getByTestId('started').textContent).toContain('Started by Helen Marchetti'))
  })

  it('says what became of the users who asked', async () => {
    const reasons = [{ reason: 'agent', requesters: 1 }] as const
    const requesters = { total: 4, deleted: 2, deleted_for_good: 2, already_gone: 1, skipped: 1, failed: 0 }
    const run = aRun({ requesters: { ...requesters, reasons: [...reasons] } })
    await shown({ [runAt]: () => ({ run }), [ticketsAt]: () => ({ tickets: [], more: false }) }, at)
    const table = (await screen.findByTestId('users-table')).textContent
    expect(table).toContain('Deleted2Permanent deletion accepted by Zendesk2Deleted by somebody else1')
    expect(table).toContain('Stay: agents or admins of the account1')
  })

  it('is paused and goes on', async () => {
    let run = aRun()
    await shown(
      {
        [runAt]: () => ({ run }),
        [ticketsAt]: () => ({ tickets: [], more: false }),
        [`POST /api/retention/runs/${runId}/pause`]: () => ({ run: (run = aRun({ state: 'paused', eta: null })) }),
        [`POST /api/retention/runs/${runId}/resume`]: () => ({ run: (run = aRun()) }),
      },
      at,
    )
    await userEvent.click(await screen.findByTestId('pause'))
    const resume = await screen.findByTestId('resume')
    expect(document.activeElement).toBe(resume)
    await userEvent.click(resume)
    expect(document.activeElement).toBe(await screen.findByTestId('pause'))
  })

  it('says why it stopped by itself', async () => {
    const run = aRun({ state: 'stopped', why: 'over-forecast', eta: null })
    await shown({ [runAt]: () => ({ run }), [ticketsAt]: () => ({ tickets: [], more: false }) }, at)
    expect((await screen.findByTestId('run-state')).textContent).toBe(
      'Stopped by itself: it would have cost more than its forecast; whoever resumes it allows as much again',
    )
  })

  it('is cancelled only after asking', async () => {
    const { asked } = await shown(
      {
        [runAt]: () => ({ run: aRun() }),
        [ticketsAt]: () => ({ tickets: [], more: false }),
        [`POST /api/retention/runs/${runId}/cancel`]: () => ({ run: aRun({ state: 'cancelled', eta: null }) }),
      },
      at,
    )
    await userEvent.click(await screen.findByTestId('cancel-run'))
    const path = `/api/retention/runs/${runId}/cancel`
    expect(asked.some((one) => one.path === path)).toBe(false)
    const question = screen.getByTestId('ask-cancel')
    await userEvent.click(within(question).getByRole('button', { name: 'Cancel the run', hidden: true }))
    await waitFor(() => expect(asked.some((one) => one.path === path)).toBe(true))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('run-state')))
  })

  it('brings a ticket back where that can still be done', async () => {
    const { asked } = await shown(
      {
        [runAt]: () => ({ run: aRun({ state: 'waiting', eta: null, waits_until: '2026-12-02T00:00:00Z' }) }),
        [ticketsAt]: () => ({ tickets: [waitingTicket], more: false }),
        [`POST /api/retention/runs/${runId}/restore`]: () => ({
          results: [{ ticket_id: 41, restored: false, problem: 'not-restorable' }],
        }),
      },
      at,
    )
    await userEvent.click(await screen.findByRole('button', { name: 'Bring back ticket 41' }))
    expect((await screen.findByRole('alert')).textContent).not.toBe('')
    expect(bodies(asked, `/api/retention/runs/${runId}/restore`)).toEqual([{ ticket_ids: [41] }])
  })

  it('lists its tickets by their state, a page at a time', async () => {
    const { asked } = await shown(
      { [runAt]: () => ({ run: aRun() }), [ticketsAt]: () => ({ tickets: [waitingTicket], more: true }) },
      at,
    )
    await userEvent.click(await screen.findByRole('button', { name: 'Further' }))
    await waitFor(() => expect(asked.at(-1)?.path).toBe(`/api/retention/runs/${runId}/tickets?after=41`))
    await userEvent.selectOptions(screen.getByRole('combobox'), 'Failed')
    await waitFor(() => expect(asked.at(-1)?.path).toBe(`/api/retention/runs/${runId}/tickets?after=0&state=failed`))
  })

  it('hands out its certificate once there is one', async () => {
    const made: string[] = []
    URL.createObjectURL = (file: Blob) => `blob:${made.push(file.type)}`
    URL.revokeObjectURL = () => undefined
    await shown(
      {
        [runAt]: () => ({ run: aRun({ state: 'done', eta: null, has_certificate: true }) }),
        [ticketsAt]: () => ({ tickets: [], more: false }),
        [`GET /api/retention/runs/${runId}/certificate`]: () => ({ jws: 'a.b.c' }),
        [`GET /api/retention/runs/${runId}/certificate.pdf`]: () =>
          new Response('%PDF', { headers: { 'content-type': 'application/pdf' } }),
      },
      at,
    )
    await userEvent.click(await screen.findByTestId('certificate-jws'))
    await waitFor(() => expect(made).toEqual(['application/jose']))
    await userEvent.click(screen.getByTestId('certificate-pdf'))
    await waitFor(() => expect(made).toEqual(['application/jose', 'application/pdf']))
  })

  it('that is not there is said to be not there', async () => {
    await shown({ [runAt]: () => refusal(404, 'not-found') }, at)
    expect((await screen.findByTestId('trouble')).textContent).not.toBe('')
  })
})
