import { Anchor } from '@zendeskgarden/react-buttons'
import type { Plan } from '../../../contract/retention.ts'
import { countText, momentText } from '../parts/amounts.ts'
import { Grid, type Column } from '../parts/Grid.tsx'
import { Block } from '../parts/Block.tsx'
import { usePeople } from '../parts/people.ts'
import { everyMinute, useLoaded } from '../parts/use-loaded.ts'
import { hrefOf } from '../router.ts'
import { Arriving } from '../parts/Arriving.tsx'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'
import { PlanState } from './PlanState.tsx'
import { whoText } from './texts.ts'

interface PlansProps {
  readonly calls: Pick<RetentionCalls, 'plans'>
}

/** Previews, newest first. */
export const Plans = ({ calls }: PlansProps) => {
  const words = usePanelWords()
  const { say, locale } = words
  const { loaded, reload } = useLoaded(calls.plans, everyMinute)
  const people = usePeople(loaded.state === 'read' ? loaded.value.plans.map(({ asked_by }) => asked_by) : [])
  const columns: readonly Column<Plan>[] = [
    {
      key: 'when',
      title: say('panel.retention.column.asked'),
      show: ({ id, created_at }) => (
        <Anchor href={hrefOf('retention', 'plans', id)}>{momentText(locale, created_at)}</Anchor>
      ),
    },
    {
      key: 'by',
      title: say('panel.retention.column.by'),
      show: ({ asked_by }) => <bdi>{whoText(words, people, asked_by)}</bdi>,
    },
    { key: 'version', title: say('panel.retention.column.version'), isNumber: true, show: ({ version }) => version },
    {
      key: 'read',
      title: say('panel.retention.column.tickets'),
      isNumber: true,
      show: ({ read }) => countText(locale, read),
    },
    { key: 'state', title: say('panel.retention.column.state'), show: (plan) => <PlanState plan={plan} /> },
  ]
  return (
    <Block title={say('panel.retention.previews')} testId="plans">
      <Arriving loaded={loaded} reload={reload} />
      {loaded.state !== 'read' ? null : loaded.value.plans.length === 0 ? (
        say('panel.retention.no-previews')
      ) : (
        <Grid
          label={say('panel.retention.previews')}
          columns={columns}
          lines={loaded.value.plans}
          keyOf={({ id }) => id}
          least={440}
          testId="plan-table"
        />
      )}
    </Block>
  )
}
