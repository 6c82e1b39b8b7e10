// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { cleanup, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { refusal } from '../../../support/panel.tsx'
import { aRun, runId, waitingTicket } from './samples.ts'
import { shown } from './shown.tsx'

const runAt = `GET /api/retention/runs/${runId}`
const ticketsAt = `GET /api/retention/runs/${runId}/tickets`
const at = ['runs', runId]

describe('the tickets of a run', () => {
  afterEach(cleanup)

  it('of all states don’t stand under one of which none could be read', async () => {
    await shown(
      {
        [runAt]: () => ({ run: aRun({ state: 'done', eta: null }) }),
        [ticketsAt]: ({ path }) =>
          path.includes('state=') ? refusal(500, 'internal') : { tickets: [waitingTicket], more: false },
      },
      at,
    )
    expect(await screen.findByTestId('ticket-table')).toBeTruthy()
    await userEvent.selectOptions(screen.getByRole('combobox'), 'Failed')
    expect(await screen.findByTestId('trouble')).toBeTruthy()
    expect(screen.queryByTestId('ticket-table')).toBeNull()
  })

  it('have a day of deletion only while their grace runs', async () => {
    const left = { ...waitingTicket, ticket_id: 42, state: 'skipped', reason: 'held', may_restore: false }
    await shown(
      {
        [runAt]: () => ({ run: aRun({ state: 'waiting', eta: null, waits_until: '2026-12-02T00:00:00Z' }) }),
        [ticketsAt]: () => ({ tickets: [waitingTicket, left], more: false }),
      },
      at,
    )
    expect(await screen.findAllByText('Routine questions')).toHaveLength(2)
    const [titles, ...lines] = within(await screen.findByTestId('ticket-table')).getAllByRole('row')
    const column = [...(titles?.children ?? [])].findIndex(({ textContent }) => textContent === 'Deleted from')
    expect(lines.map(({ children }) => children[column]?.textContent)).toEqual(['2 Dec 2026', '–'])
  })
})
