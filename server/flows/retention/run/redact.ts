import { ordersFor } from '../../../../core/retention/index.ts'
import { withoutOurs } from '../facts.ts'
import type { PlanTicket, TicketChange } from '../records.ts'
import type { Redacted } from './ports.ts'
import type { Checked } from './recheck.ts'
import type { Advanced, Scene } from './scene.ts'
import { lookedAgain, sift } from './sift.ts'

/** Looked at together, so that one that waits for the history doesn't hold up the others; only the first is redacted. */
const lookedAtOnce = 10

/** What a hold can still keep from being redacted; that its own redactions have changed a ticket is no reason to leave it half done. */
const isStillDue = async (scene: Scene, ticket: PlanTicket): Promise<boolean> => {
  const looked = await lookedAgain(scene, [ticket])
  return looked.ok && !looked.value.bad.some(({ why }) => why === 'held' || why === 'hold-not-known' || why === 'gone')
}

const changeAfter = (
  ticket: PlanTicket,
  state: Redacted['state'],
  oursAt: string | null,
  redactedFor: readonly string[],
): TicketChange => {
  const { ticketId, actions } = ticket
  if (state === 'failed') return { ticketId, step: null, state: 'failed', reason: 'redaction-failed' }
  if (state !== 'done') return { ticketId, oursAt }
  const deletes = actions.some((action) => action !== 'redact')
  return deletes
    ? { ticketId, redacted: true, redactedFor, oursAt, step: 'mark', state: 'planned' }
    : { ticketId, redacted: true, redactedFor, oursAt, step: null, state: 'done' }
}

const redact = async (scene: Scene, { ticket, facts }: Checked): Promise<Advanced> => {
  const { ports, claim, run, plan, set, inForce, now } = scene
  const { ticketId } = ticket
  // What an earlier step has redacted has changed the ticket: what is still to be redacted doesn't hang on that.
  const before = withoutOurs(set, facts, ticket)
  const { kinds, attachments, redactsFor } = ordersFor(set, before, Date.parse(now))
  const redacted = await ports.redactTicket(
    { ticketId, actorId: run.startedBy, kinds, attachments },
    { mayAct: () => ports.mayAct(claim, run.id, inForce.id), isStillDue: () => isStillDue(scene, ticket) },
  )
  scene.spent.requests += redacted.requests
  const change = changeAfter(ticket, redacted.state, redacted.oursAt ?? ticket.oursAt, redactsFor)
  if (!(await ports.changeTickets(claim, plan.id, [change]))) return { state: 'lost' }
  return redacted.state === 'open' ? { state: 'again', seconds: redacted.retryAfter ?? 5 } : { state: 'moved' }
}

/**
 * Redactions go one ticket a step, each looked at again just before, by the same hands as an agent's: intended, done, read
 * back, written down.
 */
export const redactOne = async (scene: Scene): Promise<Advanced | undefined> => {
  const { ports, plan, now } = scene
  const tickets = await ports.ticketsToDo(plan.id, 'redact', now, lookedAtOnce)
  if (tickets.length === 0) return undefined
  const sifted = await sift(scene, tickets)
  if (!sifted.ok) return sifted.instead
  if (sifted.waits) return undefined
  const [first] = sifted.good
  return first === undefined ? { state: 'moved' } : redact(scene, first)
}
