import { never, useLoaded } from '../parts/use-loaded.ts'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'
import { titleOf } from './texts.ts'

/** A policy's title in the reader's language by its name; until it comes, and where it doesn't, the name. */
export type Titles = (name: string) => string

/** The titles of the policies of one version, by the version's number. */
export const useTitles = (calls: Pick<RetentionCalls, 'versions'>, version: number | undefined): Titles => {
  const words = usePanelWords()
  const { loaded } = useLoaded(calls.versions, never)
  const versions = loaded.state === 'read' ? loaded.value.versions : []
  const policies = versions.find(({ number }) => number === version)?.policies ?? []
  return (name) => {
    const policy = policies.find((one) => one.name === name)
    return policy === undefined ? name : titleOf(words, policy)
  }
}
