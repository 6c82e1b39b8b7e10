import type { Filter } from '../filter.ts'
import type { Formula } from '../formula.ts'
import type { Report } from '../problem.ts'
import { fieldsOf, flagOf, isComplete, listOf, textOf, wholeOf } from '../read.ts'
import type { Tree } from '../yaml.ts'

/** As a ticket would have it: YAML has three ways to write a ticked box, and tickets have one. */
const valueOf = (tree: Tree, report: Report): string | undefined =>
  tree.form === 'scalar' && typeof tree.value === 'boolean' ? String(tree.value) : textOf(tree, report)

/** A custom field by its id. Values are compared as they are written, so `12` equals "12"; `true` is a ticked box. */
export const field: Filter = {
  word: 'field',
  example: '{ id: 360000123, equals: billing }',
  read: (tree, { report }) => {
    const fields = fieldsOf(tree, ['id', 'equals', 'in', 'empty'], report)
    if (fields === undefined || !isComplete(fields, ['id'], tree.at, report) || fields.id === undefined)
      return undefined
    const id = wholeOf(fields.id.value, report)
    if (fields.equals === undefined && fields.in === undefined && fields.empty === undefined)
      report('field-without-test', tree.at)
    if (id === undefined) return undefined
    const of = { field: id }
    const parts: Formula[] = []
    if (fields.equals !== undefined) {
      const value = valueOf(fields.equals.value, report)
      if (value !== undefined) parts.push({ is: 'has', at: fields.equals.value.at, of, value })
    }
    if (fields.in !== undefined) {
      const values = listOf(fields.in.value, report).flatMap((item): Formula[] => {
        const value = valueOf(item, report)
        return value === undefined ? [] : [{ is: 'has', at: item.at, of, value }]
      })
      if (values.length > 0) parts.push({ is: 'any', at: fields.in.value.at, parts: values })
    }
    if (fields.empty !== undefined) {
      const flag = flagOf(fields.empty.value, report)
      const bare: Formula = { is: 'bare', at: fields.empty.value.at, of }
      if (flag !== undefined) parts.push(flag ? bare : { is: 'none', at: bare.at, parts: [bare] })
    }
    return parts.length === 0 ? undefined : { is: 'all', at: tree.at, parts }
  },
}
