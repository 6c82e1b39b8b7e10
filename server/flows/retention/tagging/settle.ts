import { attempt } from '../../failure.ts'
import type { TicketRecord } from '../records.ts'
import type { JobReport } from '../run/ports.ts'
import { isOf } from '../run/settle.ts'
import type { PolicyTag, TagCall, TagChanges, TaggingPorts } from './ports.ts'
import { entryOfTags } from './scene.ts'
import { waitOf, type Tagged } from './tagged.ts'

/** Somebody may write to a ticket each time that custos would; after so many it is left until the next look at all tickets. */
const triesAtMost = 5

const again = (tag: PolicyTag): PolicyTag => ({
  ...tag,
  state: tag.tries + 1 >= triesAtMost ? 'failed' : 'wanted',
  tries: tag.tries + 1,
})

/** What the job says of one ticket; `unknown` where no job is known, or it failed as a whole. */
type Told = 'done' | 'not-done' | 'unknown'

/**
 * A tag that is there though the job didn't put it is somebody else's. One that is not there though the job did put it was
 * taken off since. A ticket that is closed, and that nobody has touched, has refused it.
 */
const becomes = (tag: PolicyTag, record: TicketRecord, told: Told, completedAt: number | null): PolicyTag | null => {
  const borne = record.tags.some((one) => one.toLowerCase() === tag.tag)
  if (borne && told === 'not-done') return null
  const oursAt = record.updated_at ?? null
  // A change that may be somebody's counts as the last one before ours: the ticket is kept longer.
  if (borne) return { ...tag, state: 'set', oursAt, tries: 0, ...(isOf(record, completedAt) ? {} : { before: oursAt }) }
  if (told === 'done') return { ...tag, state: 'removed', oursAt: null }
  const isUntouched = Date.parse(record.updated_at ?? '') === Date.parse(tag.oursAt ?? tag.before ?? '')
  if (told === 'not-done' && record.status === 'closed' && isUntouched) return { ...tag, state: 'refused' }
  return again(tag)
}

const toldOf = (job: JobReport | undefined, ticketId: number): Told => {
  if (job?.state !== 'completed') return 'unknown'
  const item = job.items.find(({ id }) => id === ticketId)
  return item?.ok === true ? 'done' : 'not-done'
}

const changesOf = (
  tags: readonly PolicyTag[],
  records: readonly TicketRecord[],
  job: JobReport | undefined,
): TagChanges => {
  const live = new Map(records.map((record) => [record.id, record]))
  const put: PolicyTag[] = []
  const drop: { ticketId: number; tag: string }[] = []
  for (const tag of tags) {
    if (tag.state !== 'intended') continue
    const record = live.get(tag.ticketId)
    const next = record === undefined ? null : becomes(tag, record, toldOf(job, tag.ticketId), job?.completedAt ?? null)
    if (next === null) drop.push({ ticketId: tag.ticketId, tag: tag.tag })
    else put.push(next)
  }
  return { put, drop }
}

/** Writes down what became of a call, from what its job says and from the tickets as they are. */
const settle = async (ports: TaggingPorts, call: TagCall, job: JobReport | undefined): Promise<Tagged> => {
  const records = await attempt(() => ports.ticketsAmong(call.ticketIds))
  if (!records.ok) return waitOf(records.failure)
  const changes = changesOf(await ports.policyTags(call.ticketIds), records.value, job)
  const done = new Set(changes.put.filter(({ state }) => state === 'set').map(({ ticketId }) => ticketId)).size
  const action = done === 0 && changes.put.length > 0 ? 'retention.tags-failed' : 'retention.tags-done'
  await ports.settleTagCall(call.id, changes, entryOfTags(ports, call.versionId, call.id, action, done))
  return { state: 'moved' }
}

/** Nothing was sent: the tags are wanted as they were, one try nearer to being given up where Zendesk would not have it. */
export const takeBack = async (
  ports: TaggingPorts,
  call: Pick<TagCall, 'id' | 'versionId'>,
  tags: readonly PolicyTag[],
  refused: boolean,
): Promise<void> => {
  const put = tags.map((tag): PolicyTag => (refused ? again(tag) : { ...tag, state: 'wanted' }))
  const entry = entryOfTags(ports, call.versionId, call.id, 'retention.tags-failed', 0)
  await ports.settleTagCall(call.id, { put, drop: [] }, entry)
}

/** Jobs that are over, and calls of which nobody ever heard again. */
export const settleOpen = async (ports: TaggingPorts, calls: readonly TagCall[]): Promise<Tagged | undefined> => {
  const sent = calls.flatMap(({ jobId, ticketIds }) => (jobId === null ? [] : [{ jobId, ticketIds }]))
  const asked = sent.length === 0 ? undefined : await attempt(() => ports.jobStatuses(sent))
  if (asked?.ok === false) return waitOf(asked.failure)
  const reports = new Map((asked?.value ?? []).map((report) => [report.id, report]))
  let moved: Tagged | undefined
  for (const call of calls) {
    const job = call.jobId === null ? undefined : reports.get(call.jobId)
    const isOver =
      job === undefined ? call.jobId === null && call.ageSeconds >= ports.settleSeconds : job.state !== 'open'
    if (!isOver) continue
    moved = await settle(ports, call, job)
    if (moved.state !== 'moved') return moved
  }
  return moved
}
