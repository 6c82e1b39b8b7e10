import type { ActionRule } from '../action.ts'
import { kindsIn } from '../kinds.ts'
import { fieldsOf, flagOf } from '../read.ts'

export const redact: ActionRule = {
  word: 'redact',
  example: '{ kinds: [CREDIT_CARD, IBAN_CODE], attachments: true }',
  read: (tree, reading) => {
    const fields = fieldsOf(tree, ['kinds', 'attachments'], reading.report)
    if (fields === undefined) return undefined
    const kinds = fields.kinds === undefined ? [] : kindsIn(fields.kinds.value, reading).map(({ kind }) => kind)
    const attachments = fields.attachments === undefined ? false : flagOf(fields.attachments.value, reading.report)
    if (fields.kinds === undefined && attachments === false) reading.report('nothing-to-redact', tree.at)
    return { do: 'redact', kinds: [...new Set(kinds)], attachments: attachments ?? false }
  },
}
