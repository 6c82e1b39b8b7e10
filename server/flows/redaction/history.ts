import { historyEntry, type HistoryEntry } from '../../../contract/history.ts'
import type { LedgerRef } from '../../../contract/source.ts'
import type { Refusal } from '../failure.ts'
import { sightOf, type SightPorts } from './permission.ts'

export interface HistoryPorts extends SightPorts {
  /** The ledger's entries of this ticket, newest first. */
  readonly entriesOfTicket: (ticketId: number) => Promise<readonly (LedgerRef & { readonly canonical: string })[]>
  /** The number of the first entry of the account's chain that does not hold, or null. */
  readonly brokenAt: () => Promise<number | null>
}

export type History =
  { readonly ok: true; readonly entries: readonly HistoryEntry[]; readonly chain: 'intact' | 'broken' } | Refusal

const shown = ({ seq, hash, canonical }: LedgerRef & { readonly canonical: string }): readonly HistoryEntry[] => {
  const entry = JSON.parse(canonical) as { readonly actor: { readonly user_id?: number } }
  const read = historyEntry.safeParse({ ...entry, ledger: { seq, hash }, actor_id: entry.actor.user_id })
  return read.success ? [read.data] : []
}

/** Who removed what kind, when, for those who may see the ticket; and whether the account's whole chain holds. */
export const historyOf = async (ports: HistoryPorts, userId: number, ticketId: number): Promise<History> => {
  const sight = await sightOf(ports, userId, ticketId)
  if (!sight.ok) return sight
  const [entries, broken] = await Promise.all([ports.entriesOfTicket(ticketId), ports.brokenAt()])
  return { ok: true, entries: entries.flatMap(shown), chain: broken === null ? 'intact' : 'broken' }
}
