import { described, type Logger } from '../log.ts'
import type { Metrics } from '../metrics.ts'

/** Each may hold a page of Zendesk's in memory; and where one takes its time, the others go on beside it. */
const atOnce = 4

interface Watching {
  readonly log: Logger
  readonly metrics: Metrics
  /** A job that comes round every few seconds is counted where it fails only. */
  readonly counts?: 'all' | 'failures'
}

/**
 * Does a job for each tenant, a few at a time. One tenant's trouble, a key service or a Zendesk that is down, is no
 * other's.
 */
export const eachTenant = async <Tenant extends { readonly id: string }>(
  job: string,
  tenants: readonly Tenant[],
  work: (tenant: Tenant) => Promise<unknown>,
  { log, metrics, counts = 'all' }: Watching,
): Promise<void> => {
  const waiting = [...tenants]
  const goOn = async (): Promise<void> => {
    for (let tenant = waiting.shift(); tenant !== undefined; tenant = waiting.shift()) {
      try {
        await work(tenant)
        if (counts === 'all') metrics.jobEnded(job, 'done')
      } catch (error) {
        metrics.jobEnded(job, 'failed')
        log.error({ job, tenant: tenant.id, failure: described(error) }, 'a job failed for one account')
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, goOn))
}
