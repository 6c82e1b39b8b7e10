import { batchSize, mostRequests, ordersFor } from '../../../../core/retention/index.ts'
import { withoutOurs } from '../facts.ts'
import type { PlanTicket, TicketChange } from '../records.ts'
import type { Redacted } from './ports.ts'
import type { Checked } from './recheck.ts'
import type { Advanced, Scene } from './scene.ts'
import { lookedAgain, sift } from './sift.ts'

/** Looked at together, so that one that waits for the history doesn't hold up the others; only the first is redacted. */
const lookedAtOnce = 10
/**
 * Where all of these wait, the next ones are looked at, by the hundred, for as many requests in one step. Behind more than
 * that some would be held up; each request more would be asked again before every redaction, and twice a minute by a run
 * that only waits.
 */
const looksFurther = 10

/** A tag that is put on a ticket is seen by looking at it: no text or file goes longer than that after a look. */
const looksAgainAfterMs = 2000

/** What a hold can still keep from being redacted; that its own redactions have changed a ticket is no reason to leave it half done. */
const isStillDue = async (scene: Scene, ticket: PlanTicket): Promise<boolean> => {
  const looked = await lookedAgain(scene, [ticket])
  return looked.ok && !looked.value.bad.some(({ why }) => why === 'held' || why === 'hold-not-known' || why === 'gone')
}

const changeAfter = (
  ticket: PlanTicket,
  { state, changed, oursAt = ticket.oursAt ?? undefined }: Redacted,
  redactedFor: readonly string[],
): TicketChange => {
  const { ticketId, actions } = ticket
  // Of a ticket that held nothing, nothing was removed: no certificate says so.
  const told = { ticketId, ...(changed ? { redacted: true } : {}), oursAt: oursAt ?? null }
  if (state === 'failed') return { ...told, step: null, state: 'failed', reason: 'redaction-failed' }
  if (state !== 'done') return told
  const deletes = actions.some((action) => action !== 'redact')
  return deletes
    ? { ...told, redactedFor, step: 'mark', state: 'planned' }
    : { ...told, redactedFor, step: null, state: 'done' }
}

const redact = async (scene: Scene, { ticket, facts, updatedAt }: Checked): Promise<Advanced> => {
  const { ports, claim, run, plan, set, inForce, now } = scene
  const { ticketId } = ticket
  // What an earlier step has redacted has changed the ticket: what is still to be redacted doesn't hang on that.
  const before = withoutOurs(set, facts, ticket)
  const { kinds, attachments, redactsFor } = ordersFor(set, before, Date.parse(now))
  let lookedAt = Date.parse(ports.clock())
  const looked = async (): Promise<boolean> => {
    lookedAt = Date.parse(ports.clock())
    return isStillDue(scene, ticket)
  }
  const redacted = await ports.redactTicket(
    { ticketId, actorId: run.startedBy, kinds, attachments, updatedAt },
    {
      mayAct: async () =>
        (Date.parse(ports.clock()) - lookedAt < looksAgainAfterMs || (await looked())) &&
        ports.mayAct(claim, run.id, inForce.id),
      maySpend: (requests) => run.requestsUsed + scene.spent.requests + requests <= mostRequests(run.requestsForecast),
      isStillDue: looked,
    },
  )
  scene.spent.requests += redacted.requests
  const change = changeAfter(ticket, redacted, redactsFor)
  if (!(await ports.changeTickets(claim, plan.id, [change]))) return { state: 'lost' }
  return redacted.state === 'open' ? { state: 'again', seconds: redacted.retryAfter ?? 5 } : { state: 'moved' }
}

/**
 * Redactions go one ticket a step, each looked at again just before, by the same hands as an agent's: intended, done, read
 * back, written down.
 */
export const redactOne = async (scene: Scene): Promise<Advanced | undefined> => {
  const { ports, plan, now } = scene
  let after = 0
  for (let look = 0; look <= looksFurther; look += 1) {
    const limit = look === 0 ? lookedAtOnce : batchSize
    const tickets = await ports.ticketsToDo(plan.id, 'redact', now, limit, after)
    const last = tickets.at(-1)
    if (last === undefined) return undefined
    const sifted = await sift(scene, tickets)
    if (!sifted.ok) return sifted.instead
    const [first] = sifted.good
    if (first !== undefined) {
      scene.spent.waits = false
      return redact(scene, first)
    }
    if (!sifted.waits) return { state: 'moved' }
    if (tickets.length < limit) return undefined
    after = last.ticketId
  }
  return undefined
}
