import { Anchor, Button } from '@zendeskgarden/react-buttons'
import { useCallback, useState } from 'react'
import { styled } from 'styled-components'
import type { Plan } from '../../../contract/retention.ts'
import type { Trouble as Problem } from '../../api.ts'
import { Note } from '../../parts/Note.tsx'
import { Small, Value } from '../../parts/text.ts'
import { momentText } from '../parts/amounts.ts'
import { Ask } from '../parts/Ask.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Actions } from '../parts/Block.tsx'
import { usePeople } from '../parts/people.ts'
import { useLoaded } from '../parts/use-loaded.ts'
import { useOnce } from '../parts/use-once.ts'
import { Arriving } from '../parts/Arriving.tsx'
import { hrefOf } from '../router.ts'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'
import { Consequences } from './Consequences.tsx'
import { Steps } from './Steps.tsx'
import { Summary } from './Summary.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { taggingText, whoText } from './texts.ts'
import { useTitles } from './use-titles.ts'

const Apart = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 8px;
  margin-top: 16px;
`

/** Seconds between two looks at a plan that is still being made. */
const whileBuilding = ({ plan }: { readonly plan: Plan }): number | undefined =>
  plan.state === 'building' ? 1 : undefined

const peopleOf = (plan: Plan | undefined) =>
  plan === undefined ? [] : [plan.asked_by, plan.approved?.by ?? null, plan.approved?.version_by ?? null]

interface PlanViewProps {
  readonly calls: RetentionCalls
  readonly go: (path: string) => void
  readonly planId: string
  readonly userId: number
}

/** A plan from its preview to its run: what stands here is what will be done. */
export const PlanView = ({ calls, go, planId, userId }: PlanViewProps) => {
  const words = usePanelWords()
  const { say, locale } = words
  const read = useCallback(() => calls.plan(planId), [calls, planId])
  const { loaded, reload, put } = useLoaded(read, whileBuilding)
  const people = usePeople(peopleOf(loaded.state === 'read' ? loaded.value.plan : undefined))
  const titles = useTitles(calls, loaded.state === 'read' ? loaded.value.plan.version : undefined)
  const { once, isHere } = useOnce()
  const [asking, setAsking] = useState<'approve' | 'run' | undefined>(undefined)
  const [problem, setProblem] = useState<Problem | undefined>(undefined)

  const approve = (hash: string) => {
    setAsking(undefined)
    return once(async () => {
      const answer = await calls.approve(planId, hash)
      setProblem(answer.ok ? undefined : answer.problem)
      if (answer.ok) put(answer.value)
      // It is refused for what the plan has become, which the page doesn't show yet.
      else reload()
    })
  }

  const start = (hash: string) => {
    setAsking(undefined)
    return once(async () => {
      const answer = await calls.start(planId, hash)
      if (!answer.ok) {
        setProblem(answer.problem)
        reload()
      } else if (isHere()) go(`retention/runs/${answer.value.run.id}`)
    })
  }

  const head = (children: React.ReactNode) => (
    <PageHead title={say('panel.retention.plan.title')} lead={say('panel.retention.plan.lead')}>
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
  const { plan } = loaded.value
  const { hash, summary } = plan
  const tagging = taggingText(words, summary)
  // Approved all the same: that is what lets a version tag, and run on its schedule once something is due.
  const isIdle = summary?.totals.due === 0
  const next = plan.may_approve ? 'approve' : plan.may_run ? 'run' : undefined
  return (
    <>
      {head(
        hash === undefined ? null : (
          <Actions>
            {next !== undefined && (next === 'approve' || !isIdle) ? (
              // One button that turns into the other keeps the focus.
              <Button isPrimary isDanger={next === 'run'} onClick={() => setAsking(next)} data-testid={next}>
                {say(`panel.retention.${next}`)}
              </Button>
            ) : null}
            {plan.run_id === null ? null : (
              <Button onClick={() => go(`retention/runs/${plan.run_id ?? ''}`)} data-testid="see-run">
                {say('panel.retention.see-run')}
              </Button>
            )}
          </Actions>
        ),
      )}
      <Apart>
        <Steps plan={plan} />
        <Small data-testid="who">
          {say('panel.retention.asked-by', {
            name: whoText(words, people, plan.asked_by),
            moment: momentText(locale, plan.created_at),
          })}
          {plan.approved === null
            ? ''
            : ` ${say(
                plan.approved.version_by === undefined
                  ? 'panel.retention.approved-by'
                  : 'panel.retention.approved-version',
                {
                  name: whoText(words, people, plan.approved.version_by ?? plan.approved.by),
                  moment: momentText(locale, plan.approved.at),
                },
              )}`}
          {plan.policies === undefined
            ? ''
            : ` ${say('panel.retention.plan.only', { names: words.list(plan.policies.map(titles)) })}`}
        </Small>
        <Anchor href={hrefOf('retention', 'versions', plan.version_id)} data-testid="plan-text">
          {say('panel.retention.plan.text', { number: plan.version })}
        </Anchor>
        {problem === undefined ? null : <Trouble problem={problem} />}
        <Arriving loaded={loaded} reload={reload} />
        {plan.state === 'building' ? (
          <div role="status" data-testid="building">
            {say('panel.retention.plan.building', { count: plan.read })}
          </div>
        ) : null}
        {plan.state === 'failed' ? <Trouble problem={plan.problem ?? 'internal'} /> : null}
        {isIdle && plan.run_id === null ? (
          <Note kind="info" testId="nothing-due">
            {say('panel.retention.plan.nothing-due')}
          </Note>
        ) : null}
        {plan.replaced_by !== undefined ? (
          <Note kind="warning" testId="replaced">
            {say('panel.retention.plan.replaced', { number: plan.replaced_by })}{' '}
            <Anchor href={hrefOf('retention')}>{say('panel.retention.back')}</Anchor>
          </Note>
        ) : plan.state === 'ready' && plan.expired && plan.run_id === null ? (
          <Note kind="warning" testId="expired">
            {say('problem.plan-too-old')}
          </Note>
        ) : plan.state === 'ready' && plan.approved === null && !plan.may_approve ? (
          <Note kind="info" testId="not-approved">
            {say(plan.asked_by === userId ? 'panel.retention.plan.another' : 'panel.retention.plan.waiting')}
          </Note>
        ) : null}
        {hash === undefined ? null : (
          <Small>
            {say('panel.retention.plan.hash')} <Value>{hash}</Value>
          </Small>
        )}
      </Apart>
      {summary === undefined ? null : <Summary summary={summary} titles={titles} />}
      {asking === 'approve' && hash !== undefined ? (
        <Ask
          title={say('panel.retention.ask-approve.title')}
          cancel={say('panel.cancel')}
          confirm={say('panel.retention.approve')}
          onCancel={() => setAsking(undefined)}
          onConfirm={() => void approve(hash)}
          testId="ask-approve"
        >
          <Consequences summary={summary} />
          <strong>{say('panel.retention.ask-approve.means')}</strong>
          {tagging === undefined ? null : <div data-testid="ask-tagging">{tagging}</div>}
        </Ask>
      ) : null}
      {asking === 'run' && hash !== undefined ? (
        <Ask
          title={say('panel.retention.ask-run.title')}
          cancel={say('panel.cancel')}
          confirm={say('panel.retention.run')}
          isDanger
          onCancel={() => setAsking(undefined)}
          onConfirm={() => void start(hash)}
          testId="ask-run"
        >
          <Consequences summary={summary} />
          <Small>{say('panel.retention.ask-run.checked', { requests: summary?.cost.requests ?? 0 })}</Small>
        </Ask>
      ) : null}
    </>
  )
}
