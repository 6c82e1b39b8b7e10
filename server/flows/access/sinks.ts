import {
  mostSinks,
  type NewSink,
  type SendFailure,
  type Sink,
  type SinkChange,
} from '../../../contract/access-sinks.ts'
import type { LedgerRef } from '../../../contract/source.ts'
import { testMessage, type CaseMessage } from '../../../core/access/sinks/message.ts'
import type { EntryFields } from '../../../core/ledger/index.ts'
import type { Instant } from '../../../core/time.ts'
import type { Refusal } from '../failure.ts'
import { mayWatch, type Looker } from './cases.ts'
import type { Sent } from './deliver.ts'

export interface SinksPorts extends Looker {
  readonly clock: () => Instant
  readonly newId: () => string
  readonly listSinks: () => Promise<readonly Sink[]>
  /** Why a destination can't be one, as far as its address tells now. */
  readonly checkSink: (sink: NewSink) => Promise<SendFailure | undefined>
  /** The destination and its ledger entry in one transaction, with the secret where it has one; nothing where there are `most`. */
  readonly addSink: (
    id: string,
    sink: NewSink,
    entry: EntryFields,
    most: number,
  ) => Promise<{ readonly ledger: LedgerRef; readonly secret?: string } | undefined>
  readonly changeSink: (id: string, change: SinkChange, entry: EntryFields) => Promise<LedgerRef | undefined>
  /** Sends a message now and notes how it went; nothing where there is no such destination. */
  readonly trySink: (id: string, message: CaseMessage) => Promise<Sent | 'too-many' | undefined>
}

export const sinksOf = async (ports: SinksPorts, userId: number) => {
  const may = await mayWatch(ports, userId)
  return may.ok ? ({ ok: true, sinks: await ports.listSinks() } as const) : may
}

const entryOf = (sinkId: string, userId: number, at: Instant) => ({
  at,
  actor: { user_id: userId },
  types: [],
  count: 0,
  sink_id: sinkId,
})

export const addSink = async (ports: SinksPorts, userId: number, sink: NewSink) => {
  const may = await mayWatch(ports, userId)
  if (!may.ok) return may
  const why = await ports.checkSink(sink)
  if (why === 'address-refused') return { ok: false, problem: 'destination-refused' } satisfies Refusal
  if (why === 'unknown-name') return { ok: false, problem: 'destination-unknown' } satisfies Refusal
  const id = ports.newId()
  const entry = { ...entryOf(id, userId, ports.clock()), action: 'access.sink-added' } as const
  const added = await ports.addSink(id, sink, entry, mostSinks)
  if (added === undefined) return { ok: false, problem: 'too-many-destinations' } satisfies Refusal
  return { ok: true, sink_id: id, ...added } as const
}

const actions = {
  pause: 'access.sink-paused',
  resume: 'access.sink-resumed',
  remove: 'access.sink-removed',
  again: 'access.sink-resumed',
} as const

export const changeSink = async (ports: SinksPorts, userId: number, sinkId: string, change: SinkChange) => {
  const may = await mayWatch(ports, userId)
  if (!may.ok) return may
  const entry = { ...entryOf(sinkId, userId, ports.clock()), action: actions[change] }
  const ledger = await ports.changeSink(sinkId, change, entry)
  return ledger === undefined
    ? ({ ok: false, problem: 'not-found' } satisfies Refusal)
    : ({ ok: true, ledger } as const)
}

const testsAgainSeconds = 60

/** Tries a destination with a message that is about nobody. */
export const tryOutSink = async (ports: SinksPorts, userId: number, sinkId: string) => {
  const may = await mayWatch(ports, userId)
  if (!may.ok) return may
  const sent = await ports.trySink(sinkId, testMessage(ports.clock(), sinkId))
  if (sent === undefined) return { ok: false, problem: 'not-found' } satisfies Refusal
  if (sent === 'too-many')
    return { ok: false, problem: 'too-many-requests', retry_after: testsAgainSeconds } satisfies Refusal
  const status = sent.status === undefined ? {} : { status: sent.status }
  return {
    ok: true,
    tried: sent.ok ? { arrived: true, ...status } : { arrived: false, why: sent.why, ...status },
  } as const
}
