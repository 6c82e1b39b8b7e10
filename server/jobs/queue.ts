import { createHash } from 'node:crypto'
import { PgBoss, type ConstructorOptions } from 'pg-boss'
import { described, type Logger } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { scanJob, type ScanOrder } from './scan.ts'

export interface QueuePorts {
  readonly boss: ConstructorOptions
  readonly log: Logger
  readonly metrics: Metrics
  readonly leaseSeconds: number
  readonly scan: (order: ScanOrder) => Promise<void>
}

export interface TicketEvent extends ScanOrder {
  readonly invocationId: string
}

/** A UUID from the tenant and Zendesk's name for the delivery: the same delivery twice is the same job. */
const jobId = ({ tenantId, invocationId }: TicketEvent): string => {
  const hex = createHash('sha256').update(`${tenantId}|${invocationId}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

/** The jobs of this process, on a queue that all processes share. Payloads hold ids only. */
export const jobQueue = (ports: QueuePorts) => {
  const boss = new PgBoss({ ...ports.boss, superviseIntervalSeconds: 5, monitorIntervalSeconds: 5 })
  boss.on('error', (error) => ports.log.error({ failure: described(error) }, 'the job queue failed'))
  let running = false
  return {
    isRunning: () => running,
    start: async (): Promise<void> => {
      await boss.start()
      await boss.createQueue(scanJob.name, scanJob.law(ports.leaseSeconds))
      await boss.work<ScanOrder>(scanJob.name, { ...scanJob.pace, perJobResults: false }, async ([job]) => {
        if (job === undefined) return
        await ports.scan(job.data).then(
          () => ports.metrics.jobEnded(scanJob.name, 'done'),
          (error: unknown) => {
            ports.metrics.jobEnded(scanJob.name, 'failed')
            ports.log.warn({ job: scanJob.name, failure: described(error) }, 'a job failed and will be tried again')
            throw new Error('the scan failed; the log says why')
          },
        )
      })
      running = true
    },
    /** One insert; false when this delivery was there already, or a scan of its ticket that has not begun will see it. */
    keep: async ({ tenantId, ticketId, commentId, type, time, invocationId }: TicketEvent): Promise<boolean> => {
      const order: ScanOrder = { tenantId, ticketId, ...(commentId === undefined ? {} : { commentId }), type, time }
      const singletonKey = `${tenantId}|${ticketId}`
      return (await boss.send(scanJob.name, order, { id: jobId({ ...order, invocationId }), singletonKey })) !== null
    },
    stop: async (): Promise<void> => {
      running = false
      await boss.stop({ graceful: true, timeout: 15_000 })
    },
  }
}
