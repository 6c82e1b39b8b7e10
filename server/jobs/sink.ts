import type { Queue } from 'pg-boss'

/** Which destination is to be told. What it is to be told lies in the database. */
export interface SinkOrder {
  readonly tenantId: string
  readonly sinkId: string
}

/** The flow `access/deliver`, for each destination that something waits for. */
export const sinkJob = {
  name: 'sink',
  /**
   * How long to wait after a try that failed is said by the flow and kept in the database; a job that is lost is asked
   * for again by the next round. So no job is tried again by the queue itself.
   */
  law: (leaseSeconds: number) =>
    ({
      // One waiting job a destination: it sends all that there is.
      policy: 'short',
      retryLimit: 0,
      expireInSeconds: leaseSeconds * 20,
      retentionSeconds: 24 * 3600,
      deleteAfterSeconds: 3600,
    }) satisfies Omit<Queue, 'name'>,
  /** A destination that hangs holds one of these for ten seconds. */
  pace: { batchSize: 1, localConcurrency: 8, pollingIntervalSeconds: 0.5 },
} as const
