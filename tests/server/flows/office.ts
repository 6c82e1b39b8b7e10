import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { hmacHex } from '../../../core/envelope/index.ts'
import { verify, type Entry } from '../../../core/ledger/index.ts'
import { detect } from '../../../core/pii/index.ts'
import type { EntityType } from '../../../core/pii/finding.ts'
import type { RedactionItem, RedactionRequest } from '../../../contract/redactions.ts'
import type { Source } from '../../../contract/source.ts'
import { scannedText } from '../../../server/flows/ticket.ts'
import type { Database } from '../../../server/store/database.ts'
import { storeOf } from '../../../server/store/tenant-store.ts'
import { aTenant } from '../../support/tenant.ts'
import { deskPorts, type Desk } from './desk.ts'

const keys = { digest: randomBytes(32), page: randomBytes(32), session: randomBytes(32), stored: randomBytes(32) }

export const pageDigest = (raw: string) => hmacHex(keys.session, raw)
export const pageFingerprint = (type: EntityType, normalised: string) => hmacHex(keys.page, `${type}|${normalised}`)
export const storedFingerprint = (fingerprint: string) => hmacHex(keys.stored, fingerprint)

/** An account: a desk, its part of a real database, its keys. `ports` are what compose would hand to the flows. */
export const anOffice = async (database: Database, desk: Desk, by = database) => {
  const tenant = await aTenant(database)
  /** `atOnce`: whatever was begun until now, whoever holds it; a clock in milliseconds may lie before one in microseconds. */
  const portsOn = (on: Database, { leaseSeconds = 30, atOnce = false } = {}) => ({
    ...deskPorts(desk),
    ...storeOf(on, tenant, { leaseSeconds, before: atOnce ? new Date(Date.now() + 1) : undefined }),
    clock: () => new Date().toISOString(),
    newId: () => randomUUID(),
    digest: (raw: string) => hmacHex(keys.digest, raw),
    fingerprint: async (type: EntityType, normalised: string) =>
      storedFingerprint(await pageFingerprint(type, normalised)),
    storedFingerprint,
  })
  const entries = async (): Promise<readonly Entry[]> => {
    const stored = await storeOf(database, tenant, { leaseSeconds: 30 }).entriesAfter(0)
    return stored.map(({ canonical }) => JSON.parse(canonical) as Entry)
  }
  return {
    desk,
    tenant,
    ports: portsOn(by),
    portsOn,
    entries,
    actions: async () => (await entries()).map(({ action }) => action),
    verdict: async () => verify(await storeOf(database, tenant, { leaseSeconds: 30 }).entriesAfter(0)),
    /** Rows that somebody still has to settle or follow up. */
    unsettled: async () => {
      const { rows } = await sql<{ left: number }>`select count(*)::int as left from intents
        where tenant_id = ${tenant} and (state = 'open' or follow_up)`.execute(database.db)
      return rows[0]?.left
    },
    /** Everything that this database holds, as text. */
    dump: async () => {
      const tables = ['tenants', 'ledger', 'intents', 'dismissals', 'refused_tags']
      const rows = await Promise.all(
        tables.map((table) => sql`select to_jsonb(t)::text as row from ${sql.table(table)} t`.execute(database.db)),
      )
      return JSON.stringify(rows.map(({ rows: found }) => found))
    },
  }
}

export type Office = Awaited<ReturnType<typeof anOffice>>

export const asker = { userId: 41, pageDigest }

/** What the page would ask for: every finding of that text, or those of some kinds. */
export const itemFor = async (source: Source, raw: string, wanted?: readonly EntityType[]): Promise<RedactionItem> => ({
  source,
  digest: await pageDigest(raw),
  findings: detect(scannedText(source, raw))
    .filter(({ type }) => wanted?.includes(type) ?? true)
    .map(({ type, start, end }) => ({ type, start, end })),
})

export const requestFor = (items: RedactionItem[], ticketId = 7): RedactionRequest => ({
  request_id: randomUUID(),
  ticket_id: ticketId,
  items,
})
