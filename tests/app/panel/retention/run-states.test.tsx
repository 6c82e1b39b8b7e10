// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Run } from '../../../../contract/retention.ts'
import { aRun, runId } from './samples.ts'
import { shown } from './shown.tsx'

const at = `/api/retention/runs/${runId}`

const see = async (runs: Run[], locale = 'en-GB') => {
  let asked = 0
  await shown(
    {
      [`GET ${at}`]: () => {
        asked += 1
        return { run: runs.length > 1 ? runs.shift() : runs[0] }
      },
      [`GET ${at}/tickets`]: () => ({ tickets: [], more: false }),
      [`GET ${at}/certificate`]: () => ({ certificate: 'x.y.z' }),
    },
    ['runs', runId],
    locale,
  )
  return { state: (await screen.findByTestId('run-state')).textContent, asked: () => asked }
}

describe('the state of a run', () => {
  afterEach(() => {
    vi.useRealTimers()
    cleanup()
  })

  it('is looked at after it was cancelled, until what was under way is settled and certified', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const cancelled = aRun({ state: 'cancelled', eta: null })
    const ended = aRun({ state: 'cancelled', eta: null, ended_at: '2026-11-25T12:00:00Z', has_certificate: true })
    const { state, asked } = await see([cancelled, cancelled, ended])
    expect(state).toBe('Cancelled: what is under way comes to its end')
    expect(screen.queryByTestId('cancel-run')).toBeNull()
    await act(() => vi.advanceTimersByTimeAsync(2000))
    await act(() => vi.advanceTimersByTimeAsync(2000))
    expect((await screen.findByTestId('run-state')).textContent).toBe('Cancelled')
    expect(await screen.findByTestId('certificate')).toBeTruthy()
    const before = asked()
    await act(() => vi.advanceTimersByTimeAsync(60_000))
    expect(asked()).toBe(before)
  })

  it.each([
    ['en-GB', 'Stopped when somebody stopped all runs'],
    ['fr-FR', 'Arrêtée quand quelqu’un a arrêté toutes les exécutions'],
  ] as const)('blames nobody else for a switch that was pulled (%s)', async (locale, told) => {
    const { state } = await see([aRun({ state: 'stopped', why: 'switched-off', eta: null })], locale)
    expect(state).toBe(told)
  })

  it('is joined to its reason as French does it', async () => {
    const { state } = await see([aRun({ state: 'stopped', why: 'zendesk-signed-out', eta: null })], 'fr-FR')
    expect(state).toBe('Arrêtée d’elle-même\u00a0: Zendesk a déconnecté custos')
  })

  it.each([
    ['history', 'It waits until the account’s history is read up to now.'],
    ['zendesk', 'It waits for Zendesk'],
  ] as const)('says what it waits for instead of how long it takes: %s', async (waits, told) => {
    await see([aRun({ waits_for: waits, eta: null })])
    expect(screen.getByTestId('settled').textContent).toContain(told)
  })
})
