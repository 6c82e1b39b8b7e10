import { holdOverDeleted } from '../../../../core/retention/index.ts'
import { laterOf, readerOf } from '../facts.ts'
import type { PlanTicket, TicketChange, TicketRecord } from '../records.ts'
import { requestersIn, withRequesterTags } from '../requester-tags.ts'
import { recheck, type Checked } from './recheck.ts'
import { counted, waitOf, type Advanced, type Scene } from './scene.ts'
import { siftDeletion } from './sift-deletion.ts'

type Tickets = Parameters<typeof recheck>[1]

/** What a step goes on with; `waits`: with none before the history has been read further. Or what it comes to instead. */
type Sifted =
  | { readonly ok: true; readonly good: readonly Checked[]; readonly waits: boolean }
  | { readonly ok: false; readonly instead: Advanced }

export const readBack = async (scene: Scene, ids: readonly number[]) => {
  const { ports, set } = scene
  const records = await counted(scene, () => ports.ticketsAmong(ids))
  if (!records.ok || requestersIn(set, records.value).length === 0) return records
  return counted(scene, () => withRequesterTags(ports, set, records.value))
}

/** The same tickets as they are at this moment, looked at as the plan looked at them. */
export const lookedAgain = async (scene: Scene, tickets: Tickets) => {
  const { ports, plan, set, now } = scene
  const ids = tickets.map(({ ticketId }) => ticketId)
  const records = await readBack(scene, ids)
  if (!records.ok) return records
  const readFacts = await readerOf(ports, ids, plan.versionId)
  const checked = recheck(set, tickets, records.value, readFacts, Date.parse(now))
  return { ok: true, value: { ...checked, records: records.value } } as const
}

/** Who asks by now, where somebody has changed that: a user goes with no ticket that isn't theirs any more, and stays for one that is. */
const requesterChanges = (tickets: Tickets, records: readonly TicketRecord[]): TicketChange[] => {
  const known = new Map(tickets.map(({ ticketId, requesterId }) => [ticketId, requesterId]))
  return records
    .map(({ id, requester_id }) => ({ ticketId: id, requesterId: requester_id ?? null }))
    .filter(({ ticketId, requesterId }) => known.get(ticketId) !== requesterId)
}

/** The tickets of a batch that are still what the plan took them to be; the others are let off, each with its reason. */
export const sift = async (scene: Scene, tickets: Tickets): Promise<Sifted> => {
  const { ports, claim, plan } = scene
  const spent = scene.spent.requests
  const looked = await lookedAgain(scene, tickets)
  if (!looked.ok) return { ok: false, instead: waitOf(looked.failure) }
  const { bad, unread, records } = looked.value
  const { good, changes } = siftDeletion(scene, looked.value.good)
  const off = bad.map(({ ticketId, why }): TicketChange => ({ ticketId, step: null, state: 'skipped', reason: why }))
  const all = [...requesterChanges(tickets, records), ...changes, ...off]
  if (!(await ports.changeTickets(claim, plan.id, all))) return { ok: false, instead: { state: 'lost' } }
  const waits = unread > 0 && unread === tickets.length
  if (waits) {
    scene.spent.waits = true
    // Looking again while waiting is no work that the forecast knows of.
    scene.spent.requests = spent
  }
  return { ok: true, good, waits }
}

/**
 * What a hold says against deleting for good. Before its deletion the ticket was looked at with the holds that were in force
 * then; with those that have come since only who asked is known of it, and whatever else they ask for may be so.
 */
const heldSince = ({ inForce, now }: Scene, { holdsOf, requesterId }: PlanTicket) =>
  holdsOf === inForce.id ? undefined : holdOverDeleted(inForce.holds, requesterId ?? undefined, Date.parse(now))

/** For good only what is gone already: whatever is there again, somebody has brought back. */
export const siftErase = async (scene: Scene, tickets: Tickets): Promise<Sifted> => {
  const { ports, claim, plan } = scene
  const records = await readBack(
    scene,
    tickets.map(({ ticketId }) => ticketId),
  )
  if (!records.ok) return { ok: false, instead: waitOf(records.failure) }
  const back = new Map(records.value.map((record) => [record.id, record]))
  const changes: TicketChange[] = []
  const good: Checked[] = []
  for (const ticket of tickets) {
    const { ticketId } = ticket
    const hold = heldSince(scene, ticket)
    const there = back.get(ticketId)
    if (there !== undefined)
      changes.push({ ticketId, step: null, state: 'restored', reason: 'restored', backAt: laterOf(scene.now, [there]) })
    else if (hold === undefined) good.push({ ticket } as Checked)
    else changes.push({ ticketId, step: null, state: 'skipped', reason: hold === 'hold' ? 'held' : hold })
  }
  if (!(await ports.changeTickets(claim, plan.id, changes))) return { ok: false, instead: { state: 'lost' } }
  return { ok: true, good, waits: false }
}
