import type { Anchor, Milliseconds, TicketFacts } from './ticket.ts'

type Fields = Readonly<Record<string, unknown>>

export type FactsRead =
  | { readonly ok: true; readonly ticket: TicketFacts }
  /** Names of the fields that can't be read; empty where it is no object at all. */
  | { readonly ok: false; readonly wrong: readonly string[] }

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const form = /^\d{4}-\d\d-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/

/** An RFC 3339 instant with its offset; a date that no month has, 30 February say, is none. */
export const instantOf = (text: string): Milliseconds | undefined => {
  const found = form.exec(text)
  if (found === null) return undefined
  const time = Date.parse(text)
  if (Number.isNaN(time)) return undefined
  if (Number(found[1]) <= 28) return time
  return new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDate() === Number(found[1]) ? time : undefined
}

const dates: Readonly<Record<Anchor, string>> = {
  created: 'created_at',
  updated: 'updated_at',
  solved: 'solved_at',
  closed: 'closed_at',
  last_customer_comment: 'last_customer_comment_at',
}

const valuesOf = (value: unknown): readonly string[] => {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.flatMap((one) =>
    typeof one === 'boolean' || typeof one === 'number' || (typeof one === 'string' && one !== '') ? [String(one)] : [],
  )
}

/** Reads one record and notes the fields whose form is wrong; that one is missing is not. */
const readerOf = (record: Fields, wrong: string[]) => {
  const noted = <Value>(name: string, value: Value | undefined): Value | undefined => {
    if (value === undefined) wrong.push(name)
    return value
  }
  const word = (name: string): string | null | undefined => {
    const value = record[name]
    if (value === undefined || value === null) return value
    return noted(name, typeof value === 'string' ? value.toLowerCase() : undefined)
  }
  const id = (name: string): number | null | undefined => {
    const value = record[name]
    if (value === undefined || value === null) return value
    return noted(name, typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined)
  }
  const list = (name: string): readonly string[] | undefined => {
    const value = record[name]
    if (value === undefined || value === null) return undefined
    const isList = Array.isArray(value) && value.every((one: unknown): one is string => typeof one === 'string')
    return noted(name, isList ? value : undefined)
  }
  const time = (name: string): Milliseconds | undefined => {
    const value = record[name]
    if (value === undefined || value === null) return undefined
    return noted(name, typeof value === 'string' ? instantOf(value) : undefined)
  }
  const fields = (): ReadonlyMap<number, readonly string[]> | undefined => {
    const value = record['custom_fields']
    if (value === undefined || value === null) return undefined
    if (!Array.isArray(value)) {
      noted('custom_fields', undefined)
      return
    }
    const read = new Map<number, readonly string[]>()
    for (const one of value as readonly unknown[]) {
      if (!isRecord(one) || typeof one['id'] !== 'number') {
        noted('custom_fields', undefined)
        return
      }
      read.set(one['id'], valuesOf(one['value']))
    }
    return read
  }
  const lower = (name: string) => list(name)?.map((tag) => tag.toLowerCase())
  return { word, id, list, lower, time, fields }
}

const channelOf = (record: Fields, word: (name: string) => string | null | undefined): string | null | undefined => {
  const channel = word('channel')
  if (channel !== undefined && channel !== null) return channel
  const { via } = record
  return isRecord(via) && typeof via['channel'] === 'string' ? via['channel'].toLowerCase() : channel
}

/**
 * What is known of a ticket in Zendesk's own JSON shape, plus `solved_at`, `closed_at`, `last_customer_comment_at`,
 * `requester_tags`, `channel` (else `via.channel`) and `pii`. What Zendesk's shape always has and this record lacks is taken
 * as empty; what is added to that shape and isn't there is not known.
 */
export const factsOf = (record: unknown): FactsRead => {
  if (!isRecord(record)) return { ok: false, wrong: [] }
  const wrong: string[] = []
  const { word, id, list, lower, time, fields } = readerOf(record, wrong)
  const ticketId = id('id')
  if (ticketId === undefined || ticketId === null || ticketId < 1) wrong.unshift('id')
  const ticket: TicketFacts = {
    id: ticketId ?? 0,
    status: word('status') ?? undefined,
    channel: channelOf(record, word) ?? null,
    type: word('type') ?? null,
    priority: word('priority') ?? null,
    brand: id('brand_id') ?? null,
    group: id('group_id') ?? null,
    organization: id('organization_id') ?? null,
    form: id('ticket_form_id') ?? null,
    requester: id('requester_id') ?? null,
    tags: lower('tags') ?? [],
    requester_tags: lower('requester_tags'),
    pii: list('pii'),
    fields: fields() ?? new Map(),
    since: {
      created: time(dates.created),
      updated: time(dates.updated),
      solved: time(dates.solved),
      closed: time(dates.closed),
      last_customer_comment: time(dates.last_customer_comment),
    },
  }
  return wrong.length === 0 ? { ok: true, ticket } : { ok: false, wrong: [...new Set(wrong)] }
}
