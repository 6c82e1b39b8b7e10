import type { ActionRule, Delete } from '../action.ts'
import { periodOf } from '../duration.ts'
import { fieldsOf, flagOf } from '../read.ts'

/** A week to notice a mistake in, where the policy names no other time. */
const usualGrace = { years: 0, months: 0, weeks: 0, days: 7 }

/**
 * Both kinds of deletion are written alike: marked first, deleted after the grace, then for ever if it says so. A grace of zero
 * is one: the ticket is deleted at the next step after its mark.
 */
export const deleting = (word: Delete['do']): ActionRule => ({
  word,
  example: '{ grace: P7D, permanently: true }',
  read: (tree, { report }) => {
    const isShort = tree.form === 'scalar' && tree.value === null
    const fields = isShort ? {} : fieldsOf(tree, ['grace', 'permanently'], report)
    if (fields === undefined) return undefined
    const grace = fields.grace === undefined ? usualGrace : periodOf(fields.grace.value, report, { canBeZero: true })
    const permanently = fields.permanently === undefined ? false : flagOf(fields.permanently.value, report)
    return grace === undefined || permanently === undefined ? undefined : { do: word, grace, permanently }
  },
})
