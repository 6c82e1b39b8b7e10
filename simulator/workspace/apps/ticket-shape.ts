import { tagsOf } from '../ticket/draft.ts'
import type { OpenTicket, TicketState } from '../ticket/open-ticket.ts'
import type { Attachment, User } from '../ticket/records.ts'
import type { Desk } from './desk.ts'

/** A ticket as `client.get('ticket')` gives it: the framework's own camel-case shape, not the API's. */
const person = (user: User | undefined, id: number | null) =>
  id === null
    ? null
    : { id, name: user?.name ?? '', email: user?.email ?? null, role: user?.role ?? 'end-user', locale: user?.locale }

const file = ({ content_url, content_type, file_name }: Attachment) => ({
  contentUrl: content_url,
  contentType: content_type,
  filename: file_name,
})

const commentsOf = ({ comments, people }: TicketState) =>
  comments.map((comment) => {
    const files = comment.attachments ?? []
    const isImage = ({ content_type }: Attachment) => content_type.startsWith('image/')
    return {
      id: comment.id,
      author: person(people.get(comment.author_id), comment.author_id),
      value: comment.html_body,
      imageAttachments: files.filter(isImage).map(file),
      nonImageAttachments: files.filter((one) => !isImage(one)).map(file),
      via: { channel: comment.via?.channel ?? 'web' },
    }
  })

const conversationOf = ({ comments, chats, people }: TicketState) => [
  ...chats.flatMap(({ history }) =>
    history
      .filter(({ message }) => message !== undefined)
      .map((said) => ({
        author: { id: said.actor_id ?? null, name: said.actor_name ?? '', role: said.actor_type ?? 'end-user' },
        channel: { name: 'chat' },
        message: { content: said.message, contentType: 'text/plain' },
        timestamp: said.timestamp ?? null,
        attachments: [],
      })),
  ),
  ...comments.map((comment) => ({
    author: person(people.get(comment.author_id), comment.author_id),
    channel: { name: comment.public ? (comment.via?.channel ?? 'web') : 'internal' },
    message: { content: comment.html_body, contentType: 'text/html' },
    timestamp: comment.created_at,
    attachments: (comment.attachments ?? []).map(file),
  })),
]

export const ticketShape = (open: OpenTicket, desk: Desk): Record<string, unknown> => {
  const state = open.state()
  const { ticket, draft, people } = state
  const assignee = ticket.assignee_id
  const brand = desk.brands.find(({ id }) => id === ticket.brand_id)
  const group = desk.groups.find(({ id }) => id === ticket.group_id)
  return {
    id: ticket.id,
    isNew: false,
    subject: draft.subject ?? ticket.subject,
    description: ticket.description ?? '',
    status: draft.status ?? ticket.status,
    priority: ticket.priority ?? null,
    type: ticket.type ?? null,
    tags: tagsOf(ticket, draft),
    requester: person(people.get(ticket.requester_id ?? 0), ticket.requester_id),
    assignee: {
      user: assignee === null ? null : person(people.get(assignee), assignee),
      group: group ?? (ticket.group_id === null ? null : { id: ticket.group_id }),
    },
    collaborators: (ticket.collaborator_ids ?? []).map((id) => person(people.get(id), id)),
    brand: brand ?? (ticket.brand_id === null ? null : { id: ticket.brand_id }),
    via: ticket.via ?? null,
    createdAt: ticket.created_at,
    updatedAt: ticket.updated_at,
    comments: commentsOf(state),
    conversation: conversationOf(state),
  }
}
