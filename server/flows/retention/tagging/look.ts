import { attempt } from '../../failure.ts'
import { factsFrom } from '../facts.ts'
import type { TicketRecord } from '../records.ts'
import { withRequesterTags } from '../requester-tags.ts'
import { decide, type Looked } from './decide.ts'
import type { TagReading, TagStanding } from './ports.ts'
import type { Scene } from './scene.ts'
import { waitOf, type Tagged } from './tagged.ts'

/** Seconds between two looks at what has changed, once every ticket has been seen. */
const followEvery = 600
/**
 * Seconds after which every ticket is seen again: a hold may have run out, or the reading of the history may have learnt of
 * a kind after the ticket's last change was looked at.
 */
const anewAfter = 7 * 86_400

/** The same for a clock that was set back: a moment that is far ahead has not been. */
const isPast = (at: string | null, seconds: number, now: string): boolean =>
  at === null || Math.abs(Date.parse(now) - Date.parse(at)) >= seconds * 1000

const isOther = ({ reading, versionId, factsOf }: TagStanding): boolean =>
  reading === undefined || reading.versionId !== versionId || reading.factsOf !== factsOf

/** The tickets as the rules for tags look at them; what can't be read says nothing. */
export const lookedAt = async (
  { ports }: Pick<Scene, 'ports'>,
  records: readonly TicketRecord[],
): Promise<readonly Looked[]> => {
  const ids = records.map(({ id }) => id)
  const [known, tags] = [await ports.knownFacts(ids), await ports.policyTags(ids)]
  return records.flatMap((record) => {
    const facts = factsFrom(record, known.get(record.id))
    return facts === undefined ? [] : [{ record, facts, tags: tags.filter(({ ticketId }) => ticketId === record.id) }]
  })
}

const page = async (scene: Scene, reading: TagReading): Promise<Tagged> => {
  const { ports, claim, now } = scene
  const from = reading.cursor === null ? { startTime: 0 } : { cursor: reading.cursor }
  const read = await attempt(async () => {
    const states = await ports.ticketStates(from)
    return { ...states, tickets: await withRequesterTags(ports, scene.set, states.tickets) }
  })
  if (!read.ok) return waitOf(read.failure)
  const { tickets, cursor, isEnd } = read.value
  if (!isEnd && (cursor === null || cursor === reading.cursor))
    throw new Error('the cursor of the tickets stands still')
  const { set, version, putsBack } = scene
  const looked = await lookedAt(scene, tickets)
  const changes = decide(looked, { set, versionId: version.id, putsBack, now: Date.parse(now) })
  const next: TagReading = {
    ...reading,
    cursor: cursor ?? reading.cursor,
    read: reading.whole ? reading.read : reading.read + tickets.length,
    whole: reading.whole || isEnd,
    readAt: isEnd ? now : null,
  }
  return (await ports.keepTagPage(claim, next, changes, now)) ? { state: 'moved' } : { state: 'lost' }
}

/**
 * Looks for tickets that lack their tags, or that have lost one: all of them once a version, from then on those that have
 * changed. Nothing where it is too soon.
 */
export const lookOn = async (scene: Scene): Promise<Tagged> => {
  const { ports, claim, now, standing, version } = scene
  const { reading, factsOf } = standing
  if (reading === undefined || isOther(standing) || (reading.whole && isPast(reading.beganAt, anewAfter, now))) {
    const fresh = { versionId: version.id, cursor: null, read: 0, beganAt: now, readAt: null, whole: false, factsOf }
    return (await ports.beginTagging(claim, fresh)) ? { state: 'moved' } : { state: 'lost' }
  }
  return isPast(reading.readAt, followEvery, now) ? page(scene, reading) : { state: 'rests' }
}
