import { Anchor } from '@zendeskgarden/react-buttons'
import type { Plan } from '../../../contract/retention.ts'
import { Small } from '../../parts/text.ts'
import { momentText } from '../parts/amounts.ts'
import { hrefOf } from '../router.ts'
import { usePanelWords } from '../words.ts'

/** Of when the numbers beside the policies are, or how to come by some. */
export const Counted = ({ plan }: { readonly plan: Plan | null }) => {
  const { say, locale } = usePanelWords()
  if (plan === null) return <Small data-testid="not-counted">{say('panel.retention.not-counted')}</Small>
  return (
    <Small data-testid="counted">
      {say('panel.retention.counted', { moment: momentText(locale, plan.planned_at ?? plan.created_at) })}{' '}
      <Anchor href={hrefOf('retention', 'plans', plan.id)}>{say('panel.retention.counted-open')}</Anchor>
    </Small>
  )
}
