import { Button } from '@zendeskgarden/react-buttons'
import { useCallback, useId, useState } from 'react'
import { styled } from 'styled-components'
import type * as z from 'zod/mini'
import type { listRunTickets } from '../../../contract/retention.ts'
import { ticketStates } from '../../../contract/retention.ts'
import type { Trouble as Problem } from '../../api.ts'
import { Small } from '../../parts/text.ts'
import { troubleText } from '../../sidebar/kinds.ts'
import { dayText } from '../parts/amounts.ts'
import { Further, useStarts } from '../parts/Further.tsx'
import { Grid, type Column } from '../parts/Grid.tsx'
import { Block } from '../parts/Block.tsx'
import { never, useLoaded } from '../parts/use-loaded.ts'
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
  const [problem, setProblem] = useState<Problem | undefined>(undefined)
  const [select, means] = [useId(), useId()]
  const read = useCallback(() => calls.tickets(runId, after, state), [calls, runId, after, state])
  const { loaded, reload } = useLoaded(read, never)
  const [seen, setSeen] = useState(moved)
  if (seen !== moved) {
    setSeen(moved)
    reload()
  }

  const restore = async (ticketId: number) => {
    const answer = await calls.restore(runId, [ticketId])
    const one = answer.ok ? answer.value.results[0] : undefined
    setProblem(answer.ok ? (one?.restored === true ? undefined : (one?.problem ?? 'not-restorable')) : answer.problem)
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
      show: ({ ticket_id, may_restore, archived, state: now }) =>
        may_restore ? (
          <>
            <Button
              size="small"
              isBasic
              onClick={() => void restore(ticket_id)}
              aria-label={say('panel.retention.restore-ticket', { ticket: ticket_id })}
              aria-describedby={means}
            >
              {say('panel.retention.restore')}
            </Button>
            {archived === null && now !== 'waiting' ? <Small>{say('panel.retention.restore-perhaps')}</Small> : null}
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
      {problem === undefined ? null : <p role="alert">{troubleText(words, problem)}</p>}
      <Arriving loaded={loaded} reload={reload} />
      {loaded.state !== 'read' ? null : loaded.value.tickets.length === 0 ? (
        say('panel.retention.no-tickets')
      ) : (
        <>
          {loaded.value.tickets.some(({ may_restore }) => may_restore) ? (
            <Small id={means} style={{ marginBottom: 8, maxWidth: '72ch' }} data-testid="restore-means">
              {say('panel.retention.restore-means')}
            </Small>
          ) : null}
          <Grid
            label={say('panel.retention.tickets')}
            columns={columns}
            lines={loaded.value.tickets}
            keyOf={({ ticket_id }) => String(ticket_id)}
            least={720}
            testId="ticket-table"
          />
          <Further pages={pages} more={loaded.value.more} lastId={loaded.value.tickets.at(-1)?.ticket_id} />
        </>
      )}
    </Block>
  )
}
