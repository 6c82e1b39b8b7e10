import type { Queue } from 'pg-boss'

/** Which account is to be looked at. What is to be done in it lies in the database. */
export interface RetentionOrder {
  readonly tenantId: string
}

/** The flow `retention/tend`, whenever something of an account's retention may have to move. */
export const retentionJob = {
  name: 'retention',
  /** A round asks for every account again within seconds: a job that fails is not tried again, only the next one is. */
  law: (leaseSeconds: number) =>
    ({
      // One waiting job an account: it does all that is to be done.
      policy: 'short',
      retryLimit: 0,
      expireInSeconds: leaseSeconds * 4 + workSeconds,
      retentionSeconds: 3600,
      deleteAfterSeconds: 3600,
    }) satisfies Omit<Queue, 'name'>,
  /** Accounts, not steps: within one account everything goes one after the other. */
  pace: { batchSize: 1, localConcurrency: 4, pollingIntervalSeconds: 0.5 },
} as const

/** How long one job works on an account before it makes room for another's. */
export const workSeconds = 30
