import type { KnownFacts, TicketRecord } from './records.ts'

/** Zendesk archives a ticket so many days after it was closed. */
const archivedAfterMs = 120 * 86_400_000

/**
 * Whether Zendesk has archived a ticket by then; null where that isn't known. Without its history the last change tells: a
 * ticket was closed no later than that, but perhaps long before.
 */
export const isArchived = (
  { status, updated_at: updatedAt }: Pick<TicketRecord, 'status' | 'updated_at'>,
  known: KnownFacts | undefined,
  now: number,
): boolean | null => {
  if (status !== 'closed') return false
  const closedAt = known?.closedAt ?? null
  const isOld = Date.parse(closedAt ?? updatedAt ?? '') + archivedAfterMs <= now
  return isOld || (closedAt === null ? null : false)
}

/** What a plan says of a ticket that it deletes and can't do everything with. */
export const barrierOf = (
  archived: boolean | null,
  status: string | undefined,
): 'archived-no-restore' | 'archived-not-known' | 'closed-no-tag' | undefined => {
  if (archived !== false) return archived === true ? 'archived-no-restore' : 'archived-not-known'
  return status === 'closed' ? 'closed-no-tag' : undefined
}
