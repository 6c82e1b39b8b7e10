import { createContext, useContext } from 'react'
import type { PanelKey, Words } from '../language/index.ts'

export type PanelWords = Words<PanelKey>

export const PanelWordsContext = createContext<PanelWords | undefined>(undefined)

export const usePanelWords = (): PanelWords => {
  const words = useContext(PanelWordsContext)
  if (words === undefined) throw new Error('No language around this part of the panel')
  return words
}
