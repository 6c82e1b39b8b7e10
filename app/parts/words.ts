import { createContext, useContext } from 'react'
import type { Words } from '../language/index.ts'

export const WordsContext = createContext<Words | undefined>(undefined)

export const useWords = (): Words => {
  const words = useContext(WordsContext)
  if (words === undefined) throw new Error('No language around this part')
  return words
}
