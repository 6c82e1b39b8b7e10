import type { HistoryReading, ReadingWish } from '../../../../contract/history-scan.ts'
import type { ProblemCode } from '../../../../contract/problems.ts'
import type { EntryFields } from '../../../../core/ledger/index.ts'
import type { Clock } from '../../../../core/time.ts'
import { attempt, refuse, type Refusal } from '../../failure.ts'
import { refusalOf, type AdminPorts } from '../admin.ts'
import type { Standing } from './ports.ts'
import { beginning, progressOf } from './progress.ts'

export interface Reading {
  readonly state: 'running' | 'paused'
  readonly standing: Standing
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly problem: string | null
}

export interface ControlPorts extends AdminPorts {
  /** Of the account, about. */
  readonly ticketCount: () => Promise<number>
  readonly reading: () => Promise<Reading | undefined>
  readonly begin: (standing: Standing, askedBy: number, entry: EntryFields) => Promise<void>
  readonly setState: (state: 'running' | 'paused', entry: EntryFields) => Promise<boolean>
  readonly clock: Clock
}

const shown = (reading: Reading): HistoryReading => {
  const { standing } = reading
  const { pages, events, comments, tickets, reread, tagged, untagged, unreadable, overfull } = standing.counters
  return {
    state: reading.state,
    ...progressOf(standing),
    started_at: reading.startedAt,
    finished_at: reading.finishedAt,
    ...(reading.problem === null ? {} : { problem: reading.problem as ProblemCode }),
    tags: { open: standing.tagOpen, closed: standing.tagClosed },
    counts: { pages, updates: events, comments, tickets, read_again: reread, tagged, untagged, unreadable, overfull },
  }
}

type Told<Value> = { readonly ok: true; readonly reading: Value } | Refusal

export const showHistory = async (ports: ControlPorts, userId: number): Promise<Told<HistoryReading | null>> => {
  const refused = await refusalOf(ports, userId)
  if (refused !== undefined) return refused
  const reading = await ports.reading()
  return { ok: true, reading: reading === undefined ? null : shown(reading) }
}

const entryOf = ({ clock }: ControlPorts, userId: number, action: EntryFields['action']): EntryFields => ({
  at: clock(),
  actor: { user_id: userId },
  action,
  types: [],
  count: 0,
})

const start = async (
  ports: ControlPorts,
  userId: number,
  tags: { readonly open: boolean; readonly closed: boolean },
): Promise<Refusal | undefined> => {
  const before = await ports.reading()
  if (before !== undefined && before.finishedAt === null) return { ok: false, problem: 'reading-under-way' }
  const expected = await attempt(() => ports.ticketCount())
  if (!expected.ok) return refuse(expected.failure)
  await ports.begin(beginning(expected.value, tags), userId, entryOf(ports, userId, 'history.reading-started'))
  return undefined
}

export const changeHistory = async (
  ports: ControlPorts,
  userId: number,
  wish: ReadingWish,
): Promise<Told<HistoryReading>> => {
  const refused = await refusalOf(ports, userId)
  if (refused !== undefined) return refused
  if (wish.do === 'start') {
    const notStarted = await start(ports, userId, wish.tags)
    if (notStarted !== undefined) return notStarted
  } else {
    const [state, action] =
      wish.do === 'pause'
        ? (['paused', 'history.reading-paused'] as const)
        : (['running', 'history.reading-resumed'] as const)
    await ports.setState(state, entryOf(ports, userId, action))
  }
  const reading = await ports.reading()
  return reading === undefined ? { ok: false, problem: 'not-found' } : { ok: true, reading: shown(reading) }
}
