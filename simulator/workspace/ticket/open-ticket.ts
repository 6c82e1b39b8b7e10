import { ApiRefusal, type Api } from '../api.ts'
import { changesOf, emptyDraft, tagsOf, type Draft } from './draft.ts'
import { chatsIn, type Chat, type Comment, type Ticket, type UnsentReply, type User } from './records.ts'

export interface TicketState {
  readonly ticket: Ticket
  readonly comments: readonly Comment[]
  readonly chats: readonly Chat[]
  readonly people: ReadonlyMap<number, User>
  readonly draft: Draft
}

/** An event of the framework that something in the ticket gives rise to. */
export type Announce = (event: string, message?: unknown) => void

export interface OpenTicket {
  readonly id: number
  readonly state: () => TicketState
  /** Asks for the ticket alone; comments are read again only when it has changed. */
  readonly refresh: () => Promise<void>
  readonly edit: (change: (state: TicketState) => Draft) => void
  readonly save: () => Promise<void>
}

export interface OpenTicketPorts {
  readonly api: Pick<Api, 'ticket' | 'comments' | 'audits' | 'users' | 'update'>
  readonly mayReplyPublicly: boolean
  /** What the agent wrote here earlier and has not sent. */
  readonly unsent?: UnsentReply | undefined
  readonly announce: Announce
  readonly changed: () => void
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** What of the form an app can listen to, and its value in a state. */
const watched: Readonly<Record<string, (state: TicketState) => unknown>> = {
  'ticket.subject': ({ ticket, draft }) => draft.subject ?? ticket.subject,
  'ticket.status': ({ ticket, draft }) => draft.status ?? ticket.status,
  'ticket.tags': ({ ticket, draft }) => tagsOf(ticket, draft),
  'ticket.assignee.id': ({ ticket }) => ticket.assignee_id,
  'ticket.priority': ({ ticket }) => ticket.priority ?? null,
  'comment.text': ({ draft }) => draft.text,
  'comment.type': ({ draft }) => (draft.public ? 'publicReply' : 'internalNote'),
}

const announceDifferences = (before: TicketState, after: TicketState, announce: Announce) => {
  for (const [path, read] of Object.entries(watched)) {
    const value = read(after)
    if (!same(read(before), value)) announce(`${path}.changed`, value)
  }
  if (!same([before.comments, before.chats], [after.comments, after.chats])) {
    announce('ticket.conversation.changed')
    announce('ticket.comments.changed')
  }
}

const peopleOf = (ticket: Ticket, comments: readonly Comment[]): number[] =>
  [ticket.requester_id, ticket.assignee_id, ...(ticket.collaborator_ids ?? []), ...comments.map((c) => c.author_id)]
    .filter((id): id is number => id !== null)
    .filter((id, index, all) => id > 0 && all.indexOf(id) === index)

/** Only these hold chats, and audits are long: no other ticket is asked for them. */
const isChat = ({ via }: Ticket) => via?.channel === 'chat' || via?.channel === 'native_messaging'

export const openTicket = async (ports: OpenTicketPorts, id: number): Promise<OpenTicket> => {
  const { api, announce, changed } = ports
  const blank = emptyDraft(ports.mayReplyPublicly)
  const { unsent } = ports
  const first = unsent === undefined ? blank : { ...blank, text: unsent.body, public: blank.public && unsent.public }

  const read = async (ticket: Ticket, draft: Draft): Promise<TicketState> => {
    const [comments, audits] = await Promise.all([api.comments(id), isChat(ticket) ? api.audits(id) : []])
    const people = new Map((await api.users(peopleOf(ticket, comments))).map((user) => [user.id, user]))
    return { ticket, comments, chats: chatsIn(audits), people, draft }
  }

  let state = await read(await api.ticket(id), first)

  const become = (next: TicketState) => {
    const before = state
    state = next
    announceDifferences(before, next, announce)
    changed()
  }

  let turn: Promise<unknown> = Promise.resolve()
  /** One at a time: a slow reading must not put an older ticket back over what a save has just answered. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work, work)
    turn = done
    return done
  }

  const refresh = async () => {
    const ticket = await api.ticket(id)
    if (ticket.updated_at === state.ticket.updated_at && same(ticket, state.ticket)) return
    const next = await read(ticket, state.draft)
    become({ ...next, draft: state.draft })
    announce('ticket.updated', { id, updated_at: ticket.updated_at })
  }

  /** A tag set by someone else meanwhile makes the safe update fail once: read again, work the tags out again. */
  const put = async (): Promise<Ticket> => {
    try {
      return await api.update(id, changesOf(state.ticket, state.draft))
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.status !== 409) throw error
      await refresh()
      return api.update(id, changesOf(state.ticket, state.draft))
    }
  }

  return {
    id,
    state: () => state,
    refresh: () => inTurn(refresh),
    edit: (change) => become({ ...state, draft: change(state) }),
    save: () =>
      inTurn(async () => {
        const ticket = await put()
        become(await read(ticket, emptyDraft(state.draft.public)))
        announce('ticket.updated', { id, updated_at: ticket.updated_at })
      }),
  }
}
