import { ZendeskError } from './error.ts'
import { jobs, started, type Job } from './jobs.ts'
import type { Transport, Turn, Turns } from './transport.ts'

/** One ticket's part of a job. With `updatedAt` a ticket that has changed since then is left as it is. */
export interface TagsChange {
  readonly id: number
  readonly add: readonly string[]
  readonly remove?: readonly string[]
  /** As Zendesk wrote it. */
  readonly updatedAt?: string | null
}

/** Seconds between looks at a job: it takes one or two where the account is quiet. */
const looks = [1, 2, 3, 5, 8, 13]

const written = ({ id, add, remove = [], updatedAt = null }: TagsChange) => ({
  id,
  ...(add.length === 0 ? {} : { additional_tags: [...add] }),
  ...(remove.length === 0 ? {} : { remove_tags: [...remove] }),
  ...(updatedAt === null ? {} : { safe_update: true, updated_stamp: updatedAt }),
})

/** Whoever isn't said to have been changed has not been; of a job that failed as a whole, that is everyone. */
const refusedIn = ({ items }: Job, ticketIds: readonly number[]): readonly number[] => {
  const changed = new Set(items.filter(({ ok }) => ok).map(({ id }) => id))
  return ticketIds.filter((id) => !changed.has(id))
}

/**
 * Tags of a hundred tickets at most in one call: single updates are limited to a hundred a minute for the whole account.
 * What somebody else has set meanwhile stays, and the same change made twice is made once.
 */
export const bulkTags = (transport: Transport, turns: Turns, sleep: (ms: number) => Promise<void>) => {
  const { jobStatuses } = jobs(transport)

  /** Gives the job's name: what became of a ticket the job tells. */
  const tagTickets = (): Promise<Turn<readonly TagsChange[], string>> => {
    const line = { method: 'PUT', path: '/api/v2/tickets/update_many' } as const
    return turns(
      line,
      (changes: readonly TagsChange[]) => ({ ...line, body: { tickets: changes.map(written) } }),
      ({ body }) => started(body, 'PUT /tickets/update_many'),
    )
  }

  return {
    tagTickets,

    /** Changes all of them alike, and waits for the job; answers those that refused. */
    tagMany: async (change: {
      readonly ticketIds: readonly number[]
      readonly add: readonly string[]
      readonly remove: readonly string[]
    }): Promise<readonly number[]> => {
      const { ticketIds, add, remove } = change
      const turn = await tagTickets()
      const id = await turn.send(ticketIds.map((ticketId) => ({ id: ticketId, add, remove })))
      for (const seconds of looks) {
        const [job] = await jobStatuses([{ jobId: id, ticketIds }])
        if (job !== undefined && job.state !== 'open') return refusedIn(job, ticketIds)
        await sleep(seconds * 1000)
      }
      throw new ZendeskError('slow', {
        call: 'GET /job_statuses/show_many',
        applied: 'unknown',
        reason: 'job under way',
      })
    },
  }
}
