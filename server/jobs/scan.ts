import type { Queue } from 'pg-boss'

/** What a scan is told: ids, a type and a time. The texts are read from Zendesk when it runs. */
export interface ScanOrder {
  readonly tenantId: string
  readonly ticketId: number
  readonly commentId?: number
  readonly type: string
  readonly time: string
}

/** The flow `detection/scan`, for each webhook that may have changed what a ticket holds. */
export const scanJob = {
  name: 'scan',
  /**
   * A scan that a killed process had begun is taken up again when its lease runs out. Zendesk may be down for a day:
   * with the delay doubling up to ten minutes, 200 tries outlast that, and a scan done late is better than none.
   */
  law: (leaseSeconds: number) =>
    ({
      // One waiting scan a ticket: it reads all of it, and a new ticket alone fires two events.
      policy: 'short',
      retryLimit: 200,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 600,
      // A scan makes three or four calls, each of which may be held back for a lease: see the tenant's quota.
      expireInSeconds: leaseSeconds * 4,
      retentionSeconds: 14 * 24 * 3600,
      deleteAfterSeconds: 7 * 24 * 3600,
    }) satisfies Omit<Queue, 'name'>,
  /** Ten at a time: more would only wait for the account's quota, and a person's redaction goes first anyway. */
  pace: { batchSize: 1, localConcurrency: 10, pollingIntervalSeconds: 0.5 },
} as const
