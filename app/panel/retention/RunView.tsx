import { Progress } from '@zendeskgarden/react-loaders'
import { useCallback, useRef, useState } from 'react'
import { styled } from 'styled-components'
import type { Run } from '../../../contract/retention.ts'
import type { Trouble as Problem } from '../../api.ts'
import { focus } from '../../parts/garden.ts'
import { Note } from '../../parts/Note.tsx'
import { Small } from '../../parts/text.ts'
import { dayText, durationText, momentText } from '../parts/amounts.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { usePeople } from '../parts/people.ts'
import { useLoaded } from '../parts/use-loaded.ts'
import { useOnce } from '../parts/use-once.ts'
import { Arriving } from '../parts/Arriving.tsx'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'
import { Certificate } from './Certificate.tsx'
import { Done } from './Done.tsx'
import { isOver, RunOrders, type RunOrder } from './RunOrders.tsx'
import { RunState } from './RunState.tsx'
import { RunTickets } from './RunTickets.tsx'
import { whoText } from './texts.ts'
import { useTitles } from './use-titles.ts'
import { Trouble } from '../parts/Trouble.tsx'

const Apart = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 8px;
  margin-top: 16px;
`

/** Takes the focus of the buttons that are gone once a run is cancelled. */
const Told = styled.div`
  width: fit-content;
  border-radius: ${({ theme }) => theme.borderRadii.sm};

  ${focus}
`

const Bar = styled(Progress)`
  width: 100%;
  max-width: 640px;
`

/**
 * Seconds between two looks at a run: soon while it works, seldom while its grace runs, never once it has ended. One that is
 * cancelled ends when what was under way is settled, and has its certificate then.
 */
const whileItLives = ({ run }: { readonly run: Run }): number | undefined => {
  if (run.ended_at !== null) return undefined
  return run.state === 'running' || run.state === 'cancelled' ? 2 : 15
}

interface RunViewProps {
  readonly calls: RetentionCalls
  readonly runId: string
}

/** A run as it goes: how far, how long still, what came of each ticket. */
export const RunView = ({ calls, runId }: RunViewProps) => {
  const words = usePanelWords()
  const { say, locale } = words
  const read = useCallback(() => calls.run(runId), [calls, runId])
  const { loaded, reload, put } = useLoaded(read, whileItLives)
  const people = usePeople(loaded.state === 'read' ? [loaded.value.run.started_by] : [])
  const titles = useTitles(calls, loaded.state === 'read' ? loaded.value.run.version : undefined)
  const status = useRef<HTMLDivElement>(null)
  const { once } = useOnce()
  const [problem, setProblem] = useState<Problem | undefined>(undefined)

  const order = (wanted: RunOrder) =>
    once(async () => {
      const answer = await calls[wanted](runId)
      setProblem(answer.ok ? undefined : answer.problem)
      if (!answer.ok) {
        // It is refused for what the run has become, which the page doesn't show yet.
        reload()
        return
      }
      put(answer.value)
      if (isOver(answer.value.run)) status.current?.focus()
    })

  const head = (children: React.ReactNode) => (
    <PageHead title={say('panel.retention.run-page.title')} lead={say('panel.retention.run-page.lead')}>
      {children}
    </PageHead>
  )

  if (loaded.state !== 'read')
    return (
      <>
        {head(null)}
        <Arriving loaded={loaded} reload={reload} />
      </>
    )
  const { run } = loaded.value
  const share = run.tickets === 0 ? 100 : Math.floor((100 * run.settled) / run.tickets)
  return (
    <>
      {head(<RunOrders run={run} onOrder={(wanted) => void order(wanted)} />)}
      <Apart>
        {problem === undefined ? null : <Trouble problem={problem} />}
        <Arriving loaded={loaded} reload={reload} />
        <Told ref={status} tabIndex={-1} role="status" data-testid="run-state">
          <RunState run={run} />
        </Told>
        <Bar value={share} size="medium" aria-label={say('panel.retention.progress')} />
        <div data-testid="settled">
          {say('panel.retention.settled', {
            some: run.settled,
            all: run.tickets,
          })}
          {run.eta === null
            ? ''
            : ` ${say(`panel.retention.eta.${run.eta.basis}`, { time: durationText(locale, run.eta.seconds) })}`}
          {run.waits_for === undefined ? '' : ` ${say(`panel.retention.waits-for.${run.waits_for}`)}`}
          {run.waits_until === null
            ? ''
            : ` ${say('panel.retention.waits', { moment: momentText(locale, run.waits_until) })}`}
        </div>
        <Small data-testid="started">
          {say('panel.retention.started-by', {
            name: whoText(words, people, run.started_by),
            moment: momentText(locale, run.started_at),
          })}
        </Small>
        <Small>{say('panel.retention.requests', { used: run.requests.used, forecast: run.requests.forecast })}</Small>
      </Apart>
      <Done run={run} />
      {run.has_certificate ? <Certificate calls={calls} runId={runId} /> : null}
      {run.emptied_at === undefined ? (
        <RunTickets
          calls={calls}
          runId={runId}
          titles={titles}
          moved={`${run.state} ${Object.values(run.counts).join(' ')}`}
        />
      ) : (
        <Note kind="info" testId="emptied">
          {say('panel.retention.emptied', { day: dayText(locale, run.emptied_at) })}
        </Note>
      )}
    </>
  )
}
