import type { EntryFields } from '../../../core/ledger/index.ts'
import type { EntityType } from '../../../core/pii/finding.ts'
import { requestedTag } from '../../../core/proposal/index.ts'
import type { Instant } from '../../../core/time.ts'
import type { LedgerRef } from '../../../contract/source.ts'
import type { DetectionPorts } from '../detection/look.ts'
import { areKnown } from '../detection/settings.ts'
import { attempt, isGone, refuse, type Refusal } from '../failure.ts'
import { changeTags, type TagPorts } from '../detection/tags.ts'
import { sightOf, type SightPorts } from './permission.ts'

export interface RequestPorts extends SightPorts, TagPorts, DetectionPorts {
  readonly append: (entry: EntryFields) => Promise<LedgerRef>
  readonly clock: () => Instant
}

/**
 * Someone who may not redact asks someone who may: the ticket gets a tag that a view can list. The tag comes first, since
 * setting it twice is harmless, while an entry of a request that never arrived could not be taken back.
 */
export const requestRedaction = async (
  ports: RequestPorts,
  userId: number,
  asked: { readonly ticket_id: number; readonly types: readonly EntityType[] },
): Promise<{ readonly ok: true; readonly ledger: LedgerRef } | Refusal> => {
  const sight = await sightOf(ports, userId, asked.ticket_id)
  if (!sight.ok) return sight
  if (!(await areKnown(ports, asked.types))) return { ok: false, problem: 'bad-request' }
  const read = async () => ({ ticket: await ports.ticket(asked.ticket_id), comments: [], chat: [] })
  const first = { ticket: sight.ticket, comments: [], chat: [] }
  const tagged = await attempt(() => changeTags(ports, read, () => ({ add: [requestedTag], remove: [] }), first))
  if (!tagged.ok) {
    return isGone(tagged.failure) ? { ok: false, problem: 'ticket-gone' } : refuse(tagged.failure)
  }
  const types = [...new Set(asked.types)].sort()
  const ledger = await ports.append({
    at: ports.clock(),
    actor: { user_id: userId },
    action: 'redaction.requested',
    ticket_id: asked.ticket_id,
    types,
    count: asked.types.length,
  })
  return { ok: true, ledger }
}
