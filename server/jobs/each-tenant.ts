import { described, type Logger } from '../log.ts'
import type { Metrics } from '../metrics.ts'

/** Does a job for each tenant in turn. One tenant's trouble, a key service or a Zendesk that is down, is no other's. */
export const eachTenant = async <Tenant extends { readonly id: string }>(
  job: string,
  tenants: readonly Tenant[],
  work: (tenant: Tenant) => Promise<void>,
  { log, metrics }: { readonly log: Logger; readonly metrics: Metrics },
): Promise<void> => {
  for (const tenant of tenants) {
    try {
      await work(tenant)
      metrics.jobEnded(job, 'done')
    } catch (error) {
      metrics.jobEnded(job, 'failed')
      log.error({ job, tenant: tenant.id, failure: described(error) }, 'a job failed for one account')
    }
  }
}
