import type { Plan } from '../../../contract/retention.ts'
import { usePanelWords } from '../words.ts'
import { State } from '../parts/State.tsx'

/** How far a plan has come: the last thing that happened to it. */
export const PlanState = ({ plan }: { readonly plan: Plan }) => {
  const { say } = usePanelWords()
  if (plan.run_id !== null) return <State tone="calm">{say('panel.retention.plan-state.run')}</State>
  if (plan.replaced_by !== undefined) return <State tone="calm">{say('panel.retention.plan-state.replaced')}</State>
  if (plan.expired && plan.state === 'ready')
    return <State tone="calm">{say('panel.retention.plan-state.expired')}</State>
  if (plan.approved !== null) return <State tone="good">{say('panel.retention.plan-state.approved')}</State>
  switch (plan.state) {
    case 'building':
    case 'ready':
      return <State tone="calm">{say(`panel.retention.plan-state.${plan.state}`)}</State>
    case 'refused':
      return <State tone="warning">{say('panel.retention.plan-state.refused')}</State>
    case 'failed':
      return <State tone="danger">{say('panel.retention.plan-state.failed')}</State>
  }
}
