import * as z from 'zod/mini'
import type { Instant } from '../../core/time.ts'
import { listAll } from './paging.ts'
import { maybe } from './read.ts'
import type { Call, Transport } from './transport.ts'
import { viaOf, viaSchema, type Via } from './via.ts'

export interface Attachment {
  readonly id: number
  readonly fileName: string
  readonly contentType: string | null
  readonly size: number | null
  readonly inline: boolean
  /** May lie on another host: never to be fetched with the account's token. */
  readonly contentUrl: string | null
}

export interface Comment {
  readonly id: number
  readonly authorId: number | null
  readonly htmlBody: string
  readonly plainBody: string
  readonly body: string
  readonly public: boolean
  readonly createdAt: Instant
  readonly via: Via
  readonly attachments: readonly Attachment[]
}

const attachmentSchema = z.object({
  id: z.number(),
  file_name: z.string(),
  content_type: maybe(z.string()),
  size: maybe(z.number()),
  inline: maybe(z.boolean()),
  content_url: maybe(z.string()),
})

const schema = z.object({
  id: z.number(),
  author_id: maybe(z.number()),
  html_body: z.string(),
  plain_body: maybe(z.string()),
  body: maybe(z.string()),
  public: z.boolean(),
  created_at: z.string(),
  via: maybe(viaSchema),
  attachments: maybe(z.array(attachmentSchema)),
})

const attachmentOf = (raw: z.output<typeof attachmentSchema>): Attachment => ({
  id: raw.id,
  fileName: raw.file_name,
  contentType: raw.content_type ?? null,
  size: raw.size ?? null,
  inline: raw.inline ?? false,
  contentUrl: raw.content_url ?? null,
})

const commentOf = (raw: z.output<typeof schema>): Comment => ({
  id: raw.id,
  authorId: raw.author_id ?? null,
  htmlBody: raw.html_body,
  plainBody: raw.plain_body ?? '',
  body: raw.body ?? '',
  public: raw.public,
  createdAt: raw.created_at,
  via: viaOf(raw.via),
  attachments: (raw.attachments ?? []).map(attachmentOf),
})

interface CommentChange {
  readonly ticketId: number
  readonly commentId: number
}

const redactionOf = (commentId: number): string => `/api/v2/comment_redactions/${String(commentId)}`

export const comments = (transport: Transport) => ({
  /** Every comment of the ticket, oldest first, inline images among the attachments. */
  comments: async (ticketId: number): Promise<readonly Comment[]> => {
    const path = `/api/v2/tickets/${String(ticketId)}/comments`
    const query = { include_inline_images: 'true' }
    return (await listAll(transport, { path, query, key: 'comments', item: schema })).map(commentOf)
  },

  /**
   * Removes for ever what `htmlBody`, the comment's own one, has in `<redact>`. The only redaction that closed and
   * archived tickets take. The answer is not read: whether it is gone is found out by reading the comment again.
   */
  redactComment: async (
    { ticketId, commentId, htmlBody }: CommentChange & { readonly htmlBody: string },
    maySend?: Call['maySend'],
  ): Promise<void> => {
    const body = { ticket_id: ticketId, html_body: htmlBody }
    await transport({ method: 'PUT', path: redactionOf(commentId), body, maySend })
  },

  /** The same for files, named by their `contentUrl`: unlike the next call, closed and archived tickets take it. */
  redactFiles: async (
    { ticketId, commentId, urls }: CommentChange & { readonly urls: readonly string[] },
    maySend?: Call['maySend'],
  ): Promise<void> => {
    const body = { ticket_id: ticketId, external_attachment_urls: urls }
    await transport({ method: 'PUT', path: redactionOf(commentId), body, maySend })
  },

  /** Replaces the file by an empty `redacted.txt`. node-zendesk sends the wrong verb. Closed tickets refuse. */
  redactAttachment: async (change: {
    readonly ticketId: number
    readonly commentId: number
    readonly attachmentId: number
  }): Promise<void> => {
    const { ticketId, commentId, attachmentId } = change
    const comment = `/api/v2/tickets/${String(ticketId)}/comments/${String(commentId)}`
    await transport({ method: 'PUT', path: `${comment}/attachments/${String(attachmentId)}/redact`, body: {} })
  },
})
