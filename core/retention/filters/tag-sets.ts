import type { Filter } from '../filter.ts'
import type { Formula } from '../formula.ts'
import type { Report } from '../problem.ts'
import { fieldsOf, listOf, textOf } from '../read.ts'
import type { Tree } from '../yaml.ts'

const quantifiers = ['any', 'all', 'none'] as const

/** Zendesk splits what is written with a space or a comma into two tags: no ticket could bear it. */
const isTag = (text: string): boolean => text.length <= 255 && !/[\s,]/.test(text)

const tagsIn = (tree: Tree, of: 'tags' | 'requester_tags', report: Report): Formula[] =>
  listOf(tree, report).flatMap((item): Formula[] => {
    const text = textOf(item, report)
    if (text === undefined) return []
    if (!isTag(text)) {
      report('not-a-tag', item.at, { word: text })
      return []
    }
    return [{ is: 'has', at: item.at, of, value: text.toLowerCase() }]
  })

/** A filter on tags: `any`, `all` and `none` of them, together where several stand; a list alone means any. */
export const tagSets = (word: 'tags' | 'requester_tags'): Filter => ({
  word,
  example: '{ any: [faq, routine], none: [vip] }',
  read: (tree, { report }) => {
    const partOf = (is: (typeof quantifiers)[number], listed: Tree): Formula[] => {
      const parts = tagsIn(listed, word, report)
      return parts.length === 0 ? [] : [{ is, at: listed.at, parts }]
    }
    if (tree.form !== 'mapping') return partOf('any', tree)[0]
    const fields = fieldsOf(tree, quantifiers, report)
    const parts = quantifiers.flatMap((is) => {
      const entry = fields?.[is]
      return entry === undefined ? [] : partOf(is, entry.value)
    })
    if (tree.entries.length === 0) report('empty-list', tree.at)
    return parts.length === 0 ? undefined : { is: 'all', at: tree.at, parts }
  },
})
