// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { aPlan, aRun, planId, runId } from './samples.ts'
import { shown } from './shown.tsx'

describe('the panel', () => {
  afterEach(cleanup)

  it('says of a schedule’s plan which policies it acts for', async () => {
    const plan = aPlan({ asked_by: null, policies: ['routine-questions', 'old-files'] })
    await shown({ [`GET /api/retention/plans/${planId}`]: () => ({ plan }) }, ['plans', planId])
    expect((await screen.findByTestId('who')).textContent).toContain('routine-questions, old-files')
  })

  it('says when the list of a run’s tickets was deleted, and shows what was counted', async () => {
    const run = aRun({ state: 'done', ended_at: '2026-08-01T00:00:00Z', emptied_at: '2026-10-30T00:00:00Z' })
    await shown({ [`GET /api/retention/runs/${runId}`]: () => ({ run }) }, ['runs', runId])
    expect((await screen.findByTestId('emptied')).textContent).toContain('30')
    expect(screen.queryByTestId('run-tickets')).toBeNull()
  })
})
