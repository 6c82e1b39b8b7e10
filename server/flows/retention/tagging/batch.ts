import { batchSize, matchedTags } from '../../../../core/retention/index.ts'
import { attempt } from '../../failure.ts'
import { usingTurn, type Turn } from '../../turn.ts'
import { nextLook, sendingBegun } from '../looks.ts'
import { withRequesterTags } from '../requester-tags.ts'
import type { TagsAlike } from '../run/ports.ts'
import type { Looked } from './decide.ts'
import { lookedAt } from './look.ts'
import type { PolicyTag } from './ports.ts'
import { entryOfTags, type Scene } from './scene.ts'
import { takeBack } from './settle.ts'
import { waitOf, type Tagged } from './tagged.ts'

/** What is still to be put on one ticket. */
interface Lacking {
  readonly ticketId: number
  readonly tags: readonly PolicyTag[]
}

/**
 * When the ticket was changed last before custos tagged it. Where that change is one of custos' own, what was before that
 * counts on, and `oursAt` says that it is: our tags never move our clock.
 */
const stamps = ({ record, tags }: Looked): Pick<PolicyTag, 'before' | 'oursAt'> => {
  const at = record.updated_at ?? null
  const ours = tags.find(({ oursAt }) => oursAt !== null && at !== null && Date.parse(oursAt) === Date.parse(at))
  return ours === undefined ? { before: at, oursAt: null } : { before: ours.before, oursAt: ours.oursAt }
}

/** The tickets as they are just before they are tagged: those that still match, are on no hold and still lack their tag. */
const sift = (looked: readonly Looked[], { set, now, version }: Scene): readonly Lacking[] =>
  looked.flatMap((one) => {
    const { record, facts } = one
    const matched = matchedTags(set, facts, Date.parse(now))
    if (matched.held) return []
    const borne = record.tags.map((tag) => tag.toLowerCase())
    const good = one.tags
      .filter(({ state, tag }) => state === 'wanted' && matched.tags.includes(tag) && !borne.includes(tag))
      .map((tag) => ({ ...tag, ...stamps(one), versionId: version.id }))
    return good.length === 0 ? [] : [{ ticketId: record.id, tags: good }]
  })

const namesOf = ({ tags }: Lacking): string =>
  tags
    .map(({ tag }) => tag)
    .sort()
    .join()

/** One call changes all its tickets alike: most of them, where they lack different tags; the others' turn comes. */
const alike = (lacking: readonly Lacking[]): readonly Lacking[] => {
  const byNames = new Map<string, Lacking[]>()
  for (const one of lacking) byNames.set(namesOf(one), [...(byNames.get(namesOf(one)) ?? []), one])
  return [...byNames.values()].toSorted((one, other) => other.length - one.length)[0] ?? []
}

const without = (all: readonly PolicyTag[], some: readonly PolicyTag[]): readonly PolicyTag[] =>
  all.filter(({ ticketId, tag }) => !some.some((one) => one.ticketId === ticketId && one.tag === tag))

const passing: ReadonlySet<string> = new Set(['busy', 'down', 'slow'])

const carryOut = async (
  { ports, claim, version }: Scene,
  tickets: readonly Lacking[],
  send: Turn<TagsAlike, string>['send'],
): Promise<Tagged> => {
  const tags = tickets.flatMap((one) => one.tags)
  const add = (tickets[0]?.tags ?? []).map(({ tag }) => tag)
  const call = { id: ports.newId(), versionId: version.id, ticketIds: tickets.map(({ ticketId }) => ticketId) }
  const entry = entryOfTags(ports, version.id, call.id, 'retention.tags-intended', tickets.length)
  const maySend = sendingBegun(ports)
  if (!(await ports.intendTags(claim, call, tags, entry))) return { state: 'lost' }
  if (!maySend()) {
    await takeBack(ports, call, tags, false)
    return { state: 'moved' }
  }
  const sent = await attempt(() => send({ ticketIds: call.ticketIds, add, remove: [] }))
  if (sent.ok) {
    await ports.tagCallSent(call.id, sent.value, nextLook(0, ports.clock))
    return { state: 'moved' }
  }
  // Otherwise it is found out by reading the tickets, when the call can't be on its way any more.
  if (sent.failure.applied === 'no') await takeBack(ports, call, tags, !passing.has(sent.failure.code))
  return waitOf(sent.failure)
}

/** One call's worth of tags; nothing where every ticket has its own. */
export const tagSome = async (scene: Scene): Promise<Tagged | undefined> => {
  const { ports, set, now } = scene
  const ids = await ports.ticketsToTag(batchSize)
  if (ids.length === 0) return undefined
  // Its turn comes first: what is read is as it is when the call is sent.
  const turn = await attempt(ports.tagTickets)
  if (!turn.ok) return waitOf(turn.failure)
  return usingTurn(turn.value, async (send) => {
    const records = await attempt(async () => withRequesterTags(ports, set, await ports.ticketsAmong(ids)))
    if (!records.ok) return waitOf(records.failure)
    const asked = (await ports.policyTags(ids)).filter(({ state }) => state === 'wanted')
    const lacking = sift(await lookedAt(scene, records.value), scene)
    const still = lacking.flatMap(({ tags }) => tags)
    await ports.keepTags({ put: [], drop: without(asked, still) }, now)
    const tickets = alike(lacking)
    return tickets.length === 0 ? { state: 'moved' } : carryOut(scene, tickets, send)
  })
}
