import { styled } from 'styled-components'
import type { Plan } from '../../../contract/retention.ts'
import { color } from '../../parts/garden.ts'
import { Icon } from '../../parts/Icon.tsx'
import { Unseen } from '../../parts/text.ts'
import { usePanelWords } from '../words.ts'

const List = styled.ol`
  display: flex;
  flex-wrap: wrap;
  gap: 6px 24px;
  margin: 0;
  padding: 0;
  list-style: none;
  counter-reset: step;
`

const Step = styled.li<{ readonly $state: 'done' | 'now' | 'later' }>`
  display: flex;
  gap: 8px;
  align-items: center;
  max-width: 100%;
  color: ${({ $state }) => color($state === 'later' ? 'foreground.subtle' : 'foreground.default')};
  font-weight: ${({ theme, $state }) => ($state === 'now' ? theme.fontWeights.semibold : theme.fontWeights.regular)};
`

const Number = styled.span`
  display: inline-grid;
  flex: none;
  place-items: center;
  width: 22px;
  height: 22px;
  border: 1px solid currentcolor;
  border-radius: 50%;
  font-size: ${({ theme }) => theme.fontSizes.sm};
`

const names = ['preview', 'approve', 'run'] as const

const doneIn = (plan: Plan): number => {
  if (plan.run_id !== null) return 3
  if (plan.approved !== null) return 2
  return plan.state === 'ready' || plan.state === 'refused' ? 1 : 0
}

/** Preview, approval, run: where this plan is. */
export const Steps = ({ plan }: { readonly plan: Plan }) => {
  const { say } = usePanelWords()
  const done = doneIn(plan)
  return (
    <List aria-label={say('panel.retention.steps')} data-testid="steps">
      {names.map((name, at) => {
        const state = at < done ? 'done' : at === done ? 'now' : 'later'
        return (
          <Step key={name} $state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <Number aria-hidden="true">{state === 'done' ? <Icon name="done" /> : at + 1}</Number>
            {say(`panel.retention.step.${name}`)}
            {state === 'done' ? <Unseen>{say('panel.retention.step.done')}</Unseen> : null}
          </Step>
        )
      })}
    </List>
  )
}
