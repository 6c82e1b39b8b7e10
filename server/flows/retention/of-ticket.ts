import type { TicketFate } from '../../../contract/ticket-retention.ts'
import { planTicket } from '../../../core/retention/index.ts'
import type { Instant } from '../../../core/time.ts'
import { attempt, refuse, type Refusal } from '../failure.ts'
import { sightOf, type SightPorts } from '../redaction/permission.ts'
import { readerOf } from './facts.ts'
import { nativeDates, notTold, type NativeDatePorts } from './native-dates.ts'
import type { PreviewPorts } from './preview.ts'
import type { TicketRecord, VersionRecord } from './records.ts'
import { withRequesterTags, type RequesterTagPorts } from './requester-tags.ts'
import { setIn } from './versions.ts'

export interface OfTicketPorts
  extends NativeDatePorts, RequesterTagPorts, Pick<PreviewPorts, 'knownFacts' | 'ownTags'> {
  /** The one in force: its holds count beside the other's. */
  readonly newestVersion: () => Promise<VersionRecord | undefined>
  /** The newest that somebody has approved. */
  readonly approvedVersion: () => Promise<VersionRecord | undefined>
  readonly ticketsAmong: (ids: readonly number[]) => Promise<readonly TicketRecord[]>
  readonly now: () => Promise<Instant>
}

type Told = { readonly ok: true; readonly fate: TicketFate | null } | Refusal

const fateOf = async (
  ports: OfTicketPorts,
  version: VersionRecord,
  newest: VersionRecord,
  record: TicketRecord,
): Promise<TicketFate | null> => {
  const own = setIn(version)
  // A hold counts from when it is written: a run of the approved version heeds it, too.
  const set = newest.id === version.id ? own : { ...own, holds: [...own.holds, ...setIn(newest).holds] }
  const readFacts = await readerOf(ports, [record.id], version.id)
  const [read = record] = await withRequesterTags(ports, set, [record])
  const facts = readFacts(read)
  if (facts === undefined) return null
  const planned = planTicket(set, facts, Date.parse(await ports.now()))
  const updatedAt = record.updated_at ?? null
  const dates = await nativeDates(ports, [{ ticketId: record.id, updatedAt, isClosed: record.status === 'closed' }])
  const policy = set.policies.find(({ name }) => name === planned.policy)
  return {
    outcome: planned.outcome,
    policy: policy === undefined ? null : { name: policy.name, title: { ...policy.title } },
    due_at: planned.dueAt === undefined ? null : new Date(planned.dueAt).toISOString(),
    ...(dates.get(record.id) ?? notTold),
    because: [...planned.because],
  }
}

/** What becomes of this ticket, for whoever may see it: by the planner that plans the runs, and the policies they may run. */
export const retentionOf = async (
  sight: SightPorts,
  ports: OfTicketPorts,
  userId: number,
  ticketId: number,
): Promise<Told> => {
  const seen = await sightOf(sight, userId, ticketId)
  if (!seen.ok) return seen
  const version = await ports.approvedVersion()
  const newest = (await ports.newestVersion()) ?? version
  if (version === undefined || newest === undefined) return { ok: true, fate: null }
  const told = await attempt(async () => {
    const [record] = await ports.ticketsAmong([ticketId])
    return record === undefined ? undefined : fateOf(ports, version, newest, record)
  })
  if (!told.ok) return refuse(told.failure)
  return told.value === undefined ? { ok: false, problem: 'not-found' } : { ok: true, fate: told.value }
}
