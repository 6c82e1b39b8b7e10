import { useEffect, useMemo, useRef, useState } from 'react'
import type { PolicyProblem } from '../../../../contract/retention.ts'
import { useBrands } from '../../parts/brands.ts'
import { usePanelWords } from '../../words.ts'
import { problemText } from '../texts.ts'
import type { Checked } from '../use-checked.ts'
import { changed } from './change.ts'
import type { FormHands } from './context.ts'
import { byField, fieldKey, type ByField } from './places.ts'
import { nodeAt, startOf, type Source } from './source.ts'
import type { FileView } from './view.ts'

export interface FormProps {
  readonly source: Source
  readonly view: FileView
  readonly checked: Checked
  readonly onText: (text: string) => void
  /** Shows the place in the text; with `isFocused` the writer goes there too. */
  readonly onShow: (offset: number, isFocused: boolean) => void
  /** The policy to open first, by its name. */
  readonly open: string | undefined
  readonly now: () => Date
}

/** Goes to the first thing in a field that takes the focus. */
const focusIn = (box: HTMLElement | null, key: string): void => {
  const fields = [...(box?.querySelectorAll<HTMLElement>('[data-field]') ?? [])]
  const field =
    fields.find(({ dataset }) => dataset['field'] === key) ??
    fields.find(({ dataset }) => dataset['field']?.startsWith(`${key}/`))
  field?.querySelector<HTMLElement>('input, select, textarea, button, [tabindex="0"]')?.focus()
}

const noProblems: ByField<PolicyProblem> = new Map()
const noNames: ReadonlyMap<number, string> = new Map()

/** What the fields of one form do, and what is wrong where. */
export const useHands = ({ source, view, checked, onText, onShow, now }: FormProps) => {
  const words = usePanelWords()
  const brands = useBrands()
  const { text } = source
  const [isRefused, setIsRefused] = useState(false)
  const [wanted, setWanted] = useState<{ readonly key: string } | undefined>(undefined)
  const box = useRef<HTMLDivElement>(null)
  // After the field has been drawn.
  useEffect(() => {
    if (wanted !== undefined) focusIn(box.current, wanted.key)
  }, [wanted])
  const fresh = useMemo(
    () => (checked.state === 'checked' && checked.text === text ? byField(source, view, checked.problems) : undefined),
    [source, view, checked, text],
  )
  // While the text is checked anew, what was wrong stays: it must not flicker under the fingers.
  const [problems, setProblems] = useState(fresh ?? noProblems)
  if (fresh !== undefined && fresh !== problems) setProblems(fresh)
  const hands: FormHands = {
    edit: (changes, then) => {
      const after = changed(text, changes)
      setIsRefused(after === undefined)
      if (after === undefined) return
      onText(after)
      if (then !== undefined) setWanted({ key: fieldKey(then) })
    },
    problems: (path) => (problems.get(fieldKey(path)) ?? []).map((problem) => problemText(words, problem)),
    showText: (path) => {
      const node = nodeAt(source.root, path)
      if (node !== null && node !== undefined) onShow(startOf(node), true)
    },
    names: (word) => (word === 'brand' ? brands : noNames),
    now,
  }
  return { hands, problems, isRefused, box, focus: (key: string) => setWanted({ key }) }
}
