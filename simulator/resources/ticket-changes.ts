import { createHash } from 'node:crypto'
import { htmlOfHtml, htmlOfText } from '../html/compose.ts'
import { plainBody } from '../html/plain.ts'
import type { Attachment, Audit, AuditEvent, Comment, Ticket, Via } from '../records.ts'
import { isoSeconds } from '../clock.ts'
import type { World } from '../world.ts'
import { commentEvent } from '../webhooks/envelope.ts'

export const viaOf = (channel: string, rel: string | null = null): Via => ({
  channel,
  source: { from: {}, to: {}, rel },
})

/**
 * Times are whole seconds, so two changes in one second would carry one stamp and a safe update between them would not
 * notice. Where the settings want it a stamp always moves on: stricter for safe updates, laxer for whoever asks which
 * change was the last.
 */
export const touch = (world: World, ticket: Ticket): void => {
  const least = world.settings.stamps_always_move ? Date.parse(ticket.updated_at) + 1000 : 0
  ticket.updated_at = isoSeconds(Math.max(world.clock.now(), least))
}

export type NewEvent = Readonly<Record<string, unknown>> & { readonly type: string }

export const addAudit = (
  world: World,
  ticket: Ticket,
  authorId: number,
  events: readonly NewEvent[],
  options: { readonly via?: Via; readonly at?: string } = {},
): Audit => {
  const audit: Audit = {
    id: world.state.nextId(),
    ticket_id: ticket.id,
    created_at: options.at ?? ticket.updated_at,
    author_id: authorId,
    via: options.via ?? viaOf('web'),
    events: events.map((event): AuditEvent => ({ id: world.state.nextId(), ...event })),
  }
  world.state.audits.set(audit.id, audit)
  return audit
}

export interface NewAttachment {
  readonly file_name: string
  readonly content_type: string
  readonly content: Uint8Array
  readonly inline?: boolean
}

export interface NewComment {
  readonly author_id: number
  readonly body?: string
  readonly html_body?: string
  readonly public: boolean
  readonly via: Via
  readonly attachments?: readonly NewAttachment[]
}

export const contentUrl = (world: World, { token, file_name }: Attachment): string =>
  `${world.origin}/attachments/token/${token}/?name=${encodeURIComponent(file_name)}`

const attach = (world: World, commentId: number, file: NewAttachment): Attachment => {
  const id = world.state.nextId()
  const attachment: Attachment = {
    id,
    comment_id: commentId,
    // Made from the id, not at random: the same seed must give the same html.
    token: createHash('sha256').update(`attachment ${id}`).digest('hex').slice(0, 32),
    file_name: file.file_name,
    content_type: file.content_type,
    inline: file.inline ?? false,
    redacted: false,
    content: file.content,
  }
  world.state.attachments.set(attachment.id, attachment)
  return attachment
}

/** In `html_body` a picture of the comment's own is written `cid:name`; the stored html names its address. */
const placePictures = (world: World, html: string, files: readonly Attachment[]): string =>
  files.reduce((sofar, file) => sofar.replaceAll(`cid:${file.file_name}`, contentUrl(world, file)), html)

const written = (comment: NewComment): string =>
  comment.html_body === undefined ? htmlOfText(comment.body ?? '') : htmlOfHtml(comment.html_body)

/** Adds the comment and its audit; says nothing to webhooks, so that seeds can use it. */
export const addComment = (
  world: World,
  ticket: Ticket,
  comment: NewComment,
  more: readonly NewEvent[] = [],
  at?: string,
): Comment => {
  const id = world.state.nextId()
  const files = (comment.attachments ?? []).map((file) => attach(world, id, file))
  const html = placePictures(world, written(comment), files)
  const event = { type: 'Comment', comment_id: id, public: comment.public }
  const audit = addAudit(world, ticket, comment.author_id, [event, ...more], {
    via: comment.via,
    ...(at === undefined ? {} : { at }),
  })
  const added: Comment = {
    id,
    ticket_id: ticket.id,
    audit_id: audit.id,
    author_id: comment.author_id,
    html_body: html,
    public: comment.public,
    via: comment.via,
    created_at: audit.created_at,
    email_original: comment.via.channel === 'email' ? plainBody(html) : null,
  }
  world.state.comments.set(id, added)
  return added
}

export const announceComment = (world: World, ticket: Ticket, comment: Comment, actorId: number): void =>
  world.webhooks.emit({
    type: 'ticket.comment_added',
    ticket,
    actor_id: actorId,
    event: { comment: commentEvent(world, comment) },
  })

export const change = (field: string, value: unknown, previous: unknown): NewEvent => ({
  type: 'Change',
  field_name: field,
  value,
  previous_value: previous,
})

/** Replaces the tags; answers the audit event, or nothing when they stay. */
export const changeTags = (world: World, ticket: Ticket, tags: readonly string[], actorId: number): NewEvent[] => {
  const previous = ticket.tags
  const next = [...new Set(tags.map((tag) => tag.toLowerCase()))].sort()
  const added = next.filter((tag) => !previous.includes(tag))
  const removed = previous.filter((tag) => !next.includes(tag))
  if (added.length + removed.length === 0) return []
  ticket.tags = next
  world.webhooks.emit({
    type: 'ticket.tags_changed',
    ticket,
    actor_id: actorId,
    event: { tags_added: added, tags_removed: removed },
  })
  return [change('tags', next, previous)]
}

const eventNames = {
  subject: 'subject_changed',
  status: 'status_changed',
  priority: 'priority_changed',
  type: 'ticket_type_changed',
  assignee_id: 'agent_assignment_changed',
  group_id: 'group_assignment_changed',
  requester_id: 'requester_changed',
  organization_id: 'organization_changed',
  brand_id: 'brand_changed',
  external_id: 'external_id_changed',
} as const

export type ChangedField = keyof typeof eventNames
export const changeableFields = Object.keys(eventNames) as ChangedField[]

const shown = (field: ChangedField, value: unknown): unknown =>
  field === 'status' || field === 'priority' || field === 'type'
    ? typeof value === 'string'
      ? value.toUpperCase()
      : value
    : typeof value === 'number'
      ? String(value)
      : value

/** Sets one field; answers the audit event, or nothing when it stays. */
export const changeField = (
  world: World,
  ticket: Ticket,
  field: ChangedField,
  value: unknown,
  actorId: number,
): NewEvent[] => {
  const previous = ticket[field]
  if (value === previous) return []
  Object.assign(ticket, { [field]: value })
  if (field === 'status') ticket.closed_at = value === 'closed' ? world.clock.iso() : null
  world.webhooks.emit({
    type: `ticket.${eventNames[field]}`,
    ticket,
    actor_id: actorId,
    event: { current: shown(field, value), previous: shown(field, previous) },
  })
  return [change(field, value, previous)]
}

const archivedAt = ({ settings, clock }: World, { closed_at }: Ticket): number | undefined => {
  if (closed_at === null) return undefined
  const at = Date.parse(closed_at) + settings.archive_after_days * 86_400_000
  return at <= clock.now() ? at : undefined
}

export const isArchived = (world: World, ticket: Ticket): boolean => archivedAt(world, ticket) !== undefined

/** What only Zendesk itself knows of: no event, no webhook, and `updated_at` stays. */
export const touchAsSystem = (world: World, ticket: Ticket): void => {
  ticket.system_updated_at = world.clock.iso()
}

/** Of the last change of any kind, in whole seconds: archiving is one too. */
export const generatedAt = (world: World, ticket: Ticket): number =>
  Math.floor(
    Math.max(
      Date.parse(ticket.updated_at),
      ticket.system_updated_at === null ? 0 : Date.parse(ticket.system_updated_at),
      archivedAt(world, ticket) ?? 0,
    ) / 1000,
  )
