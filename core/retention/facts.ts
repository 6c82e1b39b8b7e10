import { dateOf } from './instant.ts'
import type { Anchor, TicketFacts } from './ticket.ts'

type Fields = Readonly<Record<string, unknown>>

export type FactsRead =
  /**
   * `wrong`: names of what can't be read and so is not known of the ticket; `wrongFields`: numbers of the custom fields of
   * which only the value is not known.
   */
  | {
      readonly ok: true
      readonly ticket: TicketFacts
      readonly wrong: readonly string[]
      readonly wrongFields: readonly number[]
    }
  /** No ticket at all: `wrong` is empty where it is no object, and otherwise names the id. */
  | { readonly ok: false; readonly wrong: readonly string[] }

const isGiven = (value: unknown): boolean => value !== undefined && value !== null

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const dates: Readonly<Record<Anchor, string>> = {
  created: 'created_at',
  updated: 'updated_at',
  solved: 'solved_at',
  closed: 'closed_at',
  last_customer_comment: 'last_customer_comment_at',
}

/** `undefined` where one of them has a form that isn't known: what it holds is then not known either. */
const valuesOf = (value: unknown): readonly string[] | undefined => {
  const values: string[] = []
  for (const one of (Array.isArray(value) ? value : [value]) as readonly unknown[]) {
    if (!isGiven(one) || one === '') continue
    if (typeof one !== 'boolean' && typeof one !== 'number' && typeof one !== 'string') return undefined
    values.push(String(one))
  }
  return values
}

const digits = /^\d{1,16}$/

const idIn = (value: unknown): number | undefined => {
  const id = typeof value === 'string' && digits.test(value) ? Number(value) : value
  return typeof id === 'number' && Number.isSafeInteger(id) ? id : undefined
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

const fieldsIn = (value: unknown): TicketFacts['fields'] => {
  if (!Array.isArray(value)) return undefined
  const read = new Map<number, readonly string[] | undefined>()
  for (const one of value as readonly unknown[]) {
    const id = isRecord(one) ? idIn(one['id']) : undefined
    if (!isRecord(one) || id === undefined) return undefined
    read.set(id, valuesOf(one['value']))
  }
  return read
}

/**
 * Reads one record: `null` where a field is missing or empty, `undefined` where its form is wrong, and that is noted. What
 * can't be read is not known, and never taken for missing: nothing is deleted on a guess.
 */
const readerOf = (record: Fields, wrong: string[]) => {
  const read = <Value>(name: string, value: unknown, as: (value: unknown) => Value | undefined) => {
    if (!isGiven(value)) return null
    const known = as(value)
    if (known === undefined) wrong.push(name)
    return known
  }
  const lowerCase = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : undefined)
  // Zendesk has numbers for channels that it has no word for.
  const channel = (value: unknown) => lowerCase(typeof value === 'number' ? String(value) : value)
  const texts = (value: unknown) => (isTexts(value) ? value : undefined)
  return {
    word: (name: string) => read(name, record[name], lowerCase),
    channel: () => {
      const own = read('channel', record['channel'], channel)
      if (own !== null) return own
      const via = read('via', record['via'], (value) => (isRecord(value) ? value : undefined))
      return via === null || via === undefined ? via : read('via.channel', via['channel'], channel)
    },
    id: (name: string) => read(name, record[name], idIn),
    list: (name: string) => read(name, record[name], texts),
    lower: (name: string) => read(name, record[name], (value) => texts(value)?.map((tag) => tag.toLowerCase())),
    time: (name: string) =>
      read(name, record[name], (value) => (typeof value === 'string' ? dateOf(value) : undefined)) ?? undefined,
    fields: () => {
      const name = isGiven(record['custom_fields']) ? 'custom_fields' : 'fields'
      return read(name, record[name], fieldsIn)
    },
  }
}

/** `null` is what the field is where it is missing. */
const orElse = <Value>(value: Value | null | undefined, missing: Value): Value | undefined =>
  value === null ? missing : value

/**
 * What is known of a ticket in Zendesk's own JSON shape, plus `solved_at`, `closed_at`, `last_customer_comment_at`,
 * `requester_tags`, `channel` (else `via.channel`) and `pii`. What Zendesk's shape always has and this record lacks is taken
 * as empty; what is added to that shape and isn't there is not known, nor is what can't be read. Of `custom_fields` and
 * `fields`, which Zendesk writes both and alike, either will do.
 */
export const factsOf = (record: unknown): FactsRead => {
  if (!isRecord(record)) return { ok: false, wrong: [] }
  const id = idIn(record['id'])
  if (id === undefined || id < 1) return { ok: false, wrong: ['id'] }
  const wrong: string[] = []
  const reader = readerOf(record, wrong)
  const { word, channel, list, lower, time, fields } = reader
  const known = orElse<NonNullable<TicketFacts['fields']>>(fields(), new Map())
  const ticket: TicketFacts = {
    id,
    status: word('status') ?? undefined,
    channel: channel(),
    type: word('type'),
    priority: word('priority'),
    brand: reader.id('brand_id'),
    group: reader.id('group_id'),
    organization: reader.id('organization_id'),
    form: reader.id('ticket_form_id'),
    requester: reader.id('requester_id'),
    tags: orElse(lower('tags'), []),
    requester_tags: lower('requester_tags') ?? undefined,
    pii: list('pii') ?? undefined,
    fields: known,
    since: {
      created: time(dates.created),
      updated: time(dates.updated),
      solved: time(dates.solved),
      closed: time(dates.closed),
      last_customer_comment: time(dates.last_customer_comment),
    },
  }
  const wrongFields = [...(known ?? [])].flatMap(([number, values]) => (values === undefined ? [number] : []))
  return { ok: true, ticket, wrong, wrongFields }
}
