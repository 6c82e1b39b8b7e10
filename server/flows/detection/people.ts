import { attempt } from '../failure.ts'
import type { Snapshot } from '../ticket.ts'

/** Someone of the ticket, as their profile in Zendesk says. It lives in memory and is never stored or logged. */
export interface Person {
  readonly id: number
  readonly name: string
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly isAgent: boolean
}

export interface PeoplePorts {
  /** Those of the ids that there are; remembered for a while, so that an agent is asked for once and not with every ticket. */
  readonly people: (ids: readonly number[]) => Promise<readonly Person[]>
}

/** What Zendesk gives in one answer; a ticket with more people is a list. */
const most = 100

/** Who asked, who is copied in, who answers, who wrote. */
const idsOf = ({ ticket, comments }: Snapshot): readonly number[] => {
  const { requesterId, assigneeId, collaboratorIds } = ticket
  const ids = [requesterId, assigneeId, ...collaboratorIds, ...comments.map(({ authorId }) => authorId)]
  // Zendesk itself writes as -1.
  return [...new Set(ids.filter((id) => id !== null && id > 0) as number[])].slice(0, most)
}

const notToBeRead: ReadonlySet<string> = new Set(['not-found', 'forbidden'])

/** The ticket's people; none where Zendesk won't show them. Throws where it doesn't answer, for the work to be done later. */
export const peopleOf = async (ports: PeoplePorts, snapshot: Snapshot): Promise<readonly Person[]> => {
  const read = await attempt(() => ports.people(idsOf(snapshot)))
  if (read.ok) return read.value
  if (notToBeRead.has(read.failure.code)) return []
  throw read.error
}
