import { accountActions, actions, ledgerVersion, type Entry } from './entry.ts'

type Check = (value: unknown) => boolean
type Fields = Readonly<Record<string, Check>>

const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value)

const wholeFrom =
  (least: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && Number(value) >= least

const oneOf =
  (words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The names of what is missing, malformed or unknown. */
const wrongIn = (value: Readonly<Record<string, unknown>>, required: Fields, optional: Fields): string[] => {
  const checks = new Map(Object.entries({ ...required, ...optional }))
  const given = Object.keys(value).filter((name) => checks.get(name)?.(value[name]) !== true)
  const missing = Object.keys(required).filter((name) => !Object.hasOwn(value, name))
  return [...given, ...missing]
}

const closed =
  (required: Fields, optional: Fields = {}): Check =>
  (value) =>
    isRecord(value) && wrongIn(value, required, optional).length === 0

const kind = matches(/^[A-Z]{2,}(_[A-Z]+)*$/)
const hash = matches(/^[0-9a-f]{64}$/)
const word = matches(/^[a-z]+(_[a-z]+)*$/)
const zendeskName = matches(/^[\x21-\x7e]{1,200}$/)
const user = closed({ user_id: wholeFrom(1) })
const system = closed({ system: oneOf(['custos']) })
const comment = closed({ comment_id: wholeFrom(1) })
const chat = closed({ chat_id: zendeskName }, { message_id: zendeskName, chat_index: wholeFrom(0) })

const required: Fields = {
  v: oneOf([ledgerVersion]),
  seq: wholeFrom(1),
  prev: hash,
  at: matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  actor: (value) => user(value) || system(value),
  action: oneOf(actions),
  types: (value) => Array.isArray(value) && value.every(kind) && new Set(value).size === value.length,
  count: wholeFrom(0),
}

const id = matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

const optional: Fields = {
  source: (value) => comment(value) || chat(value),
  intent_id: id,
  version_id: id,
  plan_id: id,
  run_id: id,
  digest: hash,
  settings_version: wholeFrom(1),
  changed: (value) => Array.isArray(value) && value.every(word) && new Set(value).size === value.length,
  case_id: id,
  sink_id: id,
  subject_user_id: wholeFrom(1),
  verdict: oneOf(['expected', 'needs-action', 'wrong']),
  problem: matches(/^[a-z]+(-[a-z]+)*$/),
}

const isOfAccount = oneOf(accountActions)

/**
 * The names of the fields that keep a value from being an entry: the set is closed and each form has no room for personal
 * data, so that a value which strays in here is refused instead of chained for ever.
 */
export const wrongFields = (value: Readonly<Record<string, unknown>>): string[] =>
  isOfAccount(value['action'])
    ? wrongIn(value, required, optional)
    : wrongIn(value, { ...required, ticket_id: wholeFrom(1) }, optional)

export const isEntry = (value: unknown): value is Entry => isRecord(value) && wrongFields(value).length === 0
