import * as z from 'zod/mini'
import { ZendeskError } from './error.ts'
import { maybe, read } from './read.ts'
import type { Transport } from './transport.ts'

const result = z.object({ id: maybe(z.number()), index: maybe(z.number()), success: maybe(z.boolean()) })
const answer = z.object({
  job_status: z.object({ id: z.string(), status: z.string(), results: maybe(z.array(result)) }),
})
type Job = z.output<typeof answer>['job_status']

/** Seconds between looks at a job: it takes one or two where the account is quiet. */
const looks = [1, 2, 3, 5, 8, 13]

const isOver = ({ status }: Job): boolean => status !== 'queued' && status !== 'working'

/** Whoever isn't said to have been changed has not been; of a job that failed as a whole, that is everyone. */
const refusedIn = ({ results }: Job, ticketIds: readonly number[]): readonly number[] => {
  const changed = new Set(
    (results ?? []).flatMap(({ id, index, success }) =>
      success === true ? [id ?? (index === null || index === undefined ? 0 : (ticketIds[index] ?? 0))] : [],
    ),
  )
  return ticketIds.filter((id) => !changed.has(id))
}

export const bulkTags = (transport: Transport, sleep: (ms: number) => Promise<void>) => ({
  /**
   * Changes the tags of a hundred tickets at most alike, by one job that is waited for; answers those that refused. What
   * somebody else has set meanwhile stays, and the same change made twice is made once.
   */
  tagMany: async (change: {
    readonly ticketIds: readonly number[]
    readonly add: readonly string[]
    readonly remove: readonly string[]
  }): Promise<readonly number[]> => {
    const { ticketIds, add, remove } = change
    const ticket = {
      ...(add.length === 0 ? {} : { additional_tags: [...add] }),
      ...(remove.length === 0 ? {} : { remove_tags: [...remove] }),
    }
    const path = `/api/v2/tickets/update_many?ids=${ticketIds.join(',')}`
    const begun = await transport({ method: 'PUT', path, body: { ticket } })
    let job = read(answer, begun.body, 'PUT /tickets/update_many').job_status
    for (const seconds of looks) {
      if (isOver(job)) return refusedIn(job, ticketIds)
      await sleep(seconds * 1000)
      const look = await transport({ method: 'GET', path: `/api/v2/job_statuses/${job.id}` })
      job = read(answer, look.body, 'GET /job_statuses/{id}').job_status
    }
    if (isOver(job)) return refusedIn(job, ticketIds)
    throw new ZendeskError('slow', { call: 'GET /job_statuses/{id}', applied: 'unknown', reason: 'job under way' })
  },
})
