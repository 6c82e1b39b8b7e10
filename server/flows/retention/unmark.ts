import type { EntryFields } from '../../../core/ledger/index.ts'
import { batchSize } from '../../../core/retention/index.ts'
import type { Instant } from '../../../core/time.ts'
import { attempt } from '../failure.ts'
import { dueTag } from './facts.ts'
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

export interface UnmarkPorts extends Pick<BatchPorts, 'ticketsAmong' | 'markMany'> {
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
  const { send, drop } = turn.value
  const records = await attempt(() => ports.ticketsAmong(marks.map(({ ticketId }) => ticketId)))
  if (!records.ok) {
    drop()
    return waitOf(records.failure)
  }
  const bearing = new Set(records.value.filter(({ tags }) => tags.includes(dueTag)).map(({ id }) => id))
  const still = marks.filter(({ ticketId }) => bearing.has(ticketId))
  const changed = (which: (mark: StrayMark) => boolean): Changed[] => {
    const ids = new Set(marks.filter(which).map(({ ticketId }) => ticketId))
    return records.value.flatMap(({ id, updated_at: at }) => (ids.has(id) && at ? [{ ticketId: id, at }] : []))
  }
  await ports.othersChanges(changed(({ tries }) => tries === 0))
  await ports.ownChanges(changed(({ ticketId, tries }) => tries > 0 && !bearing.has(ticketId)))
  const idsOf = (some: readonly StrayMark[]): readonly number[] => some.map(({ ticketId }) => ticketId)
  await ports.endMarksOff(idsOf(marks.filter(({ ticketId }) => !bearing.has(ticketId))), 'done')
  await ports.endMarksOff(idsOf(still.filter(({ tries }) => tries >= triesAtMost)), 'refused')
  const ticketIds = idsOf(still.filter(({ tries }) => tries < triesAtMost))
  const at = ports.clock()
  const lookAt = new Date(Date.parse(at) + lookSeconds * 1000).toISOString()
  const entry = {
    at,
    actor: { system: 'custos' },
    action: 'retention.marks-off',
    types: [],
    count: ticketIds.length,
  } as const
  if (ticketIds.length === 0 || !(await ports.askMarksOff(claim, ticketIds, lookAt, entry))) {
    drop()
    return ticketIds.length === 0 ? { state: 'moved' } : { state: 'rests' }
  }
  const sent = await attempt(() => send({ ticketIds, add: [], remove: [dueTag] }))
  return sent.ok ? { state: 'moved' } : waitOf(sent.failure)
}
