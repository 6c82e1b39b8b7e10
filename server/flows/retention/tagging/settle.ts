import { matchedTags } from '../../../../core/retention/index.ts'
import type { Instant } from '../../../../core/time.ts'
import { attempt } from '../../failure.ts'
import { callsOver } from '../looks.ts'
import type { TicketRecord } from '../records.ts'
import { withRequesterTags } from '../requester-tags.ts'
import type { JobReport } from '../run/ports.ts'
import { isOf } from '../run/settle.ts'
import { setIn } from '../versions.ts'
import { lookedAt } from './look.ts'
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

/** A ticket as it is after the job, and which policies it matches then, whatever tags it bears. */
interface Read {
  readonly record: TicketRecord
  readonly matched: readonly string[]
}

/** What the job says of one ticket; `unknown` where no job is known, or it failed as a whole. */
type Told = 'done' | 'not-done' | 'unknown'

/**
 * A tag that is there though the job didn't put it is somebody else's. One that is not there though the job did put it was
 * taken off since. A ticket that is closed, and that nobody has touched, has refused it.
 */
const becomes = (
  tag: PolicyTag,
  { record, matched }: Read,
  told: Told,
  completedAt: number | null,
): PolicyTag | null => {
  const borne = record.tags.some((one) => one.toLowerCase() === tag.tag)
  const under = matched.includes(tag.tag)
  if (borne && told === 'not-done') return null
  const oursAt = record.updated_at ?? null
  // A change that may be somebody's counts as the last one before ours: the ticket is kept longer.
  if (borne) {
    const before = isOf(record, completedAt) ? tag.before : oursAt
    return { ...tag, state: 'set', under, oursAt, before, tries: 0 }
  }
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

const changesOf = (tags: readonly PolicyTag[], read: readonly Read[], job: JobReport | undefined): TagChanges => {
  const live = new Map(read.map((one) => [one.record.id, one]))
  const put: PolicyTag[] = []
  const drop: { ticketId: number; tag: string }[] = []
  for (const tag of tags) {
    if (tag.state !== 'intended') continue
    const one = live.get(tag.ticketId)
    const next = one === undefined ? null : becomes(tag, one, toldOf(job, tag.ticketId), job?.completedAt ?? null)
    if (next === null) drop.push({ ticketId: tag.ticketId, tag: tag.tag })
    else put.push(next)
  }
  return { put, drop }
}

/** Between the last look at a ticket and its tag somebody may have changed it, so that it matches no more. */
const readAgain = async (ports: TaggingPorts, call: TagCall, now: Instant): Promise<readonly Read[]> => {
  const version = await ports.version(call.versionId)
  if (version === undefined) throw new Error('a call has lost its version')
  const set = setIn(version)
  const records = await withRequesterTags(ports, set, await ports.ticketsAmong(call.ticketIds))
  const looked = new Map((await lookedAt({ ports }, records)).map((one) => [one.record.id, one.facts]))
  return records.map((record) => {
    const facts = looked.get(record.id)
    return { record, matched: facts === undefined ? [] : matchedTags(set, facts, Date.parse(now)).tags }
  })
}

/** Writes down what became of a call, from what its job says and from the tickets as they are. */
const settle = async (
  ports: TaggingPorts,
  call: TagCall,
  job: JobReport | undefined,
  now: Instant,
): Promise<Tagged> => {
  const read = await attempt(() => readAgain(ports, call, now))
  if (!read.ok) return waitOf(read.failure)
  const changes = changesOf(await ports.policyTags(call.ticketIds), read.value, job)
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
export const settleOpen = async (
  ports: TaggingPorts,
  calls: readonly TagCall[],
  now: Instant,
): Promise<Tagged | undefined> => {
  const found = await callsOver(ports, calls)
  if (!found.ok) return waitOf(found.failure)
  await ports.tagCallsLooked(found.open)
  let moved: Tagged | undefined
  for (const { call, job } of found.over) {
    moved = await settle(ports, call, job, now)
    if (moved.state !== 'moved') return moved
  }
  return moved
}
