import { useMemo } from 'react'
import { typeOfDetector } from '../../../core/pii/custom/type.ts'
import { withOwnKinds } from '../../language/index.ts'
import type { PanelWords } from '../words.ts'
import type { SettingsState } from './settings.ts'

/** The panel's words, which call the account's own kinds as the draft does. */
export const useOwnKinds = (words: PanelWords, state: SettingsState): PanelWords => {
  const custom = state.state === 'ready' ? state.draft.custom : undefined
  return useMemo(
    () =>
      withOwnKinds(
        words,
        (custom ?? []).map(({ name, title }) => ({ type: typeOfDetector(name), title })),
      ),
    [words, custom],
  )
}
