import type { Formula } from './formula.ts'
import { nearest } from './near.ts'
import type { Reading } from './read.ts'
import { filters } from './registry.ts'
import type { Entry, Tree } from './yaml.ts'

const quantifiers = ['all', 'any', 'none'] as const
const words: readonly string[] = [...quantifiers, ...filters.map(({ word }) => word)]

const partsOf = (tree: Tree, reading: Reading): Formula[] => {
  if (tree.form !== 'list') {
    reading.report('not-a-list', tree.at)
    return []
  }
  if (tree.items.length === 0) reading.report('empty-list', tree.at)
  return tree.items.flatMap((item) => matchOf(item, reading) ?? [])
}

const conditionOf = ({ key, at, value }: Entry, reading: Reading): Formula | undefined => {
  const quantifier = quantifiers.find((word) => word === key)
  if (quantifier !== undefined) {
    const parts = partsOf(value, reading)
    return parts.length === 0 ? undefined : { is: quantifier, at, parts }
  }
  const filter = filters.find(({ word }) => word === key)
  if (filter !== undefined) return filter.read(value, reading)
  reading.report('unknown-word', at, { word: key, near: () => nearest(key, words) })
  return undefined
}

/** A condition, or `all`, `any` and `none` of several, nested as deep as wanted. Words side by side hold together. */
export const matchOf = (tree: Tree, reading: Reading): Formula | undefined => {
  if (tree.form !== 'mapping') {
    reading.report('not-a-mapping', tree.at)
    return undefined
  }
  if (tree.entries.length === 0) reading.report('empty-list', tree.at)
  const parts = tree.entries.flatMap((entry) => conditionOf(entry, reading) ?? [])
  const [only] = parts
  if (only === undefined || parts.length === 1) return only
  return { is: 'all', at: tree.at, parts }
}
