import { isAlias, isMap, isScalar, isSeq, parseDocument, visit, type Node, type YAMLMap, type YAMLSeq } from 'yaml'
import { treeOf } from '../../../../core/retention/yaml.ts'

/** Where in a text something stands: the words and numbers that lead there from its top. */
export type Path = readonly (string | number)[]

/** A text that could be read: every part with where it begins and ends. */
export interface Source {
  readonly text: string
  readonly root: Node
}

/** Beyond this each key in the form would be felt. */
const longestForm = 256 * 1024

export const isTooLong = (text: string): boolean => text.length > longestForm

/** The text with its places; nothing where it is empty, too long for the form, or is no YAML that means one thing. */
export const sourceOf = (text: string): Source | undefined => {
  if (isTooLong(text)) return undefined
  const refused: string[] = []
  const tree = treeOf(text, (code) => refused.push(code))
  if (tree === undefined || refused.length > 0) return undefined
  const document = parseDocument(text, { keepSourceTokens: true, uniqueKeys: false })
  return document.contents === null ? undefined : { text, root: document.contents }
}

export const keyText = (key: unknown): string =>
  isScalar(key) ? (typeof key.value === 'string' ? key.value : (key.source ?? '')) : ''

/** The pair of a mapping under a word, and which it is. */
export const pairIn = (map: YAMLMap, word: string) => {
  const index = map.items.findIndex(({ key }) => keyText(key) === word)
  const pair = map.items[index]
  return pair === undefined ? undefined : { index, key: pair.key as Node, value: pair.value as Node | null }
}

export const itemOf = (list: YAMLSeq, index: number): Node | undefined => list.items[index] as Node | undefined

/** What stands there; `null` for a word without a value, `undefined` for nothing. */
export const nodeAt = (from: Node | null | undefined, path: Path): Node | null | undefined => {
  let node: Node | null | undefined = from
  for (const step of path) {
    if (typeof step === 'number') node = isSeq(node) ? itemOf(node, step) : undefined
    else node = isMap(node) ? pairIn(node, step)?.value : undefined
    if (node === undefined) return undefined
  }
  return node
}

export const startOf = (node: Node): number => node.range?.[0] ?? 0

/** Where the last thing in it ends, comments and blank lines behind it left out. */
export const endOf = (node: Node | null, otherwise: number): number => {
  if (node === null) return otherwise
  if (isMap(node) && node.flow !== true) {
    const last = node.items.at(-1)
    if (last !== undefined) return endOf(last.value as Node | null, (last.key as Node).range?.[1] ?? otherwise)
  }
  if (isSeq(node) && node.flow !== true && node.items.length > 0)
    return endOf(node.items.at(-1) as Node | null, otherwise)
  return node.range?.[1] ?? otherwise
}

export const isEmpty = (node: Node | null | undefined): boolean =>
  node === null || node === undefined || (isScalar(node) && node.value === null)

/** Whether it is written with nothing that a form has no place for: no anchor, no alias, no tag of YAML's. */
export const isSimple = (node: Node): boolean => {
  const special: Node[] = []
  visit(node, {
    Node: (_, one) => {
      if (isAlias(one) || one.tag !== undefined || one.anchor !== undefined) special.push(one)
    },
  })
  return special.length === 0
}

/** A value in one piece, as it was written. */
export const wordAt = (node: Node | null | undefined): string | undefined => {
  if (isEmpty(node)) return ''
  if (!isScalar(node) || !isSimple(node)) return undefined
  const text = typeof node.value === 'string' ? node.value.trim() : (node.source ?? '')
  return text.includes('\n') ? undefined : text
}

/** A list of such values; one may stand without brackets. */
export const wordsAt = (node: Node | null | undefined): readonly string[] | undefined => {
  if (isEmpty(node)) return []
  if (!isSeq(node)) {
    const word = wordAt(node)
    return word === undefined ? undefined : [word]
  }
  if (!isSimple(node)) return undefined
  const words = node.items.map((item) => (isScalar(item) ? wordAt(item) : undefined))
  return words.every((word) => word !== undefined) ? words : undefined
}

export const writtenAt = ({ text }: Source, node: Node): string =>
  text.slice(startOf(node), endOf(node, startOf(node))).trimEnd()
