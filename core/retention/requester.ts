import { holdOver } from './plan.ts'
import type { Hold } from './policy.ts'
import type { Milliseconds, TicketFacts } from './ticket.ts'

/** What is known of somebody who has asked; `undefined` is not known. Tags are in lower case. */
export interface Person {
  readonly id: number
  /** `end-user`, `agent` or `admin`. */
  readonly role: string
  readonly organization: number | null | undefined
  readonly tags: readonly string[] | undefined
}

/** Nothing but what every ticket of theirs has in common. */
const anyTicketOf = ({ id, organization, tags }: Person): TicketFacts => ({
  id: 0,
  status: undefined,
  channel: undefined,
  type: undefined,
  priority: undefined,
  brand: undefined,
  group: undefined,
  organization,
  form: undefined,
  requester: id,
  tags: undefined,
  requester_tags: tags,
  pii: undefined,
  fields: undefined,
  since: {
    created: undefined,
    updated: undefined,
    solved: undefined,
    closed: undefined,
    last_customer_comment: undefined,
  },
})

/** What a hold says of a ticket of which nothing is known but who asked: a deleted one can't be read any more. */
export const holdOverDeleted = (
  holds: readonly Hold[],
  requester: number | undefined,
  now: Milliseconds,
): ReturnType<typeof holdOver> =>
  holdOver(holds, { ...anyTicketOf({ id: 0, role: '', organization: undefined, tags: undefined }), requester }, now)

/** Whether a hold covers this person whatever the ticket: one that names them, their organization or their tags. */
export const isHeld = (holds: readonly Hold[], person: Person, now: Milliseconds): boolean =>
  holdOver(holds, anyTicketOf(person), now) === 'hold'
