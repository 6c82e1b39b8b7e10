import { described, type Logger } from '../log.ts'
import type { Metrics } from '../metrics.ts'

/** Each holds a page of an export in memory: so many accounts are read at a time. */
const atOnce = 4

/** Goes on with the reading of each account's history. Where it stands, and when it is to be tried again, is in the database. */
export const histories = async <Tenant extends { readonly id: string }>(
  tenants: readonly Tenant[],
  read: (tenant: Tenant) => Promise<unknown>,
  { log, metrics }: { readonly log: Logger; readonly metrics: Metrics },
): Promise<void> => {
  const waiting = [...tenants]
  const work = async (): Promise<void> => {
    for (let tenant = waiting.shift(); tenant !== undefined; tenant = waiting.shift()) {
      try {
        await read(tenant)
      } catch (error) {
        metrics.jobEnded('history', 'failed')
        log.error({ job: 'history', tenant: tenant.id, failure: described(error) }, 'a job failed for one account')
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}
