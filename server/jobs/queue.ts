import { createHash } from 'node:crypto'
import { PgBoss, type ConstructorOptions } from 'pg-boss'
import { described, type Logger } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { retentionJob, type RetentionOrder } from './retention.ts'
import { scanJob, type ScanOrder } from './scan.ts'
import { sinkJob, type SinkOrder } from './sink.ts'
import { together } from './together.ts'

export interface QueuePorts {
  readonly boss: ConstructorOptions
  readonly log: Logger
  readonly metrics: Metrics
  readonly leaseSeconds: number
  readonly scan: (order: ScanOrder) => Promise<void>
  /** True where there is more to do at once. */
  readonly retention: (order: RetentionOrder) => Promise<boolean>
  /** Seconds after which there is more to send. */
  readonly sink: (order: SinkOrder) => Promise<number | undefined>
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

interface Kept {
  readonly id: string
  readonly singletonKey: string
  readonly data: ScanOrder
}

const orderOf = (event: TicketEvent): Kept => {
  const { tenantId, ticketId, commentId, type, time } = event
  const data: ScanOrder = { tenantId, ticketId, ...(commentId === undefined ? {} : { commentId }), type, time }
  return { id: jobId(event), singletonKey: `${tenantId}|${ticketId}`, data }
}

/** Zendesk sends in bursts: what comes while an insert is under way goes into the next, as one. */
const insertedAtOnce = 100

/** The jobs of this process, on a queue that all processes share. Payloads hold ids only. */
export const jobQueue = (ports: QueuePorts) => {
  const boss = new PgBoss({ ...ports.boss, superviseIntervalSeconds: 5, monitorIntervalSeconds: 5 })
  boss.on('error', (error) => ports.log.error({ failure: described(error) }, 'the job queue failed'))
  const keep = together(async (orders: readonly Kept[]): Promise<readonly boolean[]> => {
    const distinct = [...new Map(orders.map((order) => [order.id, order])).values()]
    const made = new Set(await boss.insert(scanJob.name, distinct, { returnId: true }))
    return orders.map(({ id }) => made.delete(id))
  }, insertedAtOnce)
  let running = false

  const wake = async ({ tenantId }: RetentionOrder): Promise<void> => {
    if (running) await boss.send(retentionJob.name, { tenantId }, { singletonKey: tenantId })
  }

  const tend = (order: RetentionOrder): Promise<boolean> =>
    ports.retention(order).then(
      (more) => {
        ports.metrics.jobEnded(retentionJob.name, 'done')
        return more
      },
      (error: unknown) => {
        ports.metrics.jobEnded(retentionJob.name, 'failed')
        ports.log.error({ job: retentionJob.name, failure: described(error) }, 'a job failed')
        return false
      },
    )

  const wakeSink = async (order: SinkOrder, afterSeconds = 0): Promise<void> => {
    const singletonKey = `${order.tenantId}|${order.sinkId}`
    if (running) await boss.send(sinkJob.name, order, { singletonKey, startAfter: afterSeconds })
  }

  const sendTo = (order: SinkOrder): Promise<number | undefined> =>
    ports.sink(order).then(
      (wait) => {
        ports.metrics.jobEnded(sinkJob.name, 'done')
        return wait
      },
      (error: unknown) => {
        ports.metrics.jobEnded(sinkJob.name, 'failed')
        ports.log.error({ job: sinkJob.name, failure: described(error) }, 'a job failed')
        return undefined
      },
    )

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
      await boss.createQueue(retentionJob.name, retentionJob.law(ports.leaseSeconds))
      await boss.work<RetentionOrder>(
        retentionJob.name,
        { ...retentionJob.pace, perJobResults: false },
        async ([job]) => {
          if (job !== undefined && (await tend(job.data))) await wake(job.data)
        },
      )
      await boss.createQueue(sinkJob.name, sinkJob.law(ports.leaseSeconds))
      await boss.work<SinkOrder>(sinkJob.name, { ...sinkJob.pace, perJobResults: false }, async ([job]) => {
        const wait = job === undefined ? undefined : await sendTo(job.data)
        if (job !== undefined && wait !== undefined) await wakeSink(job.data, wait)
      })
      running = true
    },
    /** Nothing where a job for this account is waiting already. */
    wake,
    wakeSink,
    /** False when this delivery was there already, or a scan of its ticket that has not begun will see it. */
    keep: (event: TicketEvent): Promise<boolean> => keep(orderOf(event)),
    stop: async (): Promise<void> => {
      running = false
      await boss.stop({ graceful: true, timeout: 15_000 })
    },
  }
}
