import { useEffect, useState } from 'react'
import type { PolicyProblem } from '../../../contract/retention.ts'
import type { Trouble } from '../../api.ts'
import type { RetentionCalls } from './calls.ts'

export type Checked =
  | { readonly state: 'nothing' }
  | { readonly state: 'checking' }
  | { readonly state: 'failed'; readonly text: string; readonly problem: Trouble }
  | {
      readonly state: 'checked'
      readonly text: string
      readonly problems: readonly PolicyProblem[]
      /** What there is to know before saving. */
      readonly warnings: readonly PolicyProblem[]
    }

/** Milliseconds without a key before the text is checked. */
const pause = 600

interface Checking {
  readonly checked: Checked
  /** Checks the same text once more. */
  readonly again: () => void
}

/** What is wrong in a text, a moment after its last change. */
export const useChecked = (calls: Pick<RetentionCalls, 'check'>, text: string): Checking => {
  const [checked, setChecked] = useState<Checked>({ state: 'nothing' })
  const [round, setRound] = useState(0)
  const again = () => {
    setChecked({ state: 'nothing' })
    setRound(round + 1)
  }
  useEffect(() => {
    if (text.trim() === '') return
    let isGone = false
    const timer = setTimeout(() => {
      void calls.check(text).then((answer) => {
        if (isGone) return
        setChecked(
          answer.ok
            ? { state: 'checked', text, problems: answer.value.problems, warnings: answer.value.warnings }
            : { state: 'failed', text, problem: answer.problem },
        )
      })
    }, pause)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [calls, text, round])
  if (text.trim() === '') return { checked: { state: 'nothing' }, again }
  const isOfText = (checked.state === 'checked' || checked.state === 'failed') && checked.text === text
  return { checked: isOfText ? checked : { state: 'checking' }, again }
}
