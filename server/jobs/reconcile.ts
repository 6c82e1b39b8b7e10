import type { Reconciled } from '../flows/redaction/reconcile.ts'
import { described, type Logger } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Round } from './round.ts'

export interface ReconcileRoundPorts {
  readonly tenants: () => Promise<readonly string[]>
  /** Settles what this tenant's crashed or cut-off redactions left open; each intent goes to one process only. */
  readonly reconcile: (tenantId: string, options: { readonly atOnce: boolean }) => Promise<Reconciled>
  /** The first round of a process that nobody shares the database with takes even what is still leased: nobody holds it. */
  readonly alone: boolean
  readonly leaseSeconds: number
  readonly log: Logger
  readonly metrics: Metrics
}

/** Tried once a lease for as long as an intent is open; one tenant's trouble is no other's. */
export const reconcileRound = (ports: ReconcileRoundPorts): Round => {
  const { log, metrics } = ports
  let isFirst = true
  return {
    name: 'reconcile',
    everySeconds: ports.leaseSeconds,
    run: async () => {
      const atOnce = isFirst && ports.alone
      isFirst = false
      for (const tenant of await ports.tenants()) {
        try {
          const counted = await ports.reconcile(tenant, { atOnce })
          for (const [outcome, count] of Object.entries(counted))
            if (count > 0) metrics.reconciled(outcome, Number(count))
          metrics.jobEnded('reconcile', 'done')
        } catch (error) {
          metrics.jobEnded('reconcile', 'failed')
          log.error({ job: 'reconcile', tenant, failure: described(error) }, 'open redactions could not be settled')
        }
      }
    },
  }
}
