import type { Ticket, User } from '../records.ts'
import { mayDelete, mayEdit } from '../gate/permissions.ts'
import { badRequest, empty, forbidden, ok, unprocessable } from '../wire/answer.ts'
import { listAnswer } from '../wire/paging.ts'
import { fieldsOf, idOf, idsIn, textOf, textsOf, type Fields } from '../wire/read.ts'
import { recordIn } from '../wire/body.ts'
import type { Call, Route } from '../wire/route.ts'
import type { World } from '../world.ts'
import {
  addAudit,
  addComment,
  announceComment,
  changeableFields,
  changeField,
  changeTags,
  generatedAt,
  isArchived,
  touch,
  viaOf,
  type ChangedField,
} from './ticket-changes.ts'
import { showAudit } from './audits.ts'
import { changeFurther, customFieldsOf, fieldChanges } from './ticket-fields.ts'
import { collaboratorsOf, peopleChanges } from './ticket-people.ts'
import { isScrubbed, softDelete } from './scrub.ts'
import { checkOpen, checkStamp, findTicket, visibleTickets } from './ticket-access.ts'

export const showTicket = (world: World, ticket: Ticket) => ({
  url: `${world.origin}/api/v2/tickets/${ticket.id}.json`,
  ...ticket,
  status: ticket.deleted_at === null ? ticket.status : 'deleted',
  closed_at: undefined,
  deleted_at: undefined,
  deleted_by: undefined,
  system_updated_at: undefined,
  raw_subject: ticket.subject,
  recipient: null,
  forum_topic_id: null,
  problem_id: null,
  has_incidents: false,
  due_at: null,
  collaborator_ids: collaboratorsOf(ticket),
  custom_fields: customFieldsOf(world, ticket),
  satisfaction_rating: { score: 'unoffered' },
  sharing_agreement_ids: [],
  followup_ids: [],
  allow_channelback: false,
  allow_attachments: true,
  from_messaging_channel: false,
  generated_timestamp: generatedAt(world, ticket),
})

const tagFields = ['tags', 'additional_tags', 'remove_tags']
const flagFields = ['safe_update', 'updated_stamp']

const wantedTags = (ticket: Ticket, fields: Fields): readonly string[] => {
  const base = fields['tags'] === undefined ? ticket.tags : textsOf(fields['tags'])
  const removed = textsOf(fields['remove_tags'])
  return [...base, ...textsOf(fields['additional_tags'])].filter((tag) => !removed.includes(tag))
}

const values: Partial<Record<ChangedField, readonly unknown[]>> = {
  status: ['new', 'open', 'pending', 'hold', 'solved', 'closed'],
  priority: ['urgent', 'high', 'normal', 'low', null],
  type: ['problem', 'incident', 'question', 'task', null],
}

const checkValue = (field: ChangedField, value: unknown): void => {
  const allowed = values[field]
  if (allowed?.includes(value) === false) throw unprocessable(field, `${field}: ${String(value)} is not valid`)
  if (field.endsWith('_id') && field !== 'external_id' && value !== null && idOf(value) === undefined) {
    throw unprocessable(field, `${field}: is invalid`)
  }
}

const newCommentOf = (user: User, written: unknown, isPublicByDefault: boolean) => {
  const { body, html_body, public: isPublic, author_id } = fieldsOf(written)
  const html = textOf(html_body)
  const text = textOf(body)
  if ((html ?? text ?? '') === '') throw unprocessable('base', 'Comment: cannot be blank', 'BlankValue')
  return {
    author_id: idOf(author_id) ?? user.id,
    ...(html === undefined ? { body: text ?? '' } : { html_body: html }),
    public: user.only_private_comments ? false : typeof isPublic === 'boolean' ? isPublic : isPublicByDefault,
    via: viaOf('web'),
  }
}

/** What a PUT does to one ticket: checks first, then all of it in one audit. */
export const updateTicket = (world: World, user: User, ticket: Ticket, fields: Fields) => {
  const names = Object.keys(fields).filter((name) => !flagFields.includes(name))
  const onlyTags = names.length > 0 && names.every((name) => tagFields.includes(name))
  checkOpen(world, user, ticket, onlyTags)
  checkStamp(ticket, fields)
  if (!mayEdit(world, user) && names.some((name) => name !== 'comment')) throw forbidden()
  const changed = changeableFields.filter((field) => Object.hasOwn(fields, field))
  for (const field of changed) checkValue(field, fields[field])
  const further = { ...fieldChanges(world, ticket, fields), ...peopleChanges(world, ticket, fields) }
  const comment = fields['comment'] === undefined ? undefined : newCommentOf(user, fields['comment'], ticket.is_public)

  const before = JSON.stringify(ticket)
  const events = [
    ...changed.flatMap((field) => changeField(world, ticket, field, fields[field], user.id)),
    ...changeFurther(ticket, further),
    ...(names.some((name) => tagFields.includes(name))
      ? changeTags(world, ticket, wantedTags(ticket, fields), user.id)
      : []),
  ]
  if (JSON.stringify(ticket) === before && comment === undefined) return undefined
  touch(world, ticket)
  if (comment === undefined) return addAudit(world, ticket, user.id, events)
  const added = addComment(world, ticket, comment, events)
  announceComment(world, ticket, added, user.id)
  return world.state.audits.get(added.audit_id)
}

const list = (call: Call) => {
  const tickets = visibleTickets(call).filter((ticket) => !isArchived(call.world, ticket))
  return listAnswer(call, 'tickets', tickets, (ticket) => showTicket(call.world, ticket))
}

const showMany = (call: Call) => {
  const ids = idsIn(call.query)
  if (ids.length > 100) throw badRequest('Too many ids: at most 100')
  const { settings, state } = call.world
  const deleted = settings.show_many_lists_deleted
    ? [...state.tickets.values()].filter((ticket) => ticket.deleted_at !== null && !isScrubbed(ticket))
    : []
  const tickets = [...visibleTickets(call), ...deleted].filter(({ id }) => ids.includes(id))
  return ok({ tickets: tickets.map((ticket) => showTicket(call.world, ticket)), count: tickets.length })
}

const update = (call: Call) => {
  const ticket = findTicket(call)
  const audit = updateTicket(call.world, call.user, ticket, recordIn(call, 'ticket'))
  return ok({
    ticket: showTicket(call.world, ticket),
    ...(audit === undefined ? {} : { audit: showAudit(call.world, audit) }),
  })
}

const remove = (call: Call) => {
  const ticket = findTicket(call)
  if (!mayDelete(call.world, call.user)) throw forbidden()
  softDelete(call.world, ticket, call.user.id)
  return empty()
}

export const ticketRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/v2/tickets', access: 'agent', resource: 'tickets', handle: list },
  { method: 'GET', path: '/api/v2/tickets/show_many', access: 'agent', resource: 'tickets', handle: showMany },
  {
    method: 'GET',
    path: '/api/v2/tickets/:ticket_id',
    access: 'agent',
    resource: 'tickets',
    handle: (call) => ok({ ticket: showTicket(call.world, findTicket(call)) }),
  },
  { method: 'PUT', path: '/api/v2/tickets/:ticket_id', access: 'agent', resource: 'tickets', handle: update },
  { method: 'DELETE', path: '/api/v2/tickets/:ticket_id', access: 'agent', resource: 'tickets', handle: remove },
  {
    method: 'GET',
    path: '/api/v2/tickets/count',
    access: 'agent',
    resource: 'tickets',
    handle: (call) => ok({ count: { value: visibleTickets(call).length, refreshed_at: call.world.clock.iso() } }),
  },
]
