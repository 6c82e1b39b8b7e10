import type { VersionRecord } from './records.ts'

type Written = Pick<VersionRecord, 'id' | 'number' | 'text'>

/**
 * Versions made ready to plan with, each once: the same one is asked for at every turn and by every agent. Those that were
 * asked for last stay, of all accounts together so many characters as two of the largest files have.
 */
export const keptSets = <Set>(make: (version: Written) => Set, mostCharacters = 2 * 1024 * 1024) => {
  const kept = new Map<string, { readonly text: string; readonly set: Set }>()
  let characters = 0
  const drop = (id: string): void => {
    characters -= kept.get(id)?.text.length ?? 0
    kept.delete(id)
  }
  return (version: Written): Set => {
    const { id, text } = version
    const before = kept.get(id)
    // A version never changes; were its text another all the same, what it says now counts.
    const set = before?.text === text ? before.set : make(version)
    drop(id)
    kept.set(id, { text, set })
    characters += text.length
    for (const [oldest] of kept) {
      if (characters <= mostCharacters || oldest === id) break
      drop(oldest)
    }
    return set
  }
}
