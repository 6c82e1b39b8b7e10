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
}

const result = z.object({
  id: maybe(z.number()),
  success: maybe(z.boolean()),
  error: maybe(z.string()),
  details: maybe(z.string()),
})

const schema = z.object({ id: z.string(), status: z.string(), results: maybe(z.array(result)) })

const stateOf = (status: string): Job['state'] => {
  if (status === 'queued' || status === 'working') return 'open'
  return status === 'completed' ? 'completed' : 'failed'
}

const jobOf = ({ id, status, results }: z.output<typeof schema>): Job => ({
  id,
  state: stateOf(status),
  items: (results ?? []).flatMap((item) => {
    if (typeof item.id !== 'number') return []
    const error = `${item.error ?? ''} ${item.details ?? ''}`
    const ok = item.success === true || (item.success !== false && error.trim() === '')
    return [{ id: item.id, ok, gone: !ok && /not ?found/i.test(error) }]
  }),
})

export const started = (body: unknown, call: string): string =>
  read(z.object({ job_status: z.object({ id: z.string() }) }), body, call).job_status.id

export const jobs = (transport: Transport) => ({
  /** How these jobs stand, in their order. */
  jobStatuses: async (ids: readonly string[]): Promise<readonly Job[]> => {
    if (ids.length === 0) return []
    const query = new URLSearchParams({ ids: ids.join(',') })
    const { body } = await transport({ method: 'GET', path: `/api/v2/job_statuses/show_many?${query.toString()}` })
    const listed = read(z.object({ job_statuses: z.array(schema) }), body, 'GET /job_statuses/show_many').job_statuses
    const known = new Map(listed.map((raw) => [raw.id, jobOf(raw)]))
    return ids.map((id) => known.get(id) ?? { id, state: 'lost', items: [] })
  },
})
