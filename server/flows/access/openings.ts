import type { Instant } from '../../../core/time.ts'
import type { CasesPorts } from './cases.ts'
import type { KeptEvent } from './normalise.ts'

export interface OpeningPorts extends Pick<CasesPorts, 'streamStates'> {
  readonly clock: () => Instant
  /** An event that is there already is left as it is. */
  readonly keepEvents: (events: readonly KeptEvent[]) => Promise<number>
}

/**
 * Keeps that somebody opened a ticket, where the account has no access log that tells it better: who, which, when, and
 * nothing that stands in it. It is judged and forgotten like a row of the log.
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
  await ports.keepEvents([{ log: 'app', id: openingId, at: ports.clock(), actor: userId, verb, ticketId, event }])
  return true
}
