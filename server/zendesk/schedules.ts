import * as z from 'zod/mini'
import { maybe, read } from './read.ts'
import type { Transport } from './transport.ts'

/** One of Zendesk's own deletion schedules. */
export interface DeletionSchedule {
  readonly id: number
  readonly title: string
  readonly active: boolean
  /** Since the last update, ISO 8601; null where its conditions are others, or more. */
  readonly period: string | null
}

const condition = z.object({ field: z.string(), operator: maybe(z.string()), value: maybe(z.unknown()) })
const schema = z.object({
  id: z.number(),
  title: maybe(z.string()),
  active: z.boolean(),
  conditions: maybe(z.object({ all: maybe(z.array(condition)), any: maybe(z.array(condition)) })),
})

const sinceUpdate = 'duration_since_last_update'

const scheduleOf = ({ id, title, active, conditions }: z.output<typeof schema>): DeletionSchedule => {
  const all = [...(conditions?.all ?? []), ...(conditions?.any ?? [])]
  const [only] = all
  const isPeriod = all.length === 1 && only?.field === sinceUpdate && only.operator === 'greater_than'
  return { id, title: title ?? '', active, period: isPeriod && typeof only.value === 'string' ? only.value : null }
}

const path = '/api/v2/deletion_schedules'

export const schedules = (transport: Transport) => ({
  schedules: async (): Promise<readonly DeletionSchedule[]> => {
    const { body } = await transport({ method: 'GET', path })
    const list = read(z.object({ deletion_schedules: z.array(schema) }), body, 'GET /deletion_schedules')
    return list.deletion_schedules.map(scheduleOf)
  },

  /** Deletes what is archived and was not changed for so long. */
  createSchedule: async (wanted: {
    readonly title: string
    readonly period: string
    readonly active: boolean
  }): Promise<DeletionSchedule> => {
    const { title, period, active } = wanted
    const conditions = { all: [{ field: sinceUpdate, operator: 'greater_than', value: period }], any: [] }
    const body = { deletion_schedule: { title, description: '', active, conditions } }
    const answer = await transport({ method: 'POST', path, body })
    const made = read(z.object({ deletion_schedule: schema }), answer.body, 'POST /deletion_schedules')
    return scheduleOf(made.deletion_schedule)
  },

  /** Conditions are not sent: those that were would take the place of all there are. */
  switchSchedule: async (id: number, active: boolean): Promise<void> => {
    await transport({ method: 'PUT', path: `${path}/${String(id)}`, body: { deletion_schedule: { active } } })
  },
})
