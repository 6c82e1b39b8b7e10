import type { Filter } from '../filter.ts'
import type { Formula } from '../formula.ts'
import { kindsIn } from '../kinds.ts'

/** Any of the kinds, as custos' own scan found them. */
export const holdsPii: Filter = {
  word: 'holds_pii',
  example: '[CREDIT_CARD]',
  read: (tree, reading) => {
    const parts = kindsIn(tree, reading).map(({ kind, at }): Formula => ({ is: 'has', at, of: 'pii', value: kind }))
    return parts.length === 0 ? undefined : { is: 'any', at: tree.at, parts }
  },
}
