import * as z from 'zod/mini'
import { ZendeskError } from './error.ts'
import { listAll } from './paging.ts'
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
  /** `lost`: Zendesk forgets its jobs after an hour, or doesn't say what one came to. */
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

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Zendesk's reference has both: `Completed at 2018-03-08 10:07:04 +0000` and `Completed at Fri Apr 13 02:51:53 +0000 2012`. */
const forms = [
  /(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[T ](?<time>\d\d:\d\d:\d\d)(?:\.\d{1,9})? ?(?<zone>Z|[+-]\d\d:?\d\d)/,
  /(?<month>[A-Z][a-z]{2}) {1,2}(?<day>\d{1,2}) (?<time>\d\d:\d\d:\d\d) (?<zone>[+-]\d{4}) (?<year>\d{4})/,
]

const completionIn = (message: string | null | undefined): number | null => {
  for (const form of forms) {
    const { year, month, day, time, zone } = form.exec(message ?? '')?.groups ?? {}
    if (month === undefined || day === undefined || zone === undefined) continue
    const number = months.includes(month) ? String(months.indexOf(month) + 1) : month
    const offset = zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')
    const at = Date.parse(`${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}T${time}${offset}`)
    if (!Number.isNaN(at)) return at
  }
  return null
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

const many = z.object({ job_statuses: z.array(schema) })

/** What every job has: those of others may name what they changed in ways of their own. */
const named = z.object({ id: z.string(), status: z.string() })

/** The reference's example of many jobs has no results: one that is done is asked for by itself then. */
const lacksResults = (raw: z.output<typeof schema> | undefined): boolean => raw?.status === 'completed' && !raw.results

export const jobs = (transport: Transport) => {
  const alone = async (jobId: string): Promise<z.output<typeof schema> | undefined> => {
    try {
      const { body } = await transport({ method: 'GET', path: `/api/v2/job_statuses/${encodeURIComponent(jobId)}` })
      return read(z.object({ job_status: schema }), body, 'GET /job_statuses/{id}').job_status
    } catch (error) {
      if (error instanceof ZendeskError && error.code === 'not-found') return undefined
      throw error
    }
  }

  const standing = async ({ jobId, ticketIds }: JobAsked, raw: z.output<typeof schema> | undefined): Promise<Job> => {
    const whole = lacksResults(raw) ? await alone(jobId) : raw
    // Done, and nobody says with what: that is told by the tickets.
    if (whole === undefined || lacksResults(whole)) return { id: jobId, state: 'lost', items: [], completedAt: null }
    return jobOf(whole, ticketIds)
  }

  return {
    /** How these jobs stand, in their order. */
    jobStatuses: async (asked: readonly JobAsked[]): Promise<readonly Job[]> => {
      if (asked.length === 0) return []
      const query = new URLSearchParams({ ids: asked.map(({ jobId }) => jobId).join(',') })
      const { body } = await transport({ method: 'GET', path: `/api/v2/job_statuses/show_many?${query.toString()}` })
      const known = new Map(read(many, body, 'GET /job_statuses/show_many').job_statuses.map((raw) => [raw.id, raw]))
      const found: Job[] = []
      for (const one of asked) found.push(await standing(one, known.get(one.jobId)))
      return found
    },

    /** The names of the account's jobs that are not over, whoever began them. */
    jobsUnderWay: async (): Promise<readonly string[]> => {
      const listed = await listAll(transport, { path: '/api/v2/job_statuses', key: 'job_statuses', item: named })
      return listed.flatMap(({ id, status }) => (stateOf(status) === 'open' ? [id] : []))
    },
  }
}
