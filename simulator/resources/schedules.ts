import type { DeletionSchedule } from '../records.ts'
import { badRequest, empty, json, notFound, ok, unprocessable } from '../wire/answer.ts'
import { recordIn } from '../wire/body.ts'
import { fieldsOf, idOf, listOf, textOf, type Fields } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'
import type { World } from '../world.ts'

const mostSchedules = 10
/** Of one type; only schedules of tickets can be made here, so all are of one. */
const mostActive = ({ settings }: World): number => (settings.privacy_add_on ? 10 : 1)

const show = (world: World, schedule: DeletionSchedule) => ({
  url: `${world.origin}/api/v2/deletion_schedules/${schedule.id}.json`,
  ...schedule,
})

const duration = /^P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/

/** The one field that the documents name. What others the API takes they do not say, so others are refused. */
const conditionOf = (written: unknown) => {
  const { field, operator, value } = fieldsOf(written)
  if (field !== 'duration_since_last_update') throw unprocessable('conditions', 'Conditions: field is invalid')
  if (operator !== 'greater_than') throw unprocessable('conditions', 'Conditions: operator is invalid')
  if (typeof value !== 'string' || !duration.test(value))
    throw unprocessable('conditions', 'Conditions: value is invalid')
  return { field, operator, value }
}

/** Given conditions take the place of all that were there, also of the list that was left out. */
const conditionsOf = (written: unknown): DeletionSchedule['conditions'] => {
  const { all, any } = fieldsOf(written)
  const conditions = { all: listOf(all).map(conditionOf), any: listOf(any).map(conditionOf) }
  if (conditions.all.length + conditions.any.length === 0) throw unprocessable('conditions', 'Conditions: is empty')
  return conditions
}

const wishesIn = (fields: Fields) => {
  const { title, description, active, conditions } = fields
  const text = (name: string, value: unknown) => {
    const read = textOf(value)
    if (read === undefined) throw unprocessable(name, `${name}: is invalid`)
    return { [name]: read }
  }
  if (active !== undefined && typeof active !== 'boolean') throw unprocessable('active', 'active: is invalid')
  return {
    ...(title === undefined ? {} : text('title', title)),
    ...(description === undefined ? {} : text('description', description)),
    ...(active === undefined ? {} : { active }),
    ...(conditions === undefined ? {} : { conditions: conditionsOf(conditions) }),
  }
}

const checkActive = ({ world }: Call, own?: DeletionSchedule): void => {
  const others = [...world.state.schedules.values()].filter((one) => one.active && one !== own)
  if (others.length >= mostActive(world)) throw unprocessable('active', 'active: too many active schedules', 'Limit')
}

const find = (call: Call): DeletionSchedule => {
  const found = call.world.state.schedules.get(idOf(call.params['schedule_id']) ?? 0)
  if (found === undefined) throw notFound()
  return found
}

const create = (call: Call) => {
  const { state, clock } = call.world
  const wishes: Partial<DeletionSchedule> = wishesIn(recordIn(call, 'deletion_schedule'))
  if (wishes.title === undefined || wishes.title === '')
    throw unprocessable('title', 'title: cannot be blank', 'BlankValue')
  if (wishes.conditions === undefined) throw unprocessable('conditions', 'Conditions: is empty')
  if (state.schedules.size >= mostSchedules) throw badRequest(`At most ${mostSchedules} schedules`)
  if (wishes.active === true) checkActive(call)
  const now = clock.iso()
  const made: DeletionSchedule = {
    id: state.nextId(),
    title: wishes.title,
    description: wishes.description ?? '',
    active: wishes.active ?? false,
    default: false,
    conditions: wishes.conditions,
    created_at: now,
    updated_at: now,
  }
  state.schedules.set(made.id, made)
  return json(201, { deletion_schedule: show(call.world, made) })
}

const update = (call: Call) => {
  const schedule = find(call)
  const wishes: Partial<DeletionSchedule> = wishesIn(recordIn(call, 'deletion_schedule'))
  if (wishes.active === true) checkActive(call, schedule)
  Object.assign(schedule, wishes, { updated_at: call.world.clock.iso() })
  return ok({ deletion_schedule: show(call.world, schedule) })
}

const remove = (call: Call) => {
  call.world.state.schedules.delete(find(call).id)
  return empty()
}

const path = '/api/v2/deletion_schedules'
const one = `${path}/:schedule_id`

/** Kept and limited as Zendesk keeps them; none of them is ever run here. */
export const scheduleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    access: 'admin',
    handle: ({ world }) =>
      ok({ deletion_schedules: [...world.state.schedules.values()].map((schedule) => show(world, schedule)) }),
  },
  { method: 'POST', path, access: 'admin', handle: create },
  {
    method: 'GET',
    path: one,
    access: 'admin',
    handle: (call) => ok({ deletion_schedule: show(call.world, find(call)) }),
  },
  { method: 'PUT', path: one, access: 'admin', handle: update },
  { method: 'DELETE', path: one, access: 'admin', handle: remove },
]
