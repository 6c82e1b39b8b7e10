import { Anchor, Button } from '@zendeskgarden/react-buttons'
import { useCallback, useState } from 'react'
import type { PolicyVersion } from '../../../contract/retention.ts'
import type { Trouble as Problem } from '../../api.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { Actions, Block } from '../parts/Block.tsx'
import { everyMinute, never, useLoaded } from '../parts/use-loaded.ts'
import { useOnce } from '../parts/use-once.ts'
import { Arriving } from '../parts/Arriving.tsx'
import { hrefOf } from '../router.ts'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'
import { Drift } from './Drift.tsx'
import { newestPlan } from './newest-plan.ts'
import { Policies } from './Policies.tsx'
import { Plans } from './Plans.tsx'
import { Reading } from './Reading.tsx'
import { Runs } from './Runs.tsx'
import { StopSwitch } from './StopSwitch.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { Unused } from './Unused.tsx'

interface OverviewProps {
  readonly calls: RetentionCalls
  readonly go: (path: string) => void
}

/** The policies in force with what their newest preview counted. */
const Counting = ({ calls, version, go }: OverviewProps & { readonly version: PolicyVersion }) => {
  const { id } = version
  const names = version.policies.map(({ name }) => name).join(' ')
  const read = useCallback(() => newestPlan(calls, id, names.split(' ')), [calls, id, names])
  const { loaded } = useLoaded(read, never)
  return <Policies version={version} plan={loaded.state === 'read' ? loaded.value : undefined} go={go} />
}

/** The policies in force, what was previewed, what was run. */
export const Overview = ({ calls, go }: OverviewProps) => {
  const { say } = usePanelWords()
  const { loaded, reload } = useLoaded(calls.versions, everyMinute)
  const { once, isHere } = useOnce()
  const [problem, setProblem] = useState<Problem | undefined>(undefined)
  const inForce = loaded.state === 'read' ? loaded.value.versions[0] : undefined

  const preview = () =>
    once(async () => {
      if (inForce === undefined) return
      const answer = await calls.preview(inForce.id)
      if (!answer.ok) setProblem(answer.problem)
      else if (isHere()) go(`retention/plans/${answer.value.plan.id}`)
    })

  return (
    <>
      <PageHead title={say('panel.page.retention')} lead={say('panel.retention.lead')}>
        {inForce === undefined ? null : (
          <Actions>
            <Button isPrimary onClick={() => void preview()} data-testid="preview">
              {say('panel.retention.preview')}
            </Button>
          </Actions>
        )}
      </PageHead>
      {problem === undefined ? null : <Trouble problem={problem} />}
      <StopSwitch calls={calls} told={loaded.state === 'failed' ? loaded.problem : undefined} />
      <Arriving loaded={loaded} reload={reload} />
      {loaded.state === 'read' ? (
        <>
          {inForce === undefined ? (
            <Policies version={undefined} plan={undefined} go={go} />
          ) : (
            <Counting calls={calls} version={inForce} go={go} />
          )}
          <Block
            title={say('panel.native.title')}
            actions={
              <Anchor href={hrefOf('retention', 'native')} data-testid="see-native">
                {say('panel.native.see')}
              </Anchor>
            }
          >
            {say('panel.native.lead')}
          </Block>
          {inForce === undefined ? null : (
            <>
              <Reading calls={calls} />
              <Drift calls={calls} />
              <Plans calls={calls} />
              <Runs calls={calls} />
              <Unused calls={calls} version={inForce} />
            </>
          )}
        </>
      ) : null}
    </>
  )
}
