import * as z from 'zod/mini'
import type { Instant } from '../../core/time.ts'
import { maybe } from './read.ts'

/** One written text of an event. Where it is `html`, it is Zendesk's own markup of a comment. */
export interface EventText {
  readonly text: string
  readonly html: boolean
}

/** One update of one ticket, with no more of it than its history is made of. */
export interface TicketEvent {
  readonly id: number
  readonly ticketId: number
  readonly at: Instant
  /** The first of its ticket. */
  readonly created: boolean
  /** Statuses it came to, in order; `from` where it is told. */
  readonly statuses: readonly { readonly from?: string; readonly to: string }[]
  /** Who wrote the comments and messages in it; an author that is none (a rule, the system) is left out. */
  readonly authors: readonly number[]
  readonly texts: readonly EventText[]
  readonly comments: number
  /** Nothing but tags of custos' own, or a redaction. */
  readonly ours: boolean
  /** What was there before is no longer as it was, or has only now become whole: a redaction, the end of a chat. */
  readonly rewritten: boolean
}

const person = maybe(z.union([z.number(), z.string()]))

const child = z.looseObject({
  event_type: maybe(z.string()),
  type: maybe(z.string()),
  field_name: maybe(z.string()),
  status: maybe(z.unknown()),
  author_id: person,
  html_body: maybe(z.string()),
  body: maybe(z.string()),
  value: maybe(z.unknown()),
  previous_value: maybe(z.unknown()),
  tags: maybe(z.unknown()),
  added_tags: maybe(z.array(z.string())),
  removed_tags: maybe(z.array(z.string())),
})
type Child = z.output<typeof child>

export const eventSchema = z.object({
  id: z.number(),
  ticket_id: z.number(),
  created_at: maybe(z.string()),
  timestamp: maybe(z.number()),
  child_events: z.array(child),
})

/** The same, as the audits of a ticket have it. */
export const auditSchema = z.object({
  id: z.number(),
  ticket_id: z.number(),
  created_at: maybe(z.string()),
  events: z.array(child),
})

const kindOf = ({ event_type, type }: Child): string => event_type ?? type ?? ''

/** Zendesk writes a change as `{status: 'solved'}` in this export, and as `{field_name, value}` in audits. */
const changed = (event: Child, field: string): unknown =>
  event.field_name === field ? event.value : event.field_name === undefined ? event[field] : undefined

const statusIn = (event: Child): TicketEvent['statuses'] => {
  const kind = kindOf(event)
  const to = kind === 'Change' || kind === 'Create' ? changed(event, 'status') : undefined
  if (typeof to !== 'string') return []
  const from = event.previous_value
  return [{ to: to.toLowerCase(), ...(typeof from === 'string' ? { from: from.toLowerCase() } : {}) }]
}

const line = z.object({
  type: maybe(z.string()),
  message: maybe(z.string()),
  actor_id: person,
  actor_type: maybe(z.string()),
})
const chat = z.object({ history: maybe(z.array(line)) })

const linesIn = (event: Child): readonly z.output<typeof line>[] => {
  if (kindOf(event) !== 'ChatStartedEvent') return []
  const read = chat.safeParse(event.value)
  return read.success ? (read.data.history ?? []).filter(({ type }) => type === 'ChatMessage') : []
}

const textsIn = (event: Child): readonly EventText[] => {
  if (kindOf(event) !== 'Comment' && kindOf(event) !== 'VoiceComment')
    return linesIn(event).flatMap(({ message }) => (message ? [{ text: message, html: false }] : []))
  if (event.html_body) return [{ text: event.html_body, html: true }]
  return event.body ? [{ text: event.body, html: false }] : []
}

const idOf = (value: Child['author_id']): readonly number[] => {
  const id = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof id === 'number' && id > 0 ? [id] : []
}

const authorsIn = (event: Child): readonly number[] =>
  kindOf(event) === 'Comment' ? idOf(event.author_id) : linesIn(event).flatMap(({ actor_id }) => idOf(actor_id))

const isRedaction = (event: Child): boolean => kindOf(event).endsWith('RedactionEvent')

const isOwnTag = (tag: unknown): boolean =>
  typeof tag === 'string' && (tag.startsWith('custos_') || tag === 'redacted_content')

const listIn = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : typeof value === 'string' ? value.split(/\s+/) : []

/** Tags that only one of the two lists has. */
const difference = (event: Child): readonly unknown[] => {
  if (event.added_tags || event.removed_tags) return [...(event.added_tags ?? []), ...(event.removed_tags ?? [])]
  const [now, before] = [listIn(changed(event, 'tags')), listIn(event.previous_value)]
  return [...now.filter((tag) => !before.includes(tag)), ...before.filter((tag) => !now.includes(tag))]
}

const isOurs = (event: Child): boolean => {
  if (isRedaction(event)) return true
  if (kindOf(event) !== 'Change' || changed(event, 'tags') === undefined) return false
  const tags = difference(event)
  return tags.length > 0 && tags.every(isOwnTag)
}

type Raw = z.output<typeof eventSchema>

const instant = (raw: Raw): Instant => raw.created_at ?? new Date((raw.timestamp ?? 0) * 1000).toISOString()

export const eventOf = (raw: Raw): TicketEvent => {
  const { child_events: events } = raw
  return {
    id: raw.id,
    ticketId: raw.ticket_id,
    at: instant(raw),
    created: events.some((event) => kindOf(event) === 'Create'),
    statuses: events.flatMap(statusIn),
    authors: [...new Set(events.flatMap(authorsIn))],
    texts: events.flatMap(textsIn),
    comments: events.filter((event) => kindOf(event) === 'Comment').length,
    ours: events.length > 0 && events.every(isOurs),
    rewritten: events.some((event) => isRedaction(event) || kindOf(event) === 'ChatEndedEvent'),
  }
}
