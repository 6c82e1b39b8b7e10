import type { ListedDismissal } from '../../../contract/dismissals.ts'
import type { LedgerRef } from '../../../contract/source.ts'
import type { EntryFields } from '../../../core/ledger/index.ts'
import type { EntityType } from '../../../core/pii/finding.ts'
import type { Instant } from '../../../core/time.ts'
import type { Refusal } from '../failure.ts'
import { refusalOf, type AdminPorts } from '../retention/admin.ts'

/** A line of the list; `at` to the microsecond, so that with `id` it names one place in the list. */
interface Place {
  readonly at: string
  readonly id: string
}

interface Kept extends Place {
  readonly type: string
  readonly userId: number | null
  readonly ticketId: number | null
}

type Which = { readonly id: string } | { readonly userId: number }

/** What was taken back, by kind and by who had dismissed it. */
type Taken = readonly { readonly type: string; readonly userId: number | null }[]

export interface TakeBackPorts extends AdminPorts {
  /** Newest first, those behind a place. */
  readonly listDismissals: (limit: number, behind: Place | undefined) => Promise<readonly Kept[]>
  /** Forgets them, with the ledger's entry in one transaction; undefined where there is none. */
  readonly takeBackDismissals: (
    which: Which,
    entryFor: (taken: Taken) => EntryFields,
  ) => Promise<{ readonly ledger: LedgerRef; readonly count: number } | undefined>
  readonly clock: () => Instant
}

const pageSize = 100

const placeIn = (written: string): Place => {
  const [at = '', id = ''] = written.split('_')
  return { at, id }
}

/** What the account has called no personal data, for admins: kinds, people and tickets, and nothing made of a value. */
export const listDismissed = async (
  ports: TakeBackPorts,
  userId: number,
  behind: string | undefined,
): Promise<{ readonly ok: true; readonly dismissals: ListedDismissal[]; readonly next: string | null } | Refusal> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  const found = await ports.listDismissals(pageSize + 1, behind === undefined ? undefined : placeIn(behind))
  const page = found.slice(0, pageSize)
  const last = found.length > page.length ? page.at(-1) : undefined
  const dismissals = page.map((one) => ({
    id: one.id,
    // Nothing is dismissed but by a kind that was known.
    type: one.type as EntityType,
    at: one.at,
    user_id: one.userId,
    ticket_id: one.ticketId,
  }))
  return { ok: true, dismissals, next: last === undefined ? null : `${last.at}_${last.id}` }
}

/**
 * An admin takes one back, or all that one person has made: from then on the values are found again, in every ticket. A
 * form that was learned of them stays learned; it is the settings' to say whether it is left out.
 */
export const takeBack = async (
  ports: TakeBackPorts,
  userId: number,
  which: Which,
): Promise<{ readonly ok: true; readonly ledger: LedgerRef; readonly count: number } | Refusal> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  const done = await ports.takeBackDismissals(which, (taken) => {
    const [whose] = taken.map((one) => one.userId)
    return {
      at: ports.clock(),
      actor: { user_id: userId },
      action: 'detection.dismissals-taken-back',
      types: [...new Set(taken.map(({ type }) => type))].sort(),
      count: taken.length,
      ...(whose === null || whose === undefined ? {} : { subject_user_id: whose }),
    }
  })
  return done === undefined ? { ok: false, problem: 'not-found' } : { ok: true, ...done }
}
