import { useCallback } from 'react'
import type { strayStates, StrayTicket } from '../../../contract/policy-tags.ts'
import { momentText } from '../parts/amounts.ts'
import { Arriving } from '../parts/Arriving.tsx'
import { Further, useStarts } from '../parts/Further.tsx'
import { Grid, type Column } from '../parts/Grid.tsx'
import { TicketLink } from '../parts/TicketLink.tsx'
import { never, useLoaded } from '../parts/use-loaded.ts'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'

export type StrayState = (typeof strayStates)[number]

interface StraysProps {
  readonly calls: Pick<RetentionCalls, 'strays'>
  readonly state: StrayState
}

/** The tickets without a tag that they should bear, a page at a time. */
export const Strays = ({ calls, state }: StraysProps) => {
  const { say, locale } = usePanelWords()
  const pages = useStarts(0)
  const { after } = pages
  const read = useCallback(() => calls.strays(state, after), [calls, state, after])
  const { loaded, reload } = useLoaded(read, never)
  const listed = loaded.state === 'read' ? loaded.value : undefined
  const columns: readonly Column<StrayTicket>[] = [
    {
      key: 'ticket',
      title: say('panel.retention.column.ticket'),
      show: ({ ticket_id }) => <TicketLink id={ticket_id} />,
    },
    { key: 'tags', title: say('panel.retention.tags.column.tag'), show: ({ tags }) => tags.join(' ') },
    {
      key: 'under',
      title: say('panel.retention.column.policy'),
      show: ({ under }) => say(under ? 'panel.retention.tags.under' : 'panel.retention.tags.not-under'),
    },
    {
      key: 'since',
      title: say('panel.retention.tags.column.since'),
      show: ({ since }) => momentText(locale, since),
    },
  ]
  return (
    <>
      <Arriving loaded={loaded} reload={reload} />
      {listed === undefined ? null : (
        <Grid
          label={say(`panel.retention.tags.list.${state}`)}
          columns={columns}
          lines={listed.tickets}
          keyOf={({ ticket_id }) => String(ticket_id)}
          least={560}
          testId="stray-table"
        />
      )}
      <Further pages={pages} shown={listed && { more: listed.more, lastId: listed.tickets.at(-1)?.ticket_id }} />
    </>
  )
}
