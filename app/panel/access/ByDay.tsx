import { Anchor } from '@zendeskgarden/react-buttons'
import { useCallback } from 'react'
import type { AccessByDay } from '../../../contract/access-by-day.ts'
import { Small } from '../../parts/text.ts'
import { dateText, momentText } from '../parts/amounts.ts'
import { Block } from '../parts/Block.tsx'
import { Grid } from '../parts/Grid.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { nameOf, usePeople } from '../parts/people.ts'
import { never, useLoaded } from '../parts/use-loaded.ts'
import { hrefOf } from '../router.ts'
import { usePanelWords } from '../words.ts'
import type { AccessCalls } from './calls.ts'

const Days = ({ days }: Pick<AccessByDay, 'days'>) => {
  const words = usePanelWords()
  const { say } = words
  return (
    <Grid
      label={say('panel.access.by-day.title')}
      columns={[
        {
          key: 'day',
          title: say('panel.access.chart.day'),
          show: ({ day }) => <Anchor href={hrefOf('access', 'day', day)}>{dateText(words.locale, day)}</Anchor>,
        },
        {
          key: 'opened',
          title: say('panel.access.by-day.opened'),
          isNumber: true,
          show: ({ opened }) => opened.low + opened.medium + opened.high,
        },
        {
          key: 'high',
          title: say('panel.access.by-day.high'),
          isNumber: true,
          show: ({ opened }) => opened.high,
        },
        { key: 'closed', title: say('panel.access.by-day.closed'), isNumber: true, show: ({ closed }) => closed },
        { key: 'held', title: say('panel.access.by-day.held'), isNumber: true, show: ({ held }) => held },
        {
          key: 'kinds',
          title: say('panel.access.by-day.kinds'),
          show: ({ kinds }) =>
            kinds.length === 0
              ? '–'
              : words.list(kinds.map(({ kind, count }) => `${say(`panel.access.kind.${kind}`)} (${count})`)),
        },
      ]}
      lines={days}
      keyOf={({ day }) => day}
      least={560}
      testId="by-day-table"
    />
  )
}

const Silences = ({ silences }: Pick<AccessByDay, 'silences'>) => {
  const words = usePanelWords()
  const { say, locale } = words
  const known = usePeople(silences.flatMap(({ actor_id, decided_by }) => [actor_id, decided_by]))
  return (
    <Grid
      label={say('panel.access.silences.title')}
      columns={[
        {
          key: 'agent',
          title: say('panel.access.silences.agent'),
          show: ({ actor_id }) => nameOf(words, known, actor_id),
        },
        {
          key: 'what',
          title: say('panel.access.expected.scope'),
          show: ({ kind, scope }) =>
            `${say(`panel.access.kind.${kind}`)} · ${say(`panel.access.silences.scope.${scope}`)}`,
        },
        { key: 'until', title: say('panel.access.silences.until'), show: ({ until }) => momentText(locale, until) },
        {
          key: 'by',
          title: say('panel.access.silences.by'),
          show: ({ decided_by }) => nameOf(words, known, decided_by),
        },
        { key: 'held', title: say('panel.access.by-day.held'), isNumber: true, show: ({ held }) => held },
      ]}
      lines={silences}
      keyOf={({ id }) => id}
      least={520}
      testId="silence-table"
    />
  )
}

interface ByDayProps {
  readonly calls: Pick<AccessCalls, 'byDay'>
}

/** The last month in numbers, and what is silent now with its end: nothing is silent without standing here. */
export const ByDay = ({ calls }: ByDayProps) => {
  const { say } = usePanelWords()
  const read = useCallback(() => calls.byDay(), [calls])
  const { loaded, reload } = useLoaded(read, never)
  if (loaded.state === 'reading') return null
  if (loaded.state === 'failed') return <Trouble problem={loaded.problem} retry={reload} />
  const { days, silences } = loaded.value
  return (
    <>
      <Block title={say('panel.access.by-day.title')} testId="by-day">
        {days.length === 0 ? <Small>{say('panel.access.by-day.none')}</Small> : <Days days={days} />}
      </Block>
      <Block title={say('panel.access.silences.title')} testId="silences">
        {silences.length === 0 ? <Small>{say('panel.access.silences.none')}</Small> : <Silences silences={silences} />}
      </Block>
    </>
  )
}
