import { tagChange } from '../../../../core/proposal/index.ts'
import { counted } from './events.ts'
import type { JobReport } from '../run/ports.ts'
import type { Bearing, Held, HistoryPorts, HistoryTagging, Known, Learnt, RefusedTags, Standing } from './ports.ts'

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

/** Seconds between looks at a job within one step: most are over by then. The others are looked at again in later steps. */
const looks = [1, 2, 3]
/** … after so many seconds, or as many as they have been looked at. */
const leastPause = 5
const longestPause = 30
/** A call whose job failed as a whole, or was forgotten, is sent once more. */
const triesAtMost = 2

const doneBy = async (ports: HistoryPorts, { jobId, ticketIds }: HistoryTagging): Promise<JobReport | undefined> => {
  for (const seconds of looks) {
    const [job] = await ports.jobStatuses([{ jobId, ticketIds }])
    if (job?.state !== 'open') return job
    await ports.sleep(seconds * 1000)
  }
  return undefined
}

const begun = async (ports: HistoryPorts, call: Omit<HistoryTagging, 'jobId' | 'looks'>): Promise<HistoryTagging> => {
  const turn = await ports.tagTickets()
  return { ...call, jobId: await turn.send(call), looks: 0 }
}

/** Of a call that nobody has to be asked about. */
const settled = (
  standing: Standing,
  call: Omit<RefusedTags, 'ticketId'> & Pick<HistoryTagging, 'ticketIds' | 'closed'>,
  changed: ReadonlySet<number>,
): Learnt => {
  const { ticketIds, closed, add, remove } = call
  const refused = ticketIds.filter((id) => !changed.has(id))
  const counters = counted(standing.counters, { tagged: ticketIds.length - refused.length, untagged: refused.length })
  return {
    standing: { ...standing, tagging: undefined, counters },
    tagged: ticketIds,
    refusedTags: closed ? refused.map((ticketId) => ({ ticketId, add, remove })) : [],
  }
}

/** Whoever isn't said to have been changed has not been; of a job that failed as a whole, that is everyone. */
const goOn = async (ports: HistoryPorts, standing: Standing, tagging: HistoryTagging): Promise<Learnt> => {
  const job = await doneBy(ports, tagging)
  if (job === undefined) {
    const pause = Math.min(longestPause, leastPause + tagging.looks)
    return { standing: { ...standing, tagging: { ...tagging, looks: tagging.looks + looks.length } }, pause }
  }
  if (job.state !== 'completed' && tagging.tries < triesAtMost) {
    const again = await begun(ports, { ...tagging, tries: tagging.tries + 1 })
    return { standing: { ...standing, tagging: again } }
  }
  return settled(standing, tagging, new Set(job.items.filter(({ ok }) => ok).map(({ id }) => id)))
}

/**
 * One call's worth of tags. Every change of a ticket begins Zendesk's own clock anew, so each half of it is the admin's
 * to choose; what is not written to a closed ticket is kept as one that it refused. The job's name is stored before it is
 * looked at, so that whoever takes the account next goes on with it.
 */
export const tagBatch = async (ports: HistoryPorts, { standing }: Held): Promise<Learnt> => {
  if (standing.tagging !== undefined) return goOn(ports, standing, standing.tagging)
  const bearing = await ports.store.toTag(atOnce)
  if (bearing.length === 0) return { standing: { ...standing, phase: 'following' }, finished: true }
  const known = await ports.store.knownAmong(bearing.map(({ ticketId }) => ticketId))
  const wanted = bearing.flatMap((one) => wantedFor(one, known.get(one.ticketId)))
  const right = new Set(bearing.map(({ ticketId }) => ticketId))
  for (const { ticketId } of wanted) right.delete(ticketId)
  const [first] = wanted
  if (first === undefined) return { standing, tagged: [...right] }

  const { add, remove, closed } = first
  const ticketIds = wanted.flatMap((one) => (alike(one, first) ? [one.ticketId] : [])).slice(0, most)
  const call = { ticketIds, add, remove, closed }
  if (!(closed ? standing.tagClosed : standing.tagOpen)) {
    const left = settled(standing, call, new Set())
    return { ...left, tagged: [...right, ...ticketIds] }
  }
  return { standing: { ...standing, tagging: await begun(ports, { ...call, tries: 1 }) }, tagged: [...right] }
}
