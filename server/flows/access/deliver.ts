import { mostTries, type SendFailure } from '../../../contract/access-sinks.ts'
import type { CaseMessage } from '../../../core/access/sinks/message.ts'
import type { Instant } from '../../../core/time.ts'

export type Sent =
  | { readonly ok: true; readonly status?: number }
  | { readonly ok: false; readonly why: SendFailure; readonly status?: number; readonly retryAfter?: number }

export interface Line {
  readonly id: string
  readonly claim: number
  readonly failures: number
}

interface InLine {
  readonly id: string
  readonly message: CaseMessage
  readonly tries: number
}

interface Settled {
  readonly state: 'waiting' | 'done' | 'given-up'
  readonly why: SendFailure | null
  readonly status: number | null
  readonly failures: number
  readonly notBefore: Instant | null
  readonly pause: boolean
}

export interface DeliverPorts<Sink extends Line> {
  readonly clock: () => Instant
  /** Nothing where another process sends to it, it is too early, or it is paused. */
  readonly claimSink: (sinkId: string) => Promise<Sink | undefined>
  readonly releaseSink: (sink: Sink) => Promise<void>
  readonly nextDelivery: (sinkId: string) => Promise<InLine | undefined>
  readonly send: (sink: Sink, delivery: Pick<InLine, 'id' | 'message'>) => Promise<Sent>
  /** False where the destination was lost to another process or paused. */
  readonly settleDelivery: (sink: Sink, deliveryId: string, settled: Settled) => Promise<boolean>
}

/** Seconds: five, doubled with each failure in a row up to an hour. Twenty tries of one message take about half a day. */
const shortest = 5
const longest = 3600

const waitAfter = (failures: number, retryAfter = 0): number =>
  Math.max(retryAfter, Math.min(longest, shortest * 2 ** (failures - 1)))

const settledBy = (sent: Sent, { tries }: InLine, failuresBefore: number, now: number): Settled => {
  const status = sent.status ?? null
  if (sent.ok) return { state: 'done', why: null, status, failures: 0, notBefore: null, pause: false }
  const { why } = sent
  // Not welcome whatever is tried: the next in line may be.
  if (why === 'unwelcome') return { state: 'given-up', why, status, failures: 0, notBefore: null, pause: false }
  const failures = failuresBefore + 1
  const notBefore = new Date(now + waitAfter(failures, sent.retryAfter) * 1000).toISOString()
  const state = tries + 1 >= mostTries ? 'given-up' : 'waiting'
  return { state, why, status, failures, notBefore, pause: why === 'gone' }
}

/**
 * Sends what a destination is to be told, in its order, until nothing is left or a try fails: whoever comes second is
 * told nothing before the first has arrived or was given up. Each message is sent at least once and always by the same
 * id. Gives the seconds to wait where there is more to do.
 */
export const deliver = async <Sink extends Line>(
  ports: DeliverPorts<Sink>,
  sinkId: string,
): Promise<number | undefined> => {
  const sink = await ports.claimSink(sinkId)
  if (sink === undefined) return undefined
  let { failures } = sink
  try {
    for (;;) {
      const next = await ports.nextDelivery(sinkId)
      if (next === undefined) return undefined
      const sent = await ports.send(sink, next)
      const now = Date.parse(ports.clock())
      const settled = settledBy(sent, next, failures, now)
      if (!(await ports.settleDelivery(sink, next.id, settled)) || settled.pause) return undefined
      failures = settled.failures
      if (settled.notBefore !== null) return Math.ceil((Date.parse(settled.notBefore) - now) / 1000)
    }
  } finally {
    await ports.releaseSink(sink)
  }
}
