import { isMap, isSeq, type Node, type YAMLMap } from 'yaml'
import { isSimple, keyText, nodeAt, wordAt, wordsAt, writtenAt, type Path, type Source } from './source.ts'

export const quantifiers = ['all', 'any', 'none'] as const
export type Quantifier = (typeof quantifiers)[number]

export const tagWords = ['tags', 'requester_tags'] as const
export const listWords = [
  'status',
  'channel',
  'type',
  'priority',
  'brand',
  'group',
  'organization',
  'form',
  'requester',
  'holds_pii',
] as const
export type TagWord = (typeof tagWords)[number]
export type ListWord = (typeof listWords)[number]

/** In the order in which they are offered. */
export const conditionWords = [...tagWords, ...listWords, 'field'] as const
export type ConditionWord = (typeof conditionWords)[number]

/** A part of a text that a field of the form shows; `written` stands for what only the text can show. */
export type Shown<Value> =
  | { readonly is: 'absent'; readonly path: Path }
  | { readonly is: 'value'; readonly path: Path; readonly value: Value }
  | { readonly is: 'written'; readonly path: Path; readonly text: string }

export const shown = <Value>(
  source: Source,
  path: Path,
  read: (node: Node | null) => Value | undefined,
): Shown<Value> => {
  const node = nodeAt(source.root, path)
  if (node === undefined) return { is: 'absent', path }
  const value = read(node)
  if (value !== undefined) return { is: 'value', path, value }
  return { is: 'written', path, text: node === null ? '' : writtenAt(source, node) }
}

/** `removal` is what goes with it: its item in a list, or its word in a mapping. */
interface Part {
  readonly path: Path
  readonly removal: Path
}

export type Condition = Part &
  (
    | { readonly is: 'group'; readonly group: Group }
    | {
        readonly is: 'tags'
        readonly word: TagWord
        /** Without a word they mean any. */
        readonly isBare: boolean
        readonly sets: Readonly<Record<'any' | 'all' | 'none', Shown<readonly string[]>>>
      }
    | { readonly is: 'list'; readonly word: ListWord; readonly values: Shown<readonly string[]> }
    | {
        readonly is: 'field'
        readonly id: Shown<string>
        readonly equals: Shown<string>
        readonly in: Shown<readonly string[]>
        readonly empty: Shown<string>
      }
    | { readonly is: 'written'; readonly text: string }
  )

export interface Group {
  /** Of the mapping. */
  readonly path: Path
  /** Where the conditions stand as a list; without it they stand side by side, which means all. */
  readonly list: Path | undefined
  readonly word: Quantifier
  readonly parts: readonly Condition[]
}

/** How deep groups are shown; what is nested deeper is shown as it is written. */
const deepest = 3

const isOneOf = <Word extends string>(words: readonly Word[], text: string): text is Word =>
  words.some((word) => word === text)

const written = (source: Source, part: Part, node: Node | null | undefined): Condition => ({
  ...part,
  is: 'written',
  text: node === null || node === undefined ? '' : writtenAt(source, node),
})

const onlyKnown = (map: YAMLMap, known: readonly string[]): boolean =>
  map.items.every(({ key }) => known.includes(keyText(key)))

const tagsOf = (source: Source, part: Part, word: TagWord, node: Node | null): Condition => {
  const { path } = part
  const isBare = !isMap(node)
  if (!isBare && !onlyKnown(node, quantifiers)) return written(source, part, node)
  const set = (quantifier: Quantifier): Shown<readonly string[]> =>
    isBare && quantifier === 'any' ? shown(source, path, wordsAt) : shown(source, [...path, quantifier], wordsAt)
  return { ...part, is: 'tags', word, isBare, sets: { any: set('any'), all: set('all'), none: set('none') } }
}

const fieldOf = (source: Source, part: Part, node: Node | null): Condition => {
  if (!isMap(node) || !isSimple(node) || !onlyKnown(node, ['id', 'equals', 'in', 'empty']))
    return written(source, part, node)
  const at = (word: string) => [...part.path, word]
  return {
    ...part,
    is: 'field',
    id: shown(source, at('id'), wordAt),
    equals: shown(source, at('equals'), wordAt),
    in: shown(source, at('in'), wordsAt),
    empty: shown(source, at('empty'), wordAt),
  }
}

const pairOf = (source: Source, part: Part, depth: number): Condition => {
  const word = String(part.path.at(-1))
  const node = nodeAt(source.root, part.path) ?? null
  if (isOneOf(tagWords, word)) return tagsOf(source, part, word, node)
  if (isOneOf(listWords, word)) return { ...part, is: 'list', word, values: shown(source, part.path, wordsAt) }
  if (word === 'field') return fieldOf(source, part, node)
  if (!isOneOf(quantifiers, word) || depth > deepest || (node !== null && !isSeq(node)))
    return written(source, part, node)
  const path = part.path.slice(0, -1)
  return { ...part, is: 'group', group: { path, list: part.path, word, parts: itemsOf(source, part.path, depth) } }
}

const itemsOf = (source: Source, list: Path, depth: number): Condition[] => {
  const node = nodeAt(source.root, list)
  return isSeq(node) ? node.items.map((_, index) => itemOf(source, [...list, index], depth)) : []
}

/** One mapping in a list: a single condition stands for itself, several are a group of their own. */
const itemOf = (source: Source, path: Path, depth: number): Condition => {
  const node = nodeAt(source.root, path)
  const part = { path, removal: path }
  if (!isMap(node) || node.items.length === 0 || node.anchor !== undefined) return written(source, part, node)
  const [only] = node.items
  if (node.items.length === 1) return pairOf(source, { path: [...path, keyText(only?.key)], removal: path }, depth + 1)
  if (depth + 1 > deepest) return written(source, part, node)
  return { ...part, is: 'group', group: sideBySide(source, path, node, depth + 1) }
}

const sideBySide = (source: Source, path: Path, map: YAMLMap, depth: number): Group => ({
  path,
  list: undefined,
  word: 'all',
  parts: map.items.map(({ key }) => {
    const at = [...path, keyText(key)]
    return pairOf(source, { path: at, removal: at }, depth + 1)
  }),
})

/** The conditions of a policy or a hold as a group; `undefined` where they are no mapping. */
export const groupAt = (source: Source, path: Path): Group | undefined => {
  const node = nodeAt(source.root, path)
  if (!isMap(node)) return undefined
  const group = sideBySide(source, path, node, 0)
  const [only] = group.parts
  return group.parts.length === 1 && only?.is === 'group' ? only.group : group
}
