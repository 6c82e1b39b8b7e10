import { nearest } from './near.ts'
import type { Place, Report } from './problem.ts'
import type { Effort } from './satisfiable.ts'
import type { Entry, Tree } from './yaml.ts'

/** What every reader of a part of a policy is handed. */
export interface Reading {
  readonly report: Report
  /** Kinds of personal data that custos finds. */
  readonly kinds: ReadonlySet<string>
  /** What may still be spent on looking for what can never match. */
  readonly effort: Effort
  /** It was taken once: what it says is read, and whether it comes to anything is not asked again. */
  readonly isStored: boolean
}

type Fields<Word extends string> = Readonly<Partial<Record<Word, Entry>>>

/** The entries of a mapping by their words; a word that isn't known is reported, never skipped. */
export const fieldsOf = <Word extends string>(
  tree: Tree,
  known: readonly Word[],
  report: Report,
): Fields<Word> | undefined => {
  if (tree.form !== 'mapping') {
    report('not-a-mapping', tree.at)
    return undefined
  }
  const fields: Partial<Record<Word, Entry>> = {}
  for (const entry of tree.entries) {
    const word = known.find((name) => name === entry.key)
    if (word === undefined) report('unknown-word', entry.at, { word: entry.key, near: () => nearest(entry.key, known) })
    else fields[word] = entry
  }
  return fields
}

/** Reports each word that a mapping lacks; the place is the mapping's own. */
export const isComplete = <Word extends string>(
  fields: Fields<Word>,
  required: readonly Word[],
  at: Place,
  report: Report,
): boolean => {
  const missing = required.filter((word) => fields[word] === undefined)
  for (const word of missing) report('missing', at, { word })
  return missing.length === 0
}

export const textOf = (tree: Tree, report: Report): string | undefined => {
  if (tree.form === 'scalar' && tree.value !== null && tree.text.trim() !== '') return tree.text
  report('not-text', tree.at)
  return undefined
}

export const wholeOf = (tree: Tree, report: Report): number | undefined => {
  if (tree.form === 'scalar' && typeof tree.value === 'number' && Number.isSafeInteger(tree.value) && tree.value > 0)
    return tree.value
  report('not-a-number', tree.at, { word: tree.form === 'scalar' ? tree.text : '' })
  return undefined
}

export const flagOf = (tree: Tree, report: Report): boolean | undefined => {
  if (tree.form === 'scalar' && typeof tree.value === 'boolean') return tree.value
  report('not-a-flag', tree.at, { word: tree.form === 'scalar' ? tree.text : '' })
  return undefined
}

/** The items of a list that may be empty; one item may stand without brackets. */
export const itemsOf = (tree: Tree, report: Report): readonly Tree[] | undefined => {
  if (tree.form === 'list') return tree.items
  if (tree.form === 'scalar') return tree.value === null ? [] : [tree]
  report('not-a-list', tree.at)
  return undefined
}

/** The items of a list with at least one. */
export const listOf = (tree: Tree, report: Report): readonly Tree[] => {
  const items = itemsOf(tree, report)
  if (items?.length === 0) report('empty-list', tree.at)
  return items ?? []
}

/** One of the known words of a closed list. */
export const wordOf = <Word extends string>(tree: Tree, known: readonly Word[], report: Report): Word | undefined => {
  const text = textOf(tree, report)
  if (text === undefined) return undefined
  const word = known.find((name) => name === text)
  if (word === undefined) report('unknown-word', tree.at, { word: text, near: () => nearest(text, known) })
  return word
}
