import type { CustomField, FieldValue, Ticket, TicketField } from '../records.ts'
import { unprocessable } from '../wire/answer.ts'
import { fieldsOf, idOf, listOf, type Fields } from '../wire/read.ts'
import type { World } from '../world.ts'
import { change, type NewEvent } from './ticket-changes.ts'

/** What a ticket holds beside what `changeField` sets, as it is to be. */
export type Further = Partial<Pick<Ticket, 'custom_fields' | 'ticket_form_id' | 'follower_ids' | 'email_cc_ids'>>

const isText = (value: unknown): value is string => typeof value === 'string'

const fits: Readonly<Record<string, (value: unknown, field: TicketField) => value is FieldValue>> = {
  text: isText,
  textarea: isText,
  date: (value): value is string => isText(value) && /^\d{4}-\d\d-\d\d$/.test(value),
  integer: (value): value is number | string => /^-?\d+$/.test(String(value)) && !Array.isArray(value),
  decimal: (value): value is number | string => /^-?\d+(\.\d+)?$/.test(String(value)) && !Array.isArray(value),
  checkbox: (value) => typeof value === 'boolean',
  tagger: (value, { options }): value is string => options.some((option) => option.value === value),
  multiselect: (value, { options }): value is string[] =>
    Array.isArray(value) && value.every((one) => options.some((option) => option.value === one)),
}

/** A field's value as it is kept; a list of which nothing is left and an empty text are nothing. */
export const readFieldValue = (field: TicketField, value: unknown): FieldValue => {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return null
  if (fits[field.type]?.(value, field) !== true) throw unprocessable('base', `${field.title}: is invalid`)
  return value
}

/** Fields that the account doesn't have are passed over, as Zendesk does. */
export const readCustomFields = (world: World, written: unknown): CustomField[] =>
  listOf(written).flatMap((one) => {
    const { id, value } = fieldsOf(one)
    const field = world.state.fields.get(idOf(id) ?? 0)
    return field?.removable === true ? [{ id: field.id, value: readFieldValue(field, value) }] : []
  })

const readForm = (world: World, written: unknown): number | null => {
  if (written === null) return null
  const form = world.state.forms.get(idOf(written) ?? 0)
  if (form === undefined) throw unprocessable('ticket_form_id', 'ticket_form_id: is invalid')
  return form.id
}

/** All fields of the account, whatever the form: those that were never set are null. */
export const customFieldsOf = ({ state }: World, { custom_fields }: Ticket): CustomField[] =>
  [...state.fields.values()]
    .filter(({ removable }) => removable)
    .map(({ id }) => ({ id, value: custom_fields.find((one) => one.id === id)?.value ?? null }))

/** Reads and checks them; nothing is changed yet. */
export const fieldChanges = (world: World, ticket: Pick<Ticket, 'custom_fields'>, fields: Fields): Further => {
  const named = readCustomFields(world, fields['custom_fields'])
  const others = ticket.custom_fields.filter(({ id }) => !named.some((one) => one.id === id))
  return {
    ...(named.length === 0 ? {} : { custom_fields: [...others, ...named].sort((one, other) => one.id - other.id) }),
    ...(fields['ticket_form_id'] === undefined ? {} : { ticket_form_id: readForm(world, fields['ticket_form_id']) }),
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const fieldEvents = (before: readonly CustomField[], after: readonly CustomField[]): NewEvent[] =>
  after.flatMap(({ id, value }) => {
    const previous = before.find((one) => one.id === id)?.value ?? null
    return isSame(value, previous) ? [] : [change(String(id), value, previous)]
  })

/** Sets them; answers the audit's events. A custom field is named there by its number. */
export const changeFurther = (ticket: Ticket, { custom_fields, ...rest }: Further): NewEvent[] => {
  const events = custom_fields === undefined ? [] : fieldEvents(ticket.custom_fields, custom_fields)
  for (const [name, value] of Object.entries(rest)) {
    const previous = ticket[name as keyof typeof rest]
    if (!isSame(value, previous)) events.push(change(name, value, previous))
  }
  if (events.length > 0) Object.assign(ticket, rest, custom_fields === undefined ? {} : { custom_fields })
  return events
}
