import type { AccessCase } from '../../../contract/access.ts'
import { State } from '../parts/State.tsx'
import { usePanelWords } from '../words.ts'

const tones = { high: 'danger', medium: 'warning', low: 'calm' } as const

/** How grave a case is, and what was decided of it. */
export const Marks = ({ one }: { readonly one: Pick<AccessCase, 'severity' | 'status'> }) => {
  const { say } = usePanelWords()
  return (
    <>
      <State tone={tones[one.severity]}>{say(`panel.access.severity.${one.severity}`)}</State>{' '}
      {one.status === 'new' ? null : (
        <State tone={one.status === 'needs-action' ? 'warning' : 'good'}>
          {say(`panel.access.status.${one.status}`)}
        </State>
      )}
    </>
  )
}
