import type { Formula } from './formula.ts'
import type { Reading } from './read.ts'
import type { Tree } from './yaml.ts'

/** One word that a `match` may use. */
export interface Filter {
  readonly word: string
  /** What may stand after the word, for the reference and for the test that every filter reads its own example. */
  readonly example: string
  readonly read: (tree: Tree, reading: Reading) => Formula | undefined
}
