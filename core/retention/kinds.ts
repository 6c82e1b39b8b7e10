import { nearest } from './near.ts'
import type { Place } from './problem.ts'
import { listOf, textOf, type Reading } from './read.ts'
import type { Tree } from './yaml.ts'

interface Named {
  readonly kind: string
  readonly at: Place
}

/** A list of kinds of personal data; one that custos never finds is refused, since it would wait for ever. */
export const kindsIn = (tree: Tree, { report, kinds }: Reading): Named[] =>
  listOf(tree, report).flatMap((item): Named[] => {
    const kind = textOf(item, report)
    if (kind === undefined) return []
    if (kinds.has(kind)) return [{ kind, at: item.at }]
    report('unknown-kind', item.at, { word: kind, near: () => nearest(kind, kinds) })
    return []
  })
