import { useMemo } from 'react'
import { entityTypes } from '../../../../core/pii/finding.ts'
import { usePanelWords } from '../../words.ts'
import type { Option } from './ticks.tsx'

/** Every kind of personal data that custos knows, by its name in the viewer's language. */
export const useKindOptions = (): readonly Option[] => {
  const words = usePanelWords()
  return useMemo(
    () =>
      entityTypes
        .map((value) => ({ value, name: words.kind(value) }))
        .sort((one, other) => one.name.localeCompare(other.name, words.locale)),
    [words],
  )
}
