import { Anchor } from '@zendeskgarden/react-buttons'
import type { Run } from '../../../contract/retention.ts'
import { countText, momentText } from '../parts/amounts.ts'
import { Grid, type Column } from '../parts/Grid.tsx'
import { Block } from '../parts/Block.tsx'
import { usePeople } from '../parts/people.ts'
import { everyMinute, useLoaded } from '../parts/use-loaded.ts'
import { hrefOf } from '../router.ts'
import { Arriving } from '../parts/Arriving.tsx'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'
import { RunState } from './RunState.tsx'
import { whoText } from './texts.ts'

interface RunsProps {
  readonly calls: Pick<RetentionCalls, 'runs'>
}

/** What was really done, newest first. */
export const Runs = ({ calls }: RunsProps) => {
  const words = usePanelWords()
  const { say, locale } = words
  const { loaded, reload } = useLoaded(calls.runs, everyMinute)
  const people = usePeople(loaded.state === 'read' ? loaded.value.runs.map(({ started_by }) => started_by) : [])
  const columns: readonly Column<Run>[] = [
    {
      key: 'when',
      title: say('panel.retention.column.started'),
      show: ({ id, started_at }) => (
        <Anchor href={hrefOf('retention', 'runs', id)}>{momentText(locale, started_at)}</Anchor>
      ),
    },
    {
      key: 'by',
      title: say('panel.retention.column.by'),
      show: ({ started_by }) => <bdi>{whoText(words, people, started_by)}</bdi>,
    },
    {
      key: 'settled',
      title: say('panel.retention.column.settled'),
      isNumber: true,
      show: ({ settled, tickets }) =>
        say('panel.retention.of', { some: countText(locale, settled), all: countText(locale, tickets) }),
    },
    {
      key: 'deleted',
      title: say('panel.retention.count.deleted'),
      isNumber: true,
      show: ({ counts }) => countText(locale, counts.deleted),
    },
    {
      key: 'redacted',
      title: say('panel.retention.count.redacted'),
      isNumber: true,
      show: ({ counts }) => countText(locale, counts.redacted),
    },
    { key: 'state', title: say('panel.retention.column.state'), show: (run) => <RunState run={run} /> },
  ]
  return (
    <Block title={say('panel.retention.runs')} testId="runs">
      <Arriving loaded={loaded} reload={reload} />
      {loaded.state !== 'read' ? null : loaded.value.runs.length === 0 ? (
        say('panel.retention.no-runs')
      ) : (
        <Grid
          label={say('panel.retention.runs')}
          columns={columns}
          lines={loaded.value.runs}
          keyOf={({ id }) => id}
          testId="run-table"
        />
      )}
    </Block>
  )
}
