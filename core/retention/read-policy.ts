import type { Action } from './action.ts'
import type { Calendar } from './calendar.ts'
import { cronOf } from './cron.ts'
import { periodOf, type Period } from './duration.ts'
import { looksAt, testOf } from './formula.ts'
import { keepTag } from './names.ts'
import { nearest } from './near.ts'
import type { Limits, Policy } from './policy.ts'
import { fieldsOf, isComplete, listOf, textOf, wholeOf, wordOf, type Reading } from './read.ts'
import { meaningOf, type Named } from './read-hold.ts'
import { actions } from './registry.ts'
import { anchors, type Anchor } from './ticket.ts'
import type { Tree } from './yaml.ts'

const required = ['name', 'basis', 'match', 'keep', 'then'] as const
const actionWords = actions.map(({ word }) => word)
const words = [...required, 'title', 'limits', 'runs'] as const

/** One text, which counts for English, or one for each language. */
const spokenOf = (tree: Tree, { report }: Reading): Readonly<Record<string, string>> => {
  if (tree.form === 'scalar') {
    const text = textOf(tree, report)
    return text === undefined ? {} : { en: text }
  }
  const fields = fieldsOf(tree, ['en', 'fr'], report) ?? {}
  if (tree.form === 'mapping' && tree.entries.length === 0) report('not-text', tree.at)
  return Object.fromEntries(
    Object.entries(fields).map(([language, { value }]) => [language, textOf(value, report) ?? '']),
  )
}

const keepOf = (tree: Tree, { report }: Reading): { period: Period; since: Anchor } | undefined => {
  const fields = fieldsOf(tree, ['for', 'since'], report)
  if (fields === undefined || !isComplete(fields, ['for', 'since'], tree.at, report)) return undefined
  const period = fields.for === undefined ? undefined : periodOf(fields.for.value, report)
  const since = fields.since === undefined ? undefined : wordOf(fields.since.value, anchors, report)
  return period === undefined || since === undefined ? undefined : { period, since }
}

const actionsOf = (tree: Tree, reading: Reading): Action[] => {
  const { report } = reading
  const seen = new Set<string>()
  const actionOf = (item: Tree): Action[] => {
    if (item.form !== 'mapping') {
      report('not-a-mapping', item.at)
      return []
    }
    if (item.entries.length === 0 && !reading.isStored) report('empty-list', item.at)
    return item.entries.flatMap(({ key, at, value }) => {
      const rule = actions.find(({ word }) => word === key)
      if (rule === undefined) report('unknown-word', at, { word: key, near: () => nearest(key, actionWords) })
      else if (seen.has(key)) report('duplicate-action', at, { word: key })
      seen.add(key)
      return rule?.read(value, reading) ?? []
    })
  }
  return listOf(tree, report).flatMap(actionOf)
}

const limitsOf = (tree: Tree, { report }: Reading): Limits => {
  const fields = fieldsOf(tree, ['tickets', 'share'], report) ?? {}
  const tickets = fields.tickets === undefined ? undefined : wholeOf(fields.tickets.value, report)
  const written = fields.share?.value
  const share = written?.form === 'scalar' && typeof written.value === 'number' ? written.value : undefined
  const isShare = share !== undefined && share > 0 && share <= 1
  if (written !== undefined && !isShare)
    report('limit-out-of-range', written.at, { word: written.form === 'scalar' ? written.text : '' })
  return { ...(tickets === undefined ? {} : { tickets }), ...(isShare ? { share } : {}) }
}

export const policyOf = (tree: Tree, zone: string, calendar: Calendar, reading: Reading): Named<Policy> => {
  const { report } = reading
  const fields = fieldsOf(tree, words, report)
  if (fields === undefined) return { name: undefined, match: undefined, value: undefined }
  const whole = isComplete(fields, required, tree.at, report)
  const name = fields.name === undefined ? undefined : textOf(fields.name.value, report)
  const basis = fields.basis === undefined ? undefined : spokenOf(fields.basis.value, reading)
  const title = fields.title === undefined ? {} : spokenOf(fields.title.value, reading)
  const keep = fields.keep === undefined ? undefined : keepOf(fields.keep.value, reading)
  const does = fields.then === undefined ? [] : actionsOf(fields.then.value, reading)
  const onlyDeletes = does.length > 0 && does.every((action) => action.do !== 'redact')
  const since = keep?.since
  const match = fields.match === undefined ? undefined : meaningOf(fields.match, reading, { onlyDeletes, since })
  const limits = fields.limits === undefined ? {} : limitsOf(fields.limits.value, reading)
  const runs = fields.runs === undefined ? undefined : cronOf(fields.runs.value, report)
  if (!whole || name === undefined || basis === undefined || match === undefined || keep === undefined)
    return { name: fields.name, match, value: undefined }
  const value: Policy = {
    name,
    tag: keepTag(name),
    title,
    basis,
    matches: testOf(match),
    asksRequester: looksAt(match, 'requester_tags'),
    ...keep,
    dueAt: (anchor) => calendar.add(anchor, keep.period),
    actions: does,
    limits,
    ...(runs === undefined ? {} : { runs }),
    zone,
  }
  return { name: fields.name, match, value }
}
