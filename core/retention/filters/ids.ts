import type { Filter } from '../filter.ts'
import type { Place } from '../problem.ts'
import { listOf, wholeOf } from '../read.ts'
import type { Single } from '../ticket.ts'

/** A filter on something that Zendesk knows by a number. */
export const oneOfIds = (word: Single): Filter => ({
  word,
  example: '[360000123]',
  read: (tree, { report }) => {
    const values: number[] = []
    const places: Place[] = []
    for (const item of listOf(tree, report)) {
      const id = wholeOf(item, report)
      if (id === undefined) continue
      values.push(id)
      places.push(item.at)
    }
    return values.length === 0 ? undefined : { is: 'one-of', at: tree.at, of: word, values, places }
  },
})
