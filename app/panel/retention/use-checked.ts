import { useEffect, useState } from 'react'
import type { PolicyProblem } from '../../../contract/retention.ts'
import type { Trouble } from '../../api.ts'
import type { RetentionCalls } from './calls.ts'

export type Checked =
  | { readonly state: 'nothing' }
  | { readonly state: 'checking' }
  | { readonly state: 'failed'; readonly problem: Trouble }
  | {
      readonly state: 'checked'
      readonly text: string
      readonly problems: readonly PolicyProblem[]
      /** What there is to know before saving. */
      readonly warnings: readonly PolicyProblem[]
    }

/** Milliseconds without a key before the text is checked. */
const pause = 600

/** What is wrong in a text, a moment after its last change. */
export const useChecked = (calls: Pick<RetentionCalls, 'check'>, text: string): Checked => {
  const [checked, setChecked] = useState<Checked>({ state: 'nothing' })
  useEffect(() => {
    if (text.trim() === '') return
    let isGone = false
    const timer = setTimeout(() => {
      void calls.check(text).then((answer) => {
        if (isGone) return
        setChecked(
          answer.ok
            ? { state: 'checked', text, problems: answer.value.problems, warnings: answer.value.warnings }
            : { state: 'failed', problem: answer.problem },
        )
      })
    }, pause)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [calls, text])
  if (text.trim() === '') return { state: 'nothing' }
  const isOpen = checked.state === 'nothing' || (checked.state === 'checked' && checked.text !== text)
  return isOpen ? { state: 'checking' } : checked
}
