// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Run } from '../../../../contract/retention.ts'
import { refusal } from '../../../support/panel.tsx'
import { aRun, runId } from './samples.ts'
import { shown } from './shown.tsx'

const stopped = aRun({ state: 'stopped', why: 'over-forecast', eta: null })
const paused = aRun({ state: 'paused', eta: null })

/** A run on a server that does what it is told; `become` is what somebody else or the run itself does. */
const watched = async (first: Run, refuses: Partial<Record<'pause' | 'resume', Response>> = {}) => {
  let run = first
  const at = `/api/retention/runs/${runId}`
  const { asked } = await shown(
    {
      [`GET ${at}`]: () => ({ run }),
      [`GET ${at}/tickets`]: () => ({ tickets: [], more: false }),
      [`POST ${at}/pause`]: () => refuses.pause ?? { run: (run = paused) },
      [`POST ${at}/resume`]: () => refuses.resume ?? { run: (run = aRun()) },
    },
    ['runs', runId],
  )
  await screen.findByTestId('run-state')
  return {
    become: (next: Run) => {
      run = next
    },
    orders: () => asked.filter(({ method }) => method === 'POST').map(({ path }) => path.replace(`${at}/`, '')),
  }
}

/** Until the page has looked at the run once more. */
const looksAgain = () => act(() => vi.advanceTimersByTimeAsync(2000))

describe('the orders given to a run', () => {
  afterEach(() => {
    cleanup()
    vi.useRealTimers()
  })

  it.each(['pointer', 'key'])('are what was on the button when the press began, by %s', async (by) => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const { become, orders } = await watched(aRun())
    const button = screen.getByTestId('pause')
    if (by === 'pointer') fireEvent.pointerDown(button)
    else fireEvent.keyDown(button, { key: ' ' })
    become(stopped)
    await looksAgain()
    expect(screen.getByTestId('resume')).toBe(button)
    fireEvent.click(button)
    await waitFor(() => expect(orders()).toEqual(['pause']))
    expect(screen.queryByTestId('ask-resume')).toBeNull()
  })

  it('are those on the button where a press was broken off before', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const { become, orders } = await watched(aRun())
    const button = screen.getByTestId('pause')
    fireEvent.pointerDown(button)
    fireEvent.mouseLeave(button)
    become(paused)
    await looksAgain()
    fireEvent.click(button)
    await waitFor(() => expect(orders()).toEqual(['resume']))
  })

  it('are given once, however often the button is pressed', async () => {
    const { orders } = await watched(aRun())
    const button = screen.getByTestId('pause')
    fireEvent.click(button)
    fireEvent.click(button)
    expect(await screen.findByTestId('resume')).toBe(button)
    fireEvent.click(button, { detail: 2 })
    expect(fireEvent.keyDown(button, { key: 'Enter', repeat: true })).toBe(false)
    expect(orders()).toEqual(['pause'])
  })

  it('ask first where a run has stopped by itself, and say why it did', async () => {
    const { orders } = await watched(stopped)
    await userEvent.click(screen.getByTestId('resume'))
    const question = screen.getByTestId('ask-resume')
    expect(question.textContent).toContain('it would have cost more than its forecast')
    expect(orders()).toEqual([])
    await userEvent.click(within(question).getByRole('button', { name: 'Go on', hidden: true }))
    expect(await screen.findByTestId('pause')).toBeTruthy()
    expect(orders()).toEqual(['resume'])
  })

  it('show what the run has become where they are refused', async () => {
    const { become } = await watched(paused, { resume: refusal(409, 'run-is-over') })
    become(aRun({ state: 'cancelled', eta: null, ended_at: '2026-11-25T12:00:00Z' }))
    await userEvent.click(screen.getByTestId('resume'))
    await waitFor(() => expect(screen.getByTestId('run-state').textContent).toBe('Cancelled'))
    expect(screen.getByTestId('trouble').textContent).toContain('This run is over')
    expect(screen.queryByTestId('resume')).toBeNull()
  })
})
