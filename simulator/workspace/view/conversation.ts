import type { Texts } from '../texts.ts'
import type { Attachment, Chat, ChatMessage, Comment, User } from '../ticket/records.ts'
import type { TicketState } from '../ticket/open-ticket.ts'
import { avatar, el, icon } from './elements.ts'
import { safeMarkup } from './markup.ts'
import { when } from './when.ts'

export interface Reader {
  readonly texts: Texts
  readonly locale: string
}

const isPicture = ({ content_type }: Attachment) => content_type.startsWith('image/')

const attachment = (file: Attachment) =>
  el(
    'li',
    { class: 'attachment', 'data-testid': 'attachment', 'data-attachment-id': file.id },
    isPicture(file) && file.size > 0
      ? el('img', { src: file.content_url, alt: '', loading: 'lazy', referrerpolicy: 'no-referrer' })
      : icon('file'),
    el('a', { href: file.content_url, target: '_blank', rel: 'noopener noreferrer' }, file.file_name),
  )

const attachments = (comment: Comment, { texts }: Reader) => {
  const files = (comment.attachments ?? []).filter(({ inline }) => inline !== true)
  if (files.length === 0) return undefined
  return el('ul', { class: 'attachments', 'aria-label': texts.attachments }, ...files.map(attachment))
}

const nameOf = (people: ReadonlyMap<number, User>, id: number) => people.get(id)?.name ?? `#${id}`

const commentView = (comment: Comment, people: ReadonlyMap<number, User>, reader: Reader) => {
  const { texts, locale } = reader
  const author = nameOf(people, comment.author_id)
  const channel = comment.via?.channel
  const fromCustomer = people.get(comment.author_id)?.role === 'end-user'
  return el(
    'article',
    {
      class: `comment ${comment.public ? 'is-public' : 'is-internal'} ${fromCustomer ? 'from-customer' : 'from-agent'}`,
      'data-testid': 'comment',
      'data-comment-id': comment.id,
      'data-public': String(comment.public),
      'aria-label': `${author}, ${when(comment.created_at, locale)}`,
    },
    avatar(author),
    el(
      'div',
      { class: 'bubble' },
      el(
        'header',
        {},
        el('strong', { 'data-testid': 'comment-author' }, author),
        el('time', { datetime: comment.created_at }, when(comment.created_at, locale)),
        !comment.public && el('span', { class: 'badge internal' }, icon('note'), texts.internal),
        channel !== undefined &&
          el('span', { class: 'channel', 'data-testid': 'comment-channel' }, texts.channels[channel] ?? channel),
      ),
      el('div', { class: 'body', 'data-testid': 'comment-body' }, safeMarkup(comment.html_body)),
      attachments(comment, reader),
    ),
  )
}

const messageTime = ({ timestamp }: ChatMessage, locale: string) =>
  timestamp === undefined ? '' : when(timestamp, locale)

const chatMessage = (message: ChatMessage, { locale }: Reader) => {
  const own = message.actor_type === 'agent'
  const said = message.message ?? message.filename
  if (said === undefined) return undefined
  return el(
    'li',
    {
      class: `chat-message ${own ? 'from-agent' : 'from-customer'}`,
      'data-testid': 'chat-message',
      'data-message-id': message.message_id,
      'data-chat-index': message.chat_index,
    },
    el(
      'span',
      { class: 'chat-head' },
      el('strong', {}, message.actor_name ?? message.actor_type ?? ''),
      el('time', {}, messageTime(message, locale)),
    ),
    el('span', { class: 'chat-text', dir: 'auto' }, said),
  )
}

const chatView = (chat: Chat, reader: Reader) =>
  el(
    'section',
    { class: 'chat', 'data-testid': 'chat', 'data-chat-id': chat.chat_id, 'aria-label': reader.texts.chat },
    el('h3', {}, reader.texts.chat),
    el('ol', {}, ...chat.history.map((message) => chatMessage(message, reader))),
  )

export const conversationView = ({ comments, chats, people }: TicketState, reader: Reader): Node[] => [
  ...chats.map((chat) => chatView(chat, reader)),
  ...comments.map((comment) => commentView(comment, people, reader)),
]
