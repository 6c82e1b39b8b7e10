import type { Leftover } from '../../../contract/redactions.ts'
import type { Source } from '../../../contract/source.ts'
import { attempt, isGone } from '../failure.ts'
import { formsOf, type Comment, type ReadPorts, type Snapshot } from '../ticket.ts'

/** Whether one of these forms of a text holds a value that was removed. */
export type Holds = (forms: readonly string[]) => boolean | Promise<boolean>

/** A ticket merged with more than these is searched no further: each costs a reading of all its comments. */
const mergedAtMost = 10

const mergedWith = ({ via }: Comment): readonly number[] => (via.rel === 'merge' ? via.ticketIds : [])

const keep = async <T>(items: readonly T[], is: (item: T) => Promise<boolean>): Promise<readonly T[]> => {
  const kept: T[] = []
  for (const item of items) if (await is(item)) kept.push(item)
  return kept
}

/** A merged ticket that can't be read is named too: nobody can say that it holds no copy. */
const mayHoldCopy = async (ports: ReadPorts, ticketId: number, holds: Holds): Promise<boolean> => {
  const read = await attempt(() => ports.comments(ticketId))
  if (!read.ok) return !isGone(read.failure)
  for (const comment of read.value) if (await holds(formsOf(comment))) return true
  return false
}

/** What stays behind after a redaction: the e-mail original, copies in other comments, copies in tickets merged with this one. */
export const leftoversOf = async (
  ports: ReadPorts,
  { ticket, comments }: Snapshot,
  source: Source,
  holds: Holds,
): Promise<readonly Leftover[]> => {
  const isSource = ({ id }: Comment) => 'comment_id' in source && id === source.comment_id
  const byEmail = comments.some((comment) => isSource(comment) && comment.via.channel === 'email')
  const copies = await keep(
    comments.filter((comment) => !isSource(comment)),
    async (comment) => holds(formsOf(comment)),
  )
  const merged = [...new Set(comments.flatMap(mergedWith))].filter((id) => id !== ticket.id).slice(0, mergedAtMost)
  const reached = await keep(merged, (id) => mayHoldCopy(ports, id, holds))
  return [
    ...(byEmail ? [{ what: 'email-original' } as const] : []),
    ...copies.map(({ id }) => ({ what: 'copy-in-comment', comment_id: id }) as const),
    ...reached.map((id) => ({ what: 'copy-in-merged-ticket', ticket_id: id }) as const),
  ]
}
