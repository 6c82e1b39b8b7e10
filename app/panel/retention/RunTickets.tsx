import { Button } from '@zendeskgarden/react-buttons'
import { useCallback, useId, useRef, useState } from 'react'
import { styled } from 'styled-components'
import type * as z from 'zod/mini'
import type { listRunTickets } from '../../../contract/retention.ts'
import { ticketStates } from '../../../contract/retention.ts'
import { Small } from '../../parts/text.ts'
import { troubleText } from '../parts/trouble-text.ts'
import { dayText } from '../parts/amounts.ts'
import { Further, useStarts } from '../parts/Further.tsx'
import { Grid, type Column } from '../parts/Grid.tsx'
import { Block } from '../parts/Block.tsx'
import { never, useLoaded } from '../parts/use-loaded.ts'
import { Said } from '../parts/said.ts'
import { TicketLink } from '../parts/TicketLink.tsx'
import { Arriving } from '../parts/Arriving.tsx'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls, TicketState } from './calls.ts'
import { actionsText, nativeText } from './texts.ts'
import type { Titles } from './use-titles.ts'

type Ticket = z.infer<typeof listRunTickets.response>['tickets'][number]

const Select = styled.select`
  padding: 4px 8px;
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background: inherit;
  color: inherit;
  font: inherit;
`

const stateIn = (value: string): TicketState | undefined => ticketStates.find((one) => one === value)

interface RunTicketsProps {
  readonly calls: Pick<RetentionCalls, 'tickets' | 'restore'>
  readonly runId: string
  readonly titles: Titles
  /** What the run has done so far: the list is read again whenever that changes. */
  readonly moved: string
}

/** The run's tickets, a page at a time; what can still be brought back is brought back here. */
export const RunTickets = ({ calls, runId, titles, moved }: RunTicketsProps) => {
  const words = usePanelWords()
  const { say, locale } = words
  const [state, setState] = useState<TicketState | undefined>(undefined)
  const pages = useStarts(0)
  const { after } = pages
  const [said, setSaid] = useState('')
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const status = useRef<HTMLParagraphElement>(null)
  // Not shown: a button that is switched off under the focus loses it. What is back stays here, since its button goes later.
  const taken = useRef(new Set<number>())
  const [select, means] = [useId(), useId()]
  const read = useCallback(() => calls.tickets(runId, after, state), [calls, runId, after, state])
  const { loaded, reload } = useLoaded(read, never)
  const listed = loaded.state === 'read' ? loaded.value : undefined
  const [seen, setSeen] = useState(moved)
  if (seen !== moved) {
    setSeen(moved)
    reload()
  }

  const restore = async ({ ticket_id: ticket, state: before }: Ticket, button: HTMLElement) => {
    if (taken.current.has(ticket)) return
    taken.current.add(ticket)
    const answer = await calls.restore(runId, [ticket])
    const one = answer.ok ? answer.value.results[0] : undefined
    if (one?.restored === true) {
      setRefused(undefined)
      setSaid(say(before === 'waiting' ? 'panel.retention.restored-in-grace' : 'panel.retention.restored', { ticket }))
      // The button goes with the next reading; whoever has gone on to another one stays there.
      if ([button, document.body].includes(document.activeElement as HTMLElement)) status.current?.focus()
    } else {
      taken.current.delete(ticket)
      const problem = answer.ok ? (one?.problem ?? 'not-restorable') : answer.problem
      setSaid('')
      setRefused(say('panel.retention.restore-refused', { ticket, why: troubleText(words, problem) }))
    }
    reload()
  }

  const columns: readonly Column<Ticket>[] = [
    {
      key: 'ticket',
      title: say('panel.retention.column.ticket'),
      show: ({ ticket_id }) => <TicketLink id={ticket_id} />,
    },
    {
      key: 'state',
      title: say('panel.retention.column.state'),
      show: ({ state: now, reason }) =>
        reason === null
          ? say(`panel.retention.ticket.${now}`)
          : `${say(`panel.retention.ticket.${now}`)} · ${say(`panel.retention.skip.${reason}`)}`,
    },
    { key: 'policy', title: say('panel.retention.column.policy'), show: ({ policy }) => titles(policy) },
    { key: 'then', title: say('panel.retention.column.then'), show: ({ actions }) => actionsText(words, actions) },
    {
      key: 'delete',
      title: say('panel.retention.column.delete-at'),
      // Whatever became of it since: it would be deleted on that day only while its grace runs.
      show: ({ state: now, delete_at }) => (now !== 'waiting' || delete_at === null ? '–' : dayText(locale, delete_at)),
    },
    {
      key: 'native',
      title: say('panel.retention.column.native'),
      show: (ticket) => (ticket.state === 'done' ? '–' : nativeText(words, ticket)),
    },
    {
      key: 'restore',
      title: say('panel.retention.column.restore'),
      show: (ticket) =>
        ticket.may_restore ? (
          <>
            <Button
              size="small"
              isBasic
              onClick={({ currentTarget }) => void restore(ticket, currentTarget)}
              aria-label={say('panel.retention.restore-ticket', { ticket: ticket.ticket_id })}
              aria-describedby={means}
            >
              {say('panel.retention.restore')}
            </Button>
            {ticket.archived === null && ticket.state !== 'waiting' ? (
              <Small>{say('panel.retention.restore-perhaps')}</Small>
            ) : null}
          </>
        ) : (
          '–'
        ),
    },
  ]
  return (
    <Block
      title={say('panel.retention.tickets')}
      testId="run-tickets"
      actions={
        <>
          <label htmlFor={select}>{say('panel.retention.column.state')}</label>
          <Select
            id={select}
            value={state ?? ''}
            onChange={(event) => {
              setState(stateIn(event.target.value))
              pages.toFirst()
            }}
          >
            <option value="">{say('panel.retention.all')}</option>
            {ticketStates.map((one) => (
              <option key={one} value={one}>
                {say(`panel.retention.ticket.${one}`)}
              </option>
            ))}
          </Select>
        </>
      }
    >
      <Said ref={status} tabIndex={-1} role="status" data-testid="restored">
        {said}
      </Said>
      {refused === undefined ? null : <p role="alert">{refused}</p>}
      <Arriving loaded={loaded} reload={reload} />
      {listed === undefined ? null : listed.tickets.length === 0 ? (
        say('panel.retention.no-tickets')
      ) : (
        <>
          {listed.tickets.some(({ may_restore }) => may_restore) ? (
            <Small id={means} style={{ marginBottom: 8, maxWidth: '72ch' }} data-testid="restore-means">
              {say('panel.retention.restore-means')}
            </Small>
          ) : null}
          <Grid
            label={say('panel.retention.tickets')}
            columns={columns}
            lines={listed.tickets}
            keyOf={({ ticket_id }) => String(ticket_id)}
            least={720}
            testId="ticket-table"
          />
        </>
      )}
      <Further pages={pages} shown={listed && { more: listed.more, lastId: listed.tickets.at(-1)?.ticket_id }} />
    </Block>
  )
}
