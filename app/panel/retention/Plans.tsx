import { Anchor } from '@zendeskgarden/react-buttons'
import type { Plan } from '../../../contract/retention.ts'
import { countText, momentText } from '../parts/amounts.ts'
import { Grid, type Column } from '../parts/Grid.tsx'
import { Block } from '../parts/Block.tsx'
import { never, useLoaded } from '../parts/use-loaded.ts'
import { hrefOf } from '../router.ts'
import { Arriving } from '../parts/Arriving.tsx'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'
import { PlanState } from './PlanState.tsx'

interface PlansProps {
  readonly calls: Pick<RetentionCalls, 'plans'>
}

/** Previews, newest first. */
export const Plans = ({ calls }: PlansProps) => {
  const { say, locale } = usePanelWords()
  const { loaded, reload } = useLoaded(calls.plans, never)
  const columns: readonly Column<Plan>[] = [
    {
      key: 'when',
      title: say('panel.retention.column.asked'),
      show: ({ id, created_at }) => (
        <Anchor href={hrefOf('retention', 'plans', id)}>{momentText(locale, created_at)}</Anchor>
      ),
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
