import * as z from 'zod/mini'
import { maybe, read } from './read.ts'
import type { Transport } from './transport.ts'

/** What a job made of one ticket; `error` is Zendesk's own name for what went wrong with it. */
export interface JobItem {
  readonly id: number
  readonly ok: boolean
  readonly gone: boolean
}

export interface Job {
  readonly id: string
  /** `lost`: Zendesk forgets its jobs after an hour. */
  readonly state: 'open' | 'completed' | 'failed' | 'lost'
  readonly items: readonly JobItem[]
  /** When it was over, by Zendesk's clock, in milliseconds; null where it doesn't say. */
  readonly completedAt: number | null
}

/** A job that was begun, and the tickets it was begun for, in the order in which they were sent. */
export interface JobAsked {
  readonly jobId: string
  readonly ticketIds: readonly number[]
}

const result = z.object({
  id: maybe(z.number()),
  index: maybe(z.number()),
  success: maybe(z.boolean()),
  error: maybe(z.string()),
  details: maybe(z.string()),
})

/** Some jobs answer for all of their tickets at once. */
const forAll = z.object({ success: z.boolean() })

const schema = z.object({
  id: z.string(),
  status: z.string(),
  message: maybe(z.string()),
  results: maybe(z.union([z.array(result), forAll])),
})

const stateOf = (status: string): Job['state'] => {
  if (status === 'queued' || status === 'working') return 'open'
  return status === 'completed' ? 'completed' : 'failed'
}

/** One that failed is told by its number, or only by its place in what was sent: Zendesk's documents have both. */
const ticketOf = ({ id, index }: z.output<typeof result>, ticketIds: readonly number[]): number | undefined =>
  id ? id : ticketIds[index ?? -1]

/** `Completed at 2018-03-08 10:07:04 +0000` */
const completionIn = (message: string | null | undefined): number | null => {
  const [, day, time, zone] =
    /(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d+)? ?(Z|[+-]\d\d:?\d\d)/.exec(message ?? '') ?? []
  if (day === undefined || time === undefined || zone === undefined) return null
  const at = Date.parse(`${day}T${time}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`)
  return Number.isNaN(at) ? null : at
}

const jobOf = ({ id, status, message, results }: z.output<typeof schema>, ticketIds: readonly number[]): Job => {
  const state = stateOf(status)
  const completedAt = completionIn(message)
  if (results && !Array.isArray(results)) {
    const items = results.success ? ticketIds.map((ticketId) => ({ id: ticketId, ok: true, gone: false })) : []
    return { id, state: state === 'completed' && !results.success ? 'failed' : state, items, completedAt }
  }
  const items = (results ?? []).flatMap((item) => {
    const ticketId = ticketOf(item, ticketIds)
    if (ticketId === undefined) return []
    const error = `${item.error ?? ''} ${item.details ?? ''}`
    const ok = item.success === true || (item.success !== false && error.trim() === '')
    return [{ id: ticketId, ok, gone: !ok && /not ?found/i.test(error) }]
  })
  return { id, state, items, completedAt }
}

export const started = (body: unknown, call: string): string =>
  read(z.object({ job_status: z.object({ id: z.string() }) }), body, call).job_status.id

export const jobs = (transport: Transport) => ({
  /** How these jobs stand, in their order. */
  jobStatuses: async (asked: readonly JobAsked[]): Promise<readonly Job[]> => {
    if (asked.length === 0) return []
    const query = new URLSearchParams({ ids: asked.map(({ jobId }) => jobId).join(',') })
    const { body } = await transport({ method: 'GET', path: `/api/v2/job_statuses/show_many?${query.toString()}` })
    const listed = read(z.object({ job_statuses: z.array(schema) }), body, 'GET /job_statuses/show_many').job_statuses
    const known = new Map(listed.map((raw) => [raw.id, raw]))
    return asked.map(({ jobId, ticketIds }) => {
      const raw = known.get(jobId)
      return raw === undefined ? { id: jobId, state: 'lost', items: [], completedAt: null } : jobOf(raw, ticketIds)
    })
  },
})
