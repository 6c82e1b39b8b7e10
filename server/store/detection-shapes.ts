import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** A form of number as it is kept: `fingerprint` is an HMAC of it under a key of the tenant's own. */
export interface SealedShape {
  readonly fingerprint: string
  readonly sealed: string
}

/** More forms than an account could have: whoever makes them up fills no disk. */
const mostShapes = 2000
/** What is seen in so many tickets is known well enough: further ones are not written down. */
const mostSightings = 100
/** As many as a person looks through. */
const mostTold = 200

/** Notes that a ticket holds numbers of these forms; noted twice is noted once. */
export const noteShapes = async (
  tx: Tx,
  tenantId: string,
  ticketId: number,
  shapes: readonly SealedShape[],
): Promise<void> => {
  for (const { fingerprint, sealed } of shapes) {
    await sql`insert into own_number_shapes (tenant_id, fingerprint, sealed_shape)
      select ${tenantId}, ${fingerprint}, ${sealed}
      where (select count(*) from own_number_shapes) < ${mostShapes}
      on conflict do nothing`.execute(tx)
    await sql`insert into own_number_sightings (tenant_id, fingerprint, ticket_id)
      select ${tenantId}, fingerprint, ${ticketId} from own_number_shapes
      where fingerprint = ${fingerprint}
        and (select count(*) from own_number_sightings where fingerprint = ${fingerprint}) < ${mostSightings}
      on conflict do nothing`.execute(tx)
  }
}

/** The forms seen in the most tickets, with how many. */
export const seenShapes = async (
  tx: Tx,
): Promise<readonly { readonly sealed: string; readonly fingerprint: string; readonly tickets: number }[]> => {
  const { rows } = await sql<{ sealed: string; fingerprint: string; tickets: number }>`
    select sealed_shape as sealed, fingerprint, count(*)::int as tickets
    from own_number_shapes join own_number_sightings using (tenant_id, fingerprint)
    group by tenant_id, fingerprint, sealed_shape order by tickets desc, fingerprint limit ${mostTold}`.execute(tx)
  return rows
}
