// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { refusal } from '../../../support/panel.tsx'
import { aRun, runId, waitingTicket } from './samples.ts'
import { bodies, shown } from './shown.tsx'

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

  it('lead back from a page of which nothing is left, and keep the focus on what turns them', async () => {
    let isEmptied = false
    await shown(
      {
        [runAt]: () => ({ run: aRun({ state: 'done', eta: null }) }),
        [ticketsAt]: ({ path }) => {
          if (path.includes('after=0')) return { tickets: [waitingTicket], more: !isEmptied }
          return { tickets: isEmptied ? [] : [{ ...waitingTicket, ticket_id: 42 }], more: false }
        },
      },
      at,
    )
    const further = await screen.findByRole('button', { name: 'Further' })
    isEmptied = true
    await userEvent.click(further)
    await screen.findByText('No ticket here.')
    expect([document.activeElement, further.getAttribute('aria-disabled')]).toEqual([further, 'true'])
    await userEvent.click(screen.getByRole('button', { name: 'Earlier' }))
    expect(await screen.findByTestId('ticket-table')).toBeTruthy()
  })
})

describe('bringing tickets back', () => {
  afterEach(cleanup)

  const restoreAt = `/api/retention/runs/${runId}/restore`
  const done = { ...waitingTicket, state: 'done' }
  const others = [42, 43].map((ticket_id) => ({ ...done, ticket_id }))

  /** Three tickets that can be brought back, and what comes of each. */
  const listed = async (answer: (ticketId: number) => { restored: boolean; problem?: string }, first = done) => {
    let tickets = [first, ...others]
    const { asked } = await shown(
      {
        [runAt]: () => ({ run: aRun({ state: 'done', eta: null }) }),
        [ticketsAt]: () => ({ tickets, more: false }),
        [`POST ${restoreAt}`]: ({ body }) => {
          const [ticketId = 0] = (body as { ticket_ids: number[] }).ticket_ids
          const came = answer(ticketId)
          tickets = tickets.map((one) => (one.ticket_id === ticketId ? { ...one, may_restore: !came.restored } : one))
          return { results: [{ ticket_id: ticketId, ...came }] }
        },
      },
      at,
    )
    const button = (id: number) => screen.findByRole('button', { name: `Bring back ticket ${id}` })
    return { button, asked: () => bodies(asked, restoreAt) }
  }

  it('asks once for each however often it is pressed, says which is back, and has the focus there', async () => {
    const { button, asked } = await listed(() => ({ restored: true }))
    const one = await button(41)
    one.focus()
    fireEvent.click(one)
    fireEvent.click(one)
    await waitFor(() => expect(screen.getByTestId('restored').textContent).toBe('Ticket 41 is back.'))
    expect(document.activeElement).toBe(screen.getByTestId('restored'))
    await waitFor(() => expect(one.isConnected).toBe(false))
    fireEvent.click(await button(42))
    await waitFor(() => expect(screen.getByTestId('restored').textContent).toBe('Ticket 42 is back.'))
    expect(asked()).toEqual([{ ticket_ids: [41] }, { ticket_ids: [42] }])
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('leaves the focus to whoever has gone on to another ticket meanwhile', async () => {
    const { button } = await listed(() => ({ restored: true }))
    fireEvent.click(await button(41))
    const other = await button(42)
    other.focus()
    await waitFor(() => expect(screen.getByTestId('restored').textContent).not.toBe(''))
    expect(document.activeElement).toBe(other)
  })

  it('says of one whose grace was running that it stays', async () => {
    const { button } = await listed(() => ({ restored: true }), waitingTicket)
    await userEvent.click(await button(41))
    await waitFor(() => expect(screen.getByTestId('restored').textContent).toContain('Ticket 41 stays'))
  })

  it('names the ticket that is not brought back, and asks again when it is pressed again', async () => {
    const { button, asked } = await listed(() => ({ restored: false, problem: 'zendesk-busy' }))
    await userEvent.click(await button(42))
    expect((await screen.findByRole('alert')).textContent).toContain('Ticket 42 was not brought back. Zendesk is busy.')
    await userEvent.click(await button(42))
    await waitFor(() => expect(asked()).toEqual([{ ticket_ids: [42] }, { ticket_ids: [42] }]))
  })
})
