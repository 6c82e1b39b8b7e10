import type { Filter } from '../filter.ts'
import { nearest } from '../near.ts'
import { listOf, textOf, wordOf } from '../read.ts'
import type { Single } from '../ticket.ts'

interface Words {
  readonly word: Single
  readonly example: string
  readonly known: readonly string[]
}

/** A filter on something that takes one of a closed list of words. */
export const oneOfWords = ({ word, example, known }: Words): Filter => ({
  word,
  example,
  read: (tree, { report }) => {
    const values = listOf(tree, report).flatMap((item) => wordOf(item, known, report) ?? [])
    return values.length === 0 ? undefined : { is: 'one-of', at: tree.at, of: word, values }
  },
})

const shortestTypo = 5

/** The list isn't closed: integrations bring words of their own. Only what looks like a slip of the pen is refused. */
export const oneOfOpenWords = ({ word, example, known }: Words): Filter => ({
  word,
  example,
  read: (tree, { report }) => {
    const values = listOf(tree, report).flatMap((item) => {
      const text = textOf(item, report)?.toLowerCase()
      if (text === undefined) return []
      const near = known.includes(text) || text.length < shortestTypo ? undefined : nearest(text, known)
      if (near !== undefined) report('unknown-word', item.at, { word: text, near: () => near })
      return [text]
    })
    return values.length === 0 ? undefined : { is: 'one-of', at: tree.at, of: word, values }
  },
})
