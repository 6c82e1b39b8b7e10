import type { OpenTicket } from '../ticket/open-ticket.ts'
import type { Brand } from '../ticket/records.ts'
import { conversationView, type Reader } from './conversation.ts'
import { editor, type Editor } from './editor.ts'
import { el } from './elements.ts'
import { properties } from './properties.ts'
import { statusBadge } from './ticket-list.ts'
import { tray, type Tray } from './tray.ts'

export interface TicketPanel {
  readonly element: HTMLElement
  readonly tray: Tray
  readonly editor: Editor
  readonly update: () => void
  /** The panel has come into sight: a hidden element has no height to scroll by, so the first time is now. */
  readonly shown: () => void
}

export interface TicketPanelPorts {
  readonly open: OpenTicket
  readonly reader: Reader
  readonly brands: readonly Brand[]
  readonly mayReplyPublicly: boolean
  readonly submit: () => void
}

/** Everything of one opened ticket. It stays on the page while its tab does: moving a frame would load it anew. */
export const ticketPanel = (ports: TicketPanelPorts): TicketPanel => {
  const { open, reader, brands } = ports
  const { texts } = reader
  const head = el('header', { class: 'ticket-head' })
  const conversation = el('section', {
    class: 'conversation',
    tabindex: 0,
    'aria-label': texts.conversation,
    'data-testid': 'conversation',
  })
  const writing = editor(ports)
  const facts = properties(open, reader, brands)
  const apps = tray(texts)
  let drawn: unknown[] = []
  let seen = false

  const drawConversation = () => {
    const state = open.state()
    const now = [state.comments, state.chats, state.people]
    if (now.every((part, index) => part === drawn[index])) return
    const { scrollTop, scrollHeight, clientHeight } = conversation
    const atEnd = scrollTop + clientHeight >= scrollHeight - 8
    drawn = now
    conversation.replaceChildren(...conversationView(state, reader))
    conversation.scrollTop = atEnd ? conversation.scrollHeight : scrollTop
  }

  const update = () => {
    const state = open.state()
    const { ticket, draft } = state
    const channel = ticket.via?.channel
    head.replaceChildren(
      el('h2', { 'data-testid': 'ticket-subject' }, draft.subject ?? ticket.subject),
      el(
        'p',
        {},
        statusBadge(ticket.status, texts),
        el('span', {}, `#${ticket.id}`),
        channel !== undefined && el('span', {}, texts.channels[channel] ?? channel),
      ),
    )
    facts.update(state)
    writing.update(state)
    drawConversation()
  }

  return {
    element: el(
      'div',
      { class: 'ticket-panel', 'data-testid': 'ticket-panel', 'data-ticket-id': open.id },
      facts.element,
      el('div', { class: 'middle' }, head, conversation, writing.element),
      apps.element,
    ),
    tray: apps,
    editor: writing,
    update,
    shown: () => {
      if (!seen) conversation.scrollTop = conversation.scrollHeight
      seen = true
    },
  }
}
