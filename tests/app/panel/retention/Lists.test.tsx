// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { aPlan, aRun, aSummary, planId, runId } from './samples.ts'
import { shown } from './shown.tsx'

describe('the panel', () => {
  afterEach(cleanup)

  it('says of a schedule’s plan which policies it acts for', async () => {
    const plan = aPlan({ asked_by: null, policies: ['routine-questions', 'old-files'] })
    await shown({ [`GET /api/retention/plans/${planId}`]: () => ({ plan }) }, ['plans', planId])
    const who = await screen.findByTestId('who')
    await waitFor(() => expect(who.textContent).toContain('Routine questions, old-files'))
  })

  it('names policies by their titles and forms by their names, wherever a plan counts them', async () => {
    const counts = { due: 3, later: 5, held: 1, kept: 2 }
    const summary = aSummary({ by_form: [36, 37].map((id) => ({ id, ...counts })) })
    const plan = aPlan({ summary })
    await shown({ [`GET /api/retention/plans/${planId}`]: () => ({ plan }) }, ['plans', planId], 'fr')
    const forms = await screen.findByTestId('by-form')
    await waitFor(() => expect(forms.textContent).toContain('Complaints3512373512'))
    expect(screen.getByTestId('by-policy').textContent).toContain('Questions courantes3')
    expect(screen.getByTestId('sample-table').textContent).toContain('Questions courantes')
  })

  it('says when the list of a run’s tickets was deleted, and shows what was counted', async () => {
    const run = aRun({ state: 'done', ended_at: '2026-08-01T00:00:00Z', emptied_at: '2026-10-30T00:00:00Z' })
    await shown({ [`GET /api/retention/runs/${runId}`]: () => ({ run }) }, ['runs', runId])
    expect((await screen.findByTestId('emptied')).textContent).toContain('30')
    expect(screen.queryByTestId('run-tickets')).toBeNull()
  })
})
