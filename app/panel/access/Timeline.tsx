import { Button } from '@zendeskgarden/react-buttons'
import type { AccessCaseDetail } from '../../../contract/access.ts'
import { Small } from '../../parts/text.ts'
import { Block } from '../parts/Block.tsx'
import { Grid, type Column } from '../parts/Grid.tsx'
import { momentText } from '../parts/amounts.ts'
import { usePanelWords } from '../words.ts'
import { verbText } from './texts.ts'

interface TimelineProps {
  readonly timeline: AccessCaseDetail['timeline']
  readonly events: number
  readonly openTicket: (id: number) => void
}

/** The events of a case in their order, each with the reason that agent had. */
export const Timeline = ({ timeline, events, openTicket }: TimelineProps) => {
  const words = usePanelWords()
  const { say, locale } = words
  const lines = timeline.map((event, at) => ({ ...event, key: `${event.at} ${at}` }))
  // Changes of settings have neither: two empty columns would push the others out of a narrow page.
  const isAboutTickets = timeline.some(({ ticket_id, reason }) => ticket_id !== null || reason !== null)
  const aboutTickets: readonly Column<(typeof lines)[number]>[] = [
    {
      key: 'ticket',
      title: say('panel.retention.column.ticket'),
      show: ({ ticket_id }) =>
        ticket_id === null ? (
          '–'
        ) : (
          <Button isLink onClick={() => openTicket(ticket_id)}>
            #{ticket_id}
          </Button>
        ),
    },
    {
      key: 'reason',
      title: say('panel.access.column.reason'),
      show: ({ reason }) => (reason === null ? '–' : say(`viewers.reason.${reason}`)),
    },
  ]
  return (
    <Block title={say('panel.access.timeline')} testId="timeline">
      {events > timeline.length ? (
        <Small>{say('panel.access.fewer', { shown: timeline.length, count: events })}</Small>
      ) : null}
      {lines.length === 0 ? (
        say('panel.access.no-timeline')
      ) : (
        <Grid
          label={say('panel.access.timeline')}
          columns={[
            { key: 'at', title: say('panel.access.column.at'), show: ({ at }) => momentText(locale, at) },
            { key: 'verb', title: say('panel.access.column.verb'), show: ({ verb }) => verbText(words, verb) },
            ...(isAboutTickets ? aboutTickets : []),
            {
              key: 'log',
              title: say('panel.access.column.source'),
              show: ({ log }) => say(`panel.access.source.${log}`),
            },
          ]}
          lines={lines}
          keyOf={({ key }) => key}
          least={isAboutTickets ? 560 : 280}
          testId="timeline-table"
        />
      )}
    </Block>
  )
}
