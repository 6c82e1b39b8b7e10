import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** What a verdict of "expected" holds back: anything of this kind, or of this very cause, by this agent. */
export interface Silence {
  readonly id: string
  readonly caseId: string
  readonly actor: number
  readonly kind: string
  /** Under a key: a cause may be a customer, and a silence outlives what the log knew of them. */
  readonly cause: string | null
  readonly until: string
  readonly decidedBy: number
  readonly decidedAt: string
}

export interface Silenceable {
  readonly actor: number
  readonly kind: string
  readonly cause: string
  /** The cause as a silence has it. */
  readonly maskedCause: string
}

/** The silence that holds such a case back at that moment; those of an earlier version name their cause as it is. */
export const silencerOf = ({ actor, kind, cause, maskedCause }: Silenceable, at: string) =>
  sql<string | null>`(
    select id from access_suppressions
    where actor = ${actor} and kind = ${kind} and (cause is null or cause in (${cause}, ${maskedCause}))
      and decided_at <= ${at}::timestamptz and until > ${at}::timestamptz
    order by until desc limit 1)`

export const addSilence = async (tx: Tx, tenantId: string, added: Silence): Promise<void> => {
  const { id, caseId, actor, kind, cause, until, decidedBy, decidedAt } = added
  await tx
    .insertInto('access_suppressions')
    .values({
      ...{ tenant_id: tenantId, id, case_id: caseId, actor, kind, cause, until },
      ...{ decided_by: decidedBy, decided_at: decidedAt },
    })
    .execute()
}

/** What was silenced by a verdict on this case is so no longer: another verdict has taken its place. */
export const endSilencesOf = async (tx: Tx, caseId: string, at: string): Promise<void> => {
  await tx
    .updateTable('access_suppressions')
    .set({ until: at })
    .where('case_id', '=', caseId)
    .where('until', '>', sql<Date>`${at}::timestamptz`)
    .execute()
}
