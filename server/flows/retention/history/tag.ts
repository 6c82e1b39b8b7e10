import { tagChange } from '../../../../core/proposal/index.ts'
import { counted } from './events.ts'
import type { Bearing, Held, HistoryPorts, Known, Learnt, RefusedTags } from './ports.ts'

/** Zendesk takes no more in one call. */
const most = 100
/** Looked at together, so that those that want the same are many. */
const atOnce = 1000

interface Wanted extends RefusedTags {
  readonly closed: boolean
}

const wantedFor = ({ ticketId, tags, closed }: Bearing, known: Known | undefined): readonly Wanted[] => {
  // What is not known is not judged: a tag that may be right stays.
  if (known === undefined || known.kinds === null) return []
  const { add, remove } = tagChange(tags, known.kinds)
  return add.length + remove.length === 0 ? [] : [{ ticketId, add, remove, closed }]
}

const alike = (one: Wanted, other: Wanted): boolean =>
  one.closed === other.closed && one.add.join() === other.add.join() && one.remove.join() === other.remove.join()

/**
 * One call's worth of tags. Every change of a ticket begins Zendesk's own clock anew, so each half of it is the admin's
 * to choose; what is not written to a closed ticket is kept as one that it refused.
 */
export const tagBatch = async (ports: HistoryPorts, { standing }: Held): Promise<Learnt> => {
  const bearing = await ports.store.toTag(atOnce)
  if (bearing.length === 0) return { standing: { ...standing, phase: 'following' }, finished: true }
  const known = await ports.store.knownAmong(bearing.map(({ ticketId }) => ticketId))
  const wanted = bearing.flatMap((one) => wantedFor(one, known.get(one.ticketId)))
  const right = new Set(bearing.map(({ ticketId }) => ticketId))
  for (const { ticketId } of wanted) right.delete(ticketId)
  const [first] = wanted
  if (first === undefined) return { standing, tagged: [...right] }

  const batch = wanted.filter((one) => alike(one, first)).slice(0, most)
  const ticketIds = batch.map(({ ticketId }) => ticketId)
  const isWritten = first.closed ? standing.tagClosed : standing.tagOpen
  const { add, remove } = first
  const refused = new Set(isWritten ? await ports.tagMany({ ticketIds, add, remove }) : ticketIds)
  const counters = counted(standing.counters, { tagged: ticketIds.length - refused.size, untagged: refused.size })
  return {
    standing: { ...standing, counters },
    tagged: [...right, ...ticketIds],
    refusedTags: batch.filter(({ ticketId, closed }) => closed && refused.has(ticketId)),
  }
}
