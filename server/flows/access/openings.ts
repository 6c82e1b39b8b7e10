import type { Instant } from '../../../core/time.ts'
import type { CasesPorts } from './cases.ts'
import type { KeptEvent } from './normalise.ts'

export interface OpeningPorts extends Pick<CasesPorts, 'streamStates'> {
  readonly clock: () => Instant
  /** False where this person has told `most` since `dayAgo`; one of the same ticket since `minuteAgo` is not kept again. */
  readonly keepOpening: (
    event: KeptEvent,
    limit: { readonly minuteAgo: Instant; readonly dayAgo: Instant; readonly most: number },
  ) => Promise<boolean>
}

/** A day of somebody who does nothing but open tickets; what is beyond it was made up to fill our tables. */
const mostADay = 2000

/**
 * Keeps that somebody opened a ticket, where the account has no access log that tells it better: who, which, when, and
 * nothing that stands in it. It is judged and forgotten like a row of the log. Whether they may see the ticket is not
 * asked, which would cost requests with each ticket that anybody opens: what they make up is about themselves.
 */
export const noteOpening = async (
  ports: OpeningPorts,
  userId: number,
  ticketId: number,
  openingId: string,
): Promise<boolean> => {
  const states = await ports.streamStates()
  if (states.find(({ log }) => log === 'access')?.state !== 'absent') return false
  const verb = 'view'
  const event = { verb, kind: 'ticket', object: ticketId, session: true, refused: false }
  const at = ports.clock()
  const ago = (seconds: number) => new Date(Date.parse(at) - seconds * 1000).toISOString()
  const limit = { minuteAgo: ago(60), dayAgo: ago(24 * 3600), most: mostADay }
  return ports.keepOpening({ log: 'app', id: openingId, at, actor: userId, verb, ticketId, event }, limit)
}
