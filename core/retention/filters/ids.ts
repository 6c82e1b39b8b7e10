import type { Filter } from '../filter.ts'
import { listOf, wholeOf } from '../read.ts'
import type { Single } from '../ticket.ts'

/** A filter on something that Zendesk knows by a number. */
export const oneOfIds = (word: Single): Filter => ({
  word,
  example: '[360000123]',
  read: (tree, { report }) => {
    const values = listOf(tree, report).flatMap((item) => wholeOf(item, report) ?? [])
    return values.length === 0 ? undefined : { is: 'one-of', at: tree.at, of: word, values }
  },
})
