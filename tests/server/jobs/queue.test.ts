import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { jobQueue, type TicketEvent } from '../../../server/jobs/queue.ts'
import { scanJob, type ScanOrder } from '../../../server/jobs/scan.ts'
import { createLog } from '../../../server/log.ts'
import { createMetrics } from '../../../server/metrics.ts'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'

const patient = { timeout: 15_000 }

eachDatabase('the queue of scans', (open) => {
  let database: Database
  let written = ''
  const queues: ReturnType<typeof jobQueue>[] = []
  beforeAll(async () => {
    database = await open()
  })
  afterEach(async () => {
    await Promise.all(queues.splice(0).map((queue) => queue.stop()))
    await sql`delete from pgboss.job`.execute(database.db)
  })

  const aQueue = async (scan: (order: ScanOrder) => Promise<void>) => {
    const metrics = createMetrics()
    const log = createLog('trace', { write: (line) => void (written += line) })
    const queue = jobQueue({
      boss: database.bossOptions(),
      log,
      metrics,
      leaseSeconds: 10,
      scan,
      retention: () => Promise.resolve(false),
      sink: () => Promise.resolve(undefined),
    })
    queues.push(queue)
    await queue.start()
    return { ...queue, metrics }
  }

  let ticket = 0
  const anEvent = (change: Partial<TicketEvent> = {}): TicketEvent => ({
    tenantId: 'a-tenant',
    invocationId: randomUUID(),
    ticketId: (ticket += 1),
    type: 'ticket.comment_added',
    time: '2026-11-24T02:00:00Z',
    ...change,
  })

  const jobs = async () => {
    const { rows } = await sql<{ state: string; retries: number; data: unknown }>`
      select state::text as state, retry_count as retries, data from pgboss.job where name = 'scan'`.execute(
      database.db,
    )
    return rows
  }

  it('scans what it is told of, and forgets all but the ids', async () => {
    const seen: ScanOrder[] = []
    const queue = await aQueue((order) => Promise.resolve(void seen.push(order)))
    const event = anEvent({ commentId: 7 })
    expect(await queue.keep(event)).toBe(true)
    const { invocationId, ...order } = event
    await vi.waitFor(() => expect(seen).toEqual([order]), patient)
    await vi.waitFor(async () => expect(await jobs()).toMatchObject([{ state: 'completed', data: order }]), patient)
    expect(JSON.stringify(await jobs())).not.toContain(invocationId)
    expect(await queue.metrics.registry.metrics()).toContain('custos_jobs_total{job="scan",outcome="done"} 1')
  })

  it('tries a scan that failed again, and says why without a word of the data', async () => {
    const secret = ['4111', '1111', '1111', '1111'].join(' ')
    let tries = 0
    const queue = await aQueue(() => {
      tries += 1
      return tries === 1 ? Promise.reject(new Error(`choked on ${secret}`)) : Promise.resolve()
    })
    await queue.keep(anEvent())
    await vi.waitFor(async () => expect(await jobs()).toMatchObject([{ state: 'completed', retries: 1 }]), patient)
    expect(tries).toBe(2)
    expect(written).toContain('a job failed and will be tried again')
    expect(written).not.toContain(secret)
    const { rows } = await sql<{ row: string }>`select j::text as row from pgboss.job as j`.execute(database.db)
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(await queue.metrics.registry.metrics()).toContain('custos_jobs_total{job="scan",outcome="failed"} 1')
  })

  it('keeps a delivery once, and one waiting scan a ticket', async () => {
    const busy = Promise.withResolvers<undefined>()
    let begun = 0
    const queue = await aQueue(() => {
      begun += 1
      return busy.promise
    })
    await Promise.all(Array.from({ length: scanJob.pace.localConcurrency }, () => queue.keep(anEvent())))
    await vi.waitFor(() => expect(begun).toBe(scanJob.pace.localConcurrency), patient)
    const event = anEvent()
    expect(await queue.keep(event)).toBe(true)
    expect(await queue.keep(event)).toBe(false)
    expect(await queue.keep(anEvent({ ticketId: event.ticketId }))).toBe(false)
    expect(await queue.keep(anEvent({ ticketId: event.ticketId, tenantId: 'another' }))).toBe(true)
    busy.resolve(undefined)
    await vi.waitFor(() => expect(begun).toBe(scanJob.pace.localConcurrency + 2), patient)
  })

  it('takes up again what a killed process had begun, when its time has run out', async () => {
    const seen: number[] = []
    const killed = Promise.withResolvers<undefined>()
    const queue = await aQueue(({ ticketId }) => {
      seen.push(ticketId)
      return seen.length === 1 ? killed.promise : Promise.resolve()
    })
    const event = anEvent()
    await queue.keep(event)
    await vi.waitFor(() => expect(seen).toHaveLength(1), patient)
    await sql`update pgboss.job set started_on = now() - interval '1 hour'`.execute(database.db)
    await vi.waitFor(() => expect(seen).toEqual([event.ticketId, event.ticketId]), patient)
    killed.resolve(undefined)
  })
})
