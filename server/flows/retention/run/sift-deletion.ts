import { ordersFor } from '../../../../core/retention/index.ts'
import { withoutOurs } from '../facts.ts'
import type { TicketChange } from '../records.ts'
import type { Checked } from './recheck.ts'
import type { Scene } from './scene.ts'

/**
 * What a policy that has come to the ticket since it was marked says against its deletion now, or for good: a longer grace
 * counts from the mark, as the others do. What was put off isn't hastened, and nothing becomes final, by one that has gone.
 */
const stricterFor = ({ set, now }: Scene, { ticket, facts }: Checked): TicketChange => {
  const { ticketId, permanently, markedAt, oursAt } = ticket
  const marked = markedAt ?? oursAt
  const orders = ordersFor(set, withoutOurs(set, facts, ticket), Date.parse(marked ?? now))
  const isLater = marked !== null && orders.deleteAt !== undefined && orders.deleteAt > Date.parse(now)
  return {
    ticketId,
    ...(permanently && !orders.permanently ? { permanently: false } : {}),
    ...(isLater ? { state: 'waiting', deleteAt: new Date(orders.deleteAt).toISOString() } : {}),
  }
}

/** Of tickets that may be deleted now: those that are to be, and what is to be written down of any of them before. */
export const siftDeletion = (
  scene: Scene,
  checked: readonly Checked[],
): { readonly good: readonly Checked[]; readonly changes: readonly TicketChange[] } => {
  const stricter = checked
    .filter(({ ticket }) => ticket.step === 'delete')
    .map((one) => stricterFor(scene, one))
    .filter((change) => change.deleteAt !== undefined || change.permanently !== undefined)
  const later = new Set(stricter.filter(({ deleteAt }) => deleteAt !== undefined).map(({ ticketId }) => ticketId))
  return { good: checked.filter(({ ticket }) => !later.has(ticket.ticketId)), changes: stricter }
}
