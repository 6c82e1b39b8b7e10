import { addTag, removeTag, tagsOf, type Draft } from '../ticket/draft.ts'
import { statuses, type Status } from '../ticket/records.ts'
import type { OpenTicket, TicketState } from '../ticket/open-ticket.ts'
import type { Context, Place } from '../protocol/place.ts'
import { refusal, type Desk } from './desk.ts'
import { ticketShape } from './ticket-shape.ts'

/** The contexts of the instances an app may know of: its own. */
export type Instances = (place: Place) => Readonly<Record<string, Context>>

export const ticketAt = (desk: Desk, place: Place): OpenTicket => {
  const open = place.ticketId === undefined ? undefined : desk.ticket(place.ticketId)
  if (open === undefined) throw refusal('NotInThisLocation', `is not available in ${place.location}`)
  return open
}

const kindOf = (draft: Draft) => (draft.public ? 'publicReply' : 'internalNote')

const roots: Readonly<Record<string, (desk: Desk, place: Place, instances: Instances) => unknown>> = {
  ticket: (desk, place) => ticketShape(ticketAt(desk, place), desk),
  comment: (desk, place) => {
    const { draft } = ticketAt(desk, place).state()
    return { text: draft.text, type: kindOf(draft), attachments: [], useRichText: false }
  },
  currentUser: ({ user, groups }) => ({
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.custom_role_id ?? user.role,
    locale: user.locale,
    timeZone: { ianaName: user.iana_time_zone ?? 'Europe/Paris' },
    groups,
    externalId: null,
    tags: [],
  }),
  currentAccount: ({ subdomain }) => ({ subdomain, timeFormat: 24, planName: 'Suite Enterprise' }),
  instances: (_desk, place, instances) => instances(place),
  viewport: (desk) => ({ size: desk.viewport() }),
}

const unknown = (path: string) => refusal('UnknownPath', `Could not find handler for: "${path}"`)

/** `ticket.requester.name`: the root is made when it is asked for, the rest is looked up in it. */
export const getPath = (desk: Desk, instances: Instances, place: Place, path: string): unknown => {
  const [root = '', ...steps] = path.split('.')
  const make = Object.hasOwn(roots, root) ? roots[root] : undefined
  if (make === undefined) throw unknown(path)
  let value = make(desk, place, instances)
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) throw unknown(path)
    value = (value as Record<string, unknown>)[step]
  }
  return value
}

const text = (value: unknown): string => {
  if (typeof value !== 'string') throw refusal('InvalidValue', 'takes a string')
  return value
}

const isStatus = (value: unknown): value is Status => statuses.some((status) => status === value)

const withTags = ({ ticket, draft }: TicketState, tags: readonly string[]): Draft => {
  const kept = tagsOf(ticket, draft)
    .filter((tag) => !tags.includes(tag))
    .reduce((sofar, tag) => removeTag(ticket, sofar, tag), draft)
  return tags.reduce((sofar, tag) => addTag(ticket, sofar, tag), kept)
}

const setters: Readonly<Record<string, (state: TicketState, value: unknown) => Draft>> = {
  'ticket.subject': ({ draft }, value) => ({ ...draft, subject: text(value) }),
  'ticket.status': ({ draft }, value) => {
    if (!isStatus(value) || value === 'closed') throw refusal('InvalidValue', 'is not a status')
    return { ...draft, status: value }
  },
  'ticket.tags': (state, value) => {
    if (!Array.isArray(value)) throw refusal('InvalidValue', 'takes a list of tags')
    return withTags(state, value.map(text))
  },
  'comment.text': ({ draft }, value) => ({ ...draft, text: text(value) }),
  'comment.type': ({ draft }, value) => {
    if (value !== 'publicReply' && value !== 'internalNote') throw refusal('InvalidValue', 'is not a comment type')
    return { ...draft, public: value === 'publicReply' }
  },
}

export const setPath = (desk: Desk, place: Place, path: string, value: unknown): unknown => {
  const setter = Object.hasOwn(setters, path) ? setters[path] : undefined
  if (setter === undefined) throw refusal('ReadOnly', 'cannot be set')
  ticketAt(desk, place).edit((state) => setter(state, value))
  return value
}
