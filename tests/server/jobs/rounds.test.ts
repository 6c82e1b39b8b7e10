import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { eachTenant } from '../../../server/jobs/each-tenant.ts'
import { rounds, type Round } from '../../../server/jobs/rounds.ts'
import { createLog } from '../../../server/log.ts'
import { createMetrics } from '../../../server/metrics.ts'

const lines: string[] = []
const log = createLog('trace', { write: (line) => void lines.push(line) })

beforeEach(() => {
  lines.length = 0
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

/** A round whose runs end when they are told to. */
const aRound = () => {
  const ends: (() => void)[] = []
  const run = () => new Promise<void>((resolve) => void ends.push(resolve))
  const round: Round = { name: 'sweep', everySeconds: 10, run }
  return { round, ends }
}

it('goes round by the clock, and never twice at once', async () => {
  const { round, ends } = aRound()
  const running = rounds([round], log)
  running.start()
  expect(ends).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(35_000)
  expect(ends).toHaveLength(1)
  ends[0]?.()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(ends).toHaveLength(2)
  ends[1]?.()
  await running.stop()
})

it('goes round at the start where that is asked for, and stops after that one too', async () => {
  const { round, ends } = aRound()
  const running = rounds([{ ...round, atStart: true }], log)
  running.start()
  expect(ends).toHaveLength(1)
  let stopped = false
  const stopping = running.stop().then(() => (stopped = true))
  await vi.advanceTimersByTimeAsync(0)
  expect(stopped).toBe(false)
  ends[0]?.()
  await stopping
})

it('waits for the round under way before it says that it has stopped, and begins no other', async () => {
  const { round, ends } = aRound()
  const running = rounds([round], log)
  running.start()
  await vi.advanceTimersByTimeAsync(10_000)
  let stopped = false
  const stopping = running.stop().then(() => (stopped = true))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(stopped).toBe(false)
  ends[0]?.()
  await stopping
  expect(ends).toHaveLength(1)
})

it('goes on after a round that failed, and says so without its words', async () => {
  let runs = 0
  const run = () => Promise.reject(new Error(`a customer’s words, ${(runs += 1)}`))
  const running = rounds([{ name: 'sweep', everySeconds: 10, run }], log)
  running.start()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(runs).toBe(3)
  expect(lines).toHaveLength(3)
  expect(lines.join('')).not.toContain('customer')
  await running.stop()
})

it('settles every account, whatever befalls one of them', async () => {
  const metrics = createMetrics()
  const done: string[] = []
  const work = ({ id }: { readonly id: string }) => {
    if (id === 'b') return Promise.reject(new Error('the key service is away'))
    done.push(id)
    return Promise.resolve()
  }
  await eachTenant('reconcile', [{ id: 'a' }, { id: 'b' }, { id: 'c' }], work, { log, metrics })
  expect(done).toEqual(['a', 'c'])
  const counted = await metrics.registry.metrics()
  expect(counted).toContain('custos_jobs_total{job="reconcile",outcome="done"} 2')
  expect(counted).toContain('custos_jobs_total{job="reconcile",outcome="failed"} 1')
  expect(lines.join('')).toContain('"tenant":"b"')
})

it('goes on with the other accounts while one takes its time', async () => {
  const metrics = createMetrics()
  const done: string[] = []
  let end = (): void => undefined
  const work = ({ id }: { readonly id: string }) => {
    if (id === 'slow') return new Promise<void>((resolve) => void (end = resolve))
    done.push(id)
    return Promise.resolve()
  }
  const all = eachTenant('access', [{ id: 'slow' }, { id: 'b' }, { id: 'c' }], work, { log, metrics })
  await vi.advanceTimersByTimeAsync(0)
  expect(done).toEqual(['b', 'c'])
  end()
  await all
})

it('counts only the failures of a job that comes round every few seconds, and works for four accounts at a time', async () => {
  const metrics = createMetrics()
  const [running, most] = [new Set<number>(), { at: 0 }]
  const work = async ({ id }: { readonly id: string }) => {
    running.add(Number(id))
    most.at = Math.max(most.at, running.size)
    await Promise.resolve()
    running.delete(Number(id))
    if (id === '7') throw new Error('gone')
  }
  const tenants = Array.from({ length: 10 }, (_, index) => ({ id: String(index) }))
  await eachTenant('history', tenants, work, { log, metrics, counts: 'failures' })
  expect(most.at).toBe(4)
  const counted = await metrics.registry.metrics()
  expect(counted).not.toContain('job="history",outcome="done"')
  expect(counted).toContain('custos_jobs_total{job="history",outcome="failed"} 1')
})
