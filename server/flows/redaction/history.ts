import { historyEntry, type HistoryEntry } from '../../../contract/history.ts'
import type { LedgerRef } from '../../../contract/source.ts'
import type { Refusal } from '../failure.ts'
import { sightOf, type SightPorts } from './permission.ts'

export interface HistoryPorts extends SightPorts {
  /** The ledger's entries of this ticket, newest first. */
  readonly entriesOfTicket: (ticketId: number) => Promise<readonly (LedgerRef & { readonly canonical: string })[]>
  /** The number of an entry of the account's chain that is known not to hold, or null; what came last is verified for it. */
  readonly brokenAt: () => Promise<number | null>
}

export type History =
  { readonly ok: true; readonly entries: readonly HistoryEntry[]; readonly chain: 'intact' | 'broken' } | Refusal

interface Written {
  readonly actor?: { readonly user_id?: number }
}

/** Undefined for a text that is no entry: somebody got past the guards, and the chain is told as broken. */
const written = (canonical: string): Written | undefined => {
  try {
    const value: unknown = JSON.parse(canonical)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const shown = ({ seq, hash, canonical }: LedgerRef & { readonly canonical: string }): readonly HistoryEntry[] => {
  const entry = written(canonical)
  const read = historyEntry.safeParse({ ...entry, ledger: { seq, hash }, actor_id: entry?.actor?.user_id })
  return read.success ? [read.data] : []
}

/** Who removed what kind, when, for those who may see the ticket; and whether the account's whole chain holds. */
export const historyOf = async (ports: HistoryPorts, userId: number, ticketId: number): Promise<History> => {
  const sight = await sightOf(ports, userId, ticketId)
  if (!sight.ok) return sight
  const [entries, broken] = await Promise.all([ports.entriesOfTicket(ticketId), ports.brokenAt()])
  return { ok: true, entries: entries.flatMap(shown), chain: broken === null ? 'intact' : 'broken' }
}
