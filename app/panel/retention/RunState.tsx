import type { Run } from '../../../contract/retention.ts'
import { usePanelWords } from '../words.ts'
import { State } from '../parts/State.tsx'
import { runStateText } from './texts.ts'

const tones = {
  running: 'calm',
  waiting: 'calm',
  paused: 'warning',
  stopped: 'danger',
  cancelled: 'warning',
  done: 'good',
} as const

export const RunState = ({ run }: { readonly run: Pick<Run, 'state' | 'why' | 'ended_at'> }) => {
  const words = usePanelWords()
  return <State tone={tones[run.state]}>{runStateText(words, run)}</State>
}
