import { createContext, useContext } from 'react'
import type { Change } from './change.ts'
import type { Path } from './source.ts'

/** What the fields of the form share. */
export interface FormHands {
  /** Writes it into the text; the field `then` has the focus afterwards. */
  readonly edit: (changes: readonly Change[], then?: Path) => void
  /** Sentences on what is wrong at this very part. */
  readonly problems: (path: Path) => readonly string[]
  /** Goes to the part in the text. */
  readonly showText: (path: Path) => void
  /** What the account calls what a policy knows by a number; empty where it isn't known. */
  readonly names: (word: string) => ReadonlyMap<number, string>
  readonly now: () => Date
}

export const FormContext = createContext<FormHands | undefined>(undefined)

export const useForm = (): FormHands => {
  const hands = useContext(FormContext)
  if (hands === undefined) throw new Error('No form around this field')
  return hands
}
