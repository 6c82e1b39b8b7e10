import type { Calendar } from './calendar.ts'
import { looksAt, testOf, type Formula } from './formula.ts'
import { matchOf } from './match.ts'
import type { Hold } from './policy.ts'
import { fieldsOf, isComplete, textOf, type Reading } from './read.ts'
import { examine, sizeOf } from './satisfiable.ts'
import type { Anchor } from './ticket.ts'
import type { Entry, Tree } from './yaml.ts'

const words = ['name', 'match', 'custodian', 'until'] as const

const isDate = (text: string): boolean => {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

const endOf = (tree: Tree, calendar: Calendar, { report }: Reading): Pick<Hold, 'until' | 'lastDay'> | undefined => {
  const text = textOf(tree, report)
  if (text === undefined) return undefined
  if (text === 'indefinite') return { until: null, lastDay: null }
  if (isDate(text)) return { until: calendar.endOf(text), lastDay: text }
  report('not-a-date', tree.at, { word: text })
  return undefined
}

/** A case with so many tags is a list that somebody else keeps; each is looked for in every ticket there is. */
export const mostConditions = 5000

interface Acts {
  readonly onlyDeletes?: boolean
  readonly since?: Anchor | undefined
}

/**
 * The `match` of a policy or a hold, with what in it can never be true reported; and that it comes to nothing, where it only
 * deletes and fits no ticket that is ever deleted, or counts from a closing and fits none that is closed.
 */
export const meaningOf = (entry: Entry, reading: Reading, { onlyDeletes, since }: Acts = {}): Formula | undefined => {
  const { report, effort, isStored } = reading
  const formula = matchOf(entry.value, reading)
  if (formula === undefined || isStored) return formula
  const size = sizeOf(formula, mostConditions)
  if (size.beyond !== undefined) {
    report('too-many-conditions', size.beyond, { word: String(mostConditions) })
    return formula
  }
  const { contradictions, canMatch } = examine(formula, size, effort)
  for (const place of contradictions) report('contradiction', place)
  // A contradiction tells the same, and more of where.
  if (!canMatch && contradictions.length === 0) report('never-matches', entry.at)
  const canMatchWhen = (...values: readonly string[]): boolean => {
    const when: Formula = { is: 'one-of', at: entry.at, of: 'status', values }
    return examine({ is: 'all', at: entry.at, parts: [when, formula] }, size, effort).canMatch
  }
  if (!canMatch) return formula
  if (onlyDeletes === true && !canMatchWhen('solved', 'closed')) report('never-deletes', entry.at)
  // A closed ticket is never opened again, so no other has such a date.
  else if (since === 'closed' && !canMatchWhen('closed')) report('never-closed', entry.at)
  return formula
}

export interface Named<Value> {
  /** Where the name stands, and what it is even if the rest was refused. */
  readonly name: Entry | undefined
  readonly match: Formula | undefined
  readonly value: Value | undefined
}

export const holdOf = (tree: Tree, calendar: Calendar, reading: Reading): Named<Hold> => {
  const fields = fieldsOf(tree, words, reading.report)
  if (fields === undefined) return { name: undefined, match: undefined, value: undefined }
  const whole = isComplete(fields, words, tree.at, reading.report)
  const match = fields.match === undefined ? undefined : meaningOf(fields.match, reading)
  const custodian = fields.custodian === undefined ? undefined : textOf(fields.custodian.value, reading.report)
  const end = fields.until === undefined ? undefined : endOf(fields.until.value, calendar, reading)
  const name = fields.name === undefined ? undefined : textOf(fields.name.value, reading.report)
  const isRead = whole && name !== undefined && match !== undefined && custodian !== undefined && end !== undefined
  if (!isRead) return { name: fields.name, match, value: undefined }
  const asksRequester = looksAt(match, 'requester_tags')
  return { name: fields.name, match, value: { name, custodian, holds: testOf(match), asksRequester, ...end } }
}
