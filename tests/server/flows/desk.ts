import { defaultDetection, type DetectionSettings } from '../../../contract/detection.ts'
import type { Person } from '../../../server/flows/detection/people.ts'
import type { ChatMessage, Comment, Ticket } from '../../../server/flows/ticket.ts'
import type { CustomRole, User } from '../../../server/flows/redaction/permission.ts'
import { ZendeskError, type ZendeskErrorCode } from '../../../server/zendesk/error.ts'

/** What the client throws when Zendesk says no, or, with `unknown`, when nobody knows what it has done. */
export const failure = (code: ZendeskErrorCode, applied: 'no' | 'unknown' = 'no', retryAfter?: number): ZendeskError =>
  new ZendeskError(code, { call: 'TEST', applied, retryAfter })

export interface Desk {
  tickets: Map<number, { ticket: Ticket; comments: Comment[]; chat: ChatMessage[] }>
  people: Map<number, User>
  roles: Map<number, CustomRole>
  groups: Map<number, readonly number[]>
  publicGroups: Set<number>
  agentsMayDelete: boolean
  closedTakesTags: boolean
  detection: DetectionSettings
  profiles: Map<number, Person>
  /** What was noted of the account's own numbers, as `ticket form`. */
  shapes: string[]
}

const blocks = (marked: string): string =>
  marked
    .replaceAll(/<redact>([^]*?)<\/redact>/g, (_, inner: string) => '▇'.repeat(inner.length))
    .replaceAll(/<a [^>]*redact>([^]*?)<\/a>/g, '$1')

const unmarked = (marked: string): string =>
  marked.replaceAll(/<\/?redact>/g, '').replaceAll(/<([^<>]*) redact>/g, '<$1>')

const plain = (html: string): string => html.replaceAll(/<[^>]*>/g, '')

const web = { channel: 'web', rel: null, ticketIds: [] }

export const aComment = (
  id: number,
  html: string,
  via: Partial<Comment['via']> = {},
  authorId: number | null = 900,
): Comment => ({
  id,
  authorId,
  htmlBody: html,
  plainBody: plain(html),
  body: plain(html),
  via: { ...web, ...via },
})

export const aMessage = (message: string, fields: Partial<ChatMessage> = {}): ChatMessage => ({
  chatId: 'c-1',
  messageId: 'm-1',
  chatIndex: 0,
  message,
  active: false,
  ...fields,
})

let stamps = 0
const stamp = () => new Date(Date.UTC(2026, 10, 24) + (stamps += 1000)).toISOString()

export const aTicket = (fields: Partial<Ticket> = {}): Ticket => ({
  id: 7,
  status: 'open',
  updatedAt: stamp(),
  tags: ['vip'],
  groupId: 1,
  assigneeId: null,
  requesterId: 900,
  organizationId: null,
  collaboratorIds: [],
  followerIds: [],
  viaChannel: 'web',
  ...fields,
})

export const aPerson = (fields: Partial<User> & { readonly id: number }): User => ({
  role: 'agent',
  roleType: null,
  customRoleId: null,
  ticketRestriction: null,
  organizationId: null,
  active: true,
  suspended: false,
  sharedAgent: false,
  ...fields,
})

/** 41 is an admin, 42 an agent who sees all, 43 an agent who sees the tickets of their groups, of which there are none. */
export const aDesk = (comments: Comment[], chat: ChatMessage[] = [], ticket = aTicket()): Desk => ({
  tickets: new Map([[ticket.id, { ticket, comments, chat }]]),
  people: new Map(
    [
      aPerson({ id: 41, role: 'admin', roleType: 4 }),
      aPerson({ id: 42 }),
      aPerson({ id: 43, ticketRestriction: 'groups' }),
    ].map((person) => [person.id, person]),
  ),
  roles: new Map(),
  groups: new Map(),
  publicGroups: new Set(),
  agentsMayDelete: false,
  closedTakesTags: true,
  detection: defaultDetection,
  profiles: new Map(),
  shapes: [],
})

const present = <T>(found: T | undefined): T => {
  if (found === undefined) throw failure('not-found')
  return found
}

/** Anything that touches the ticket moves its stamp, as Zendesk's does. */
export const touch = (desk: Desk, id: number, change: Partial<Ticket> = {}): void => {
  const found = present(desk.tickets.get(id))
  found.ticket = { ...found.ticket, ...change, updatedAt: stamp() }
}

const redacted = (desk: Desk, id: number) => {
  const { tags } = present(desk.tickets.get(id)).ticket
  touch(desk, id, { tags: [...new Set([...tags, 'redacted_content'])] })
}

/** Answers on a later turn, as a network does, and never throws before it. */
const later =
  <Given extends unknown[], T>(answer: (...given: Given) => T) =>
  (...given: Given): Promise<T> =>
    Promise.resolve().then(() => answer(...given))

/** Zendesk as the flows see it, told in plain functions over a few maps. */
export const deskPorts = (desk: Desk) => {
  const at = (id: number) => present(desk.tickets.get(id))
  return {
    ticket: later((id: number): Ticket => at(id).ticket),
    comments: later((id: number): readonly Comment[] => [...at(id).comments]),
    chatMessages: later((id: number): readonly ChatMessage[] => [...at(id).chat]),
    user: later((id: number) => present(desk.people.get(id))),
    customRole: later((id: number) => present(desk.roles.get(id))),
    settings: later(() => ({ agentTicketDeletion: desk.agentsMayDelete })),
    groupMemberships: later((id: number) => (desk.groups.get(id) ?? []).map((groupId) => ({ groupId }))),
    group: later((id: number) => ({ isPublic: desk.publicGroups.has(id) })),

    detection: later(() => ({ version: 0, settings: desk.detection })),
    people: later((ids: readonly number[]): readonly Person[] => ids.flatMap((id) => desk.profiles.get(id) ?? [])),
    noteShapes: later((id: number, shapes: readonly string[]) => {
      desk.shapes.push(...shapes.map((shape) => `${String(id)} ${shape}`))
    }),

    redactComment: later((change: { ticketId: number; commentId: number; htmlBody: string }) => {
      const { comments } = at(change.ticketId)
      const index = comments.findIndex(({ id }) => id === change.commentId)
      const comment = present(comments[index])
      if (unmarked(change.htmlBody) !== comment.htmlBody) throw failure('invalid')
      const html = blocks(change.htmlBody)
      comments[index] = { ...comment, htmlBody: html, plainBody: plain(html), body: plain(html) }
      redacted(desk, change.ticketId)
    }),

    redactChatMessage: later(
      (change: { ticketId: number; chatId: string; messageId?: string; chatIndex?: number; text: string }) => {
        const { chat } = at(change.ticketId)
        const index = chat.findIndex(
          ({ chatId, messageId, chatIndex }) =>
            chatId === change.chatId && (messageId === change.messageId || chatIndex === change.chatIndex),
        )
        const message = present(chat[index])
        if (message.active || unmarked(change.text) !== message.message) throw failure('invalid')
        chat[index] = { ...message, message: blocks(change.text) }
        redacted(desk, change.ticketId)
      },
    ),

    setTags: later((change: { ticketId: number; tags: readonly string[]; updatedAt: string }) => {
      const { ticket } = at(change.ticketId)
      if (ticket.status === 'closed' && !desk.closedTakesTags) throw failure('closed')
      if (ticket.updatedAt !== change.updatedAt) throw failure('conflict')
      touch(desk, change.ticketId, { tags: [...change.tags] })
    }),
  }
}
