import { isMap, isSeq, type Node } from 'yaml'
import type { PolicyProblem } from '../../../../contract/retention.ts'
import { offsetOf } from '../place.ts'
import { keyText, startOf, type Path, type Source } from './source.ts'
import { pairStart } from './splice.ts'
import type { FileView } from './view.ts'

/** Names a field of the form: its part of the text by the words that lead there. */
export const fieldKey = (path: Path): string => path.join('/')

type Problem = Pick<PolicyProblem, 'code' | 'line' | 'column' | 'word'>

/** The part of the text in which a problem stands; of a word that is missing, where it would be. */
export const pathOfProblem = ({ text, root }: Source, { code, line, column, word }: Problem): Path => {
  const at = offsetOf(text, line, column)
  const walk = (node: Node | null, path: Path): Path => {
    if (isMap(node)) {
      if (code === 'missing' && startOf(node) === at) return [...path, word]
      const index = node.items.findLastIndex((_, one) => pairStart(node, one) <= at)
      const pair = node.items[index]
      if (pair === undefined) return path
      const value = pair.value as Node | null
      const inside = [...path, keyText(pair.key)]
      return value !== null && startOf(value) <= at ? walk(value, inside) : inside
    }
    if (!isSeq(node)) return path
    const index = node.items.findLastIndex((item) => startOf(item as Node) <= at)
    return index === -1 ? path : walk(node.items[index] as Node, [...path, index])
  }
  return walk(root, [])
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPath = (value: unknown): value is Path =>
  Array.isArray(value) && value.every((step) => typeof step === 'string' || typeof step === 'number')

/** Every part of a text that some field of the form shows. */
const fieldsOf = (shown: unknown): string[] => {
  if (Array.isArray(shown)) return shown.flatMap(fieldsOf)
  if (!isRecord(shown)) return []
  const own = isPath(shown['path']) ? [fieldKey(shown['path'])] : []
  return [...own, ...Object.values(shown).flatMap(fieldsOf)]
}

export type ByField<Problem> = ReadonlyMap<string, readonly Problem[]>

/** Each problem at the field nearest to its place; under '' those that no field shows. */
export const byField = <One extends Problem>(
  source: Source,
  view: FileView,
  problems: readonly One[],
): ByField<One> => {
  const fields = new Set(fieldsOf(view))
  const found = new Map<string, One[]>()
  for (const problem of problems) {
    let path = pathOfProblem(source, problem)
    while (path.length > 0 && !fields.has(fieldKey(path))) path = path.slice(0, -1)
    const key = fieldKey(path)
    found.set(key, [...(found.get(key) ?? []), problem])
  }
  return found
}
