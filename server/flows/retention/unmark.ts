import type { EntryFields } from '../../../core/ledger/index.ts'
import { batchSize } from '../../../core/retention/index.ts'
import type { Instant } from '../../../core/time.ts'
import { attempt } from '../failure.ts'
import { usingTurn } from '../turn.ts'
import { dueTag, readerOf, type FactPorts, type ReadTicket } from './facts.ts'
import type { TicketRecord } from './records.ts'
import type { BatchPorts } from './run/ports.ts'
import { waitOf, type Tagged } from './tagging/tagged.ts'

/** A ticket that a run has marked and then let off. */
export interface StrayMark {
  readonly ticketId: number
  readonly tries: number
}

interface Changed {
  readonly ticketId: number
  readonly at: Instant
}

export interface UnmarkPorts extends Pick<BatchPorts, 'ticketsAmong' | 'markMany'>, FactPorts {
  readonly strayMarks: (now: Instant, limit: number) => Promise<readonly StrayMark[]>
  /**
   * Before it is asked for, with the ledger's entry, in one transaction, and only while this worker has the account and nobody
   * has pulled the switch. False where one of these isn't so.
   */
  readonly askMarksOff: (
    claim: number,
    ticketIds: readonly number[],
    lookAt: Instant,
    entry: EntryFields,
  ) => Promise<boolean>
  /** To be looked at again then, and not before. */
  readonly lookAtMarksLater: (ticketIds: readonly number[], lookAt: Instant) => Promise<void>
  readonly endMarksOff: (ticketIds: readonly number[], end: 'done' | 'refused') => Promise<void>
  /** These changes are somebody's: what was brought back before them has been taken up since. */
  readonly othersChanges: (changes: readonly Changed[]) => Promise<void>
  /** These are custos' own: a ticket that was brought back stays so. */
  readonly ownChanges: (changes: readonly Changed[]) => Promise<void>
  readonly clock: () => Instant
}

/** Seconds until a ticket is looked at again after its mark was asked off: its job is over by then, or Zendesk is very slow. */
const lookSeconds = 60
/** A closed ticket may refuse for ever. */
const triesAtMost = 5

/** So long the reading of the history is waited for, by which a change of custos' own is told from somebody's. */
const readWithinMs = 3_600_000

/** Whose dates are asked for doesn't hang on which version's tags count. */
const anyVersion = ''

/** A ticket's last change that was not custos' own; `later` where the history is still to be read up to it. */
const changeIn = (facts: ReadTicket | undefined, now: number): number | 'later' | undefined => {
  const at = facts?.since.updated
  if (facts?.readTo === undefined || at === undefined || at <= facts.readTo) return at
  return now - at < readWithinMs ? 'later' : at
}

/** A mark that has not been asked off yet, with what somebody has done in its ticket since it was let off. */
const firstLook = async (ports: UnmarkPorts, marks: readonly StrayMark[], records: readonly TicketRecord[]) => {
  const ids = marks.filter(({ tries }) => tries === 0).map(({ ticketId }) => ticketId)
  const readFacts = await readerOf(ports, ids, anyVersion)
  const now = Date.parse(ports.clock())
  const changes: Changed[] = []
  const later: number[] = []
  for (const record of records) {
    if (!ids.includes(record.id)) continue
    const change = changeIn(readFacts(record), now)
    if (change === 'later') later.push(record.id)
    else if (change !== undefined) changes.push({ ticketId: record.id, at: new Date(change).toISOString() })
  }
  return { changes, later }
}

/**
 * Takes `custos_to_delete` off tickets that a run has let off, a hundred at a time: whoever reads them must not think that
 * they go. What a ticket bears tells whether it is done, so that a call that was lost is made again, and one made twice does no
 * harm.
 */
export const unmarkSome = async (ports: UnmarkPorts, claim: number): Promise<Tagged> => {
  const marks = await ports.strayMarks(ports.clock(), batchSize)
  if (marks.length === 0) return { state: 'rests' }
  const turn = await attempt(ports.markMany)
  if (!turn.ok) return waitOf(turn.failure)
  return usingTurn(turn.value, async (send) => {
    const records = await attempt(() => ports.ticketsAmong(marks.map(({ ticketId }) => ticketId)))
    if (!records.ok) return waitOf(records.failure)
    const at = ports.clock()
    const lookAt = new Date(Date.parse(at) + lookSeconds * 1000).toISOString()
    const { changes, later } = await firstLook(ports, marks, records.value)
    const now = marks.filter(({ ticketId }) => !later.includes(ticketId))
    const bearing = new Set(records.value.filter(({ tags }) => tags.includes(dueTag)).map(({ id }) => id))
    const idsOf = (some: readonly StrayMark[]): readonly number[] => some.map(({ ticketId }) => ticketId)
    const gone = now.filter(({ ticketId }) => !bearing.has(ticketId))
    const still = now.filter(({ ticketId }) => bearing.has(ticketId))
    const asked = new Set(idsOf(gone.filter(({ tries }) => tries > 0)))
    await ports.lookAtMarksLater(later, lookAt)
    await ports.othersChanges(changes)
    await ports.ownChanges(
      records.value.flatMap(({ id, updated_at: on }) => (asked.has(id) && on ? [{ ticketId: id, at: on }] : [])),
    )
    await ports.endMarksOff(idsOf(gone), 'done')
    await ports.endMarksOff(idsOf(still.filter(({ tries }) => tries >= triesAtMost)), 'refused')
    const ticketIds = idsOf(still.filter(({ tries }) => tries < triesAtMost))
    if (ticketIds.length === 0) return { state: 'moved' }
    const entry = {
      at,
      actor: { system: 'custos' },
      action: 'retention.marks-off',
      types: [],
      count: ticketIds.length,
    } as const
    if (!(await ports.askMarksOff(claim, ticketIds, lookAt, entry))) return { state: 'rests' }
    const sent = await attempt(() => send({ ticketIds, add: [], remove: [dueTag] }))
    return sent.ok ? { state: 'moved' } : waitOf(sent.failure)
  })
}
