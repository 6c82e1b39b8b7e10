import { sql } from 'kysely'
import { genesis } from '../../core/ledger/index.ts'
import type { LedgerRef } from '../../contract/source.ts'
import type { Tx } from './database.ts'

/** Somebody waits for these; what is written between two rounds is less. */
const onRequest = 2000
/** A page of the walk: a fraction of a second, after which others have their turn with the database. */
const page = 5000

const start: LedgerRef = { seq: 0, hash: genesis }

export interface Checked {
  /** The first entry that does not hold, or null. */
  readonly broken: number | null
  /** How many entries were hashed for it. */
  readonly hashed: number
}

interface Inspected extends Checked {
  /** The last entry that was looked at; where it began where there is none. */
  readonly last: LedgerRef
  /** What an entry that was asked about has for its hash; null where it was not among them. */
  readonly hashAt: string | null
}

/**
 * Of so many entries after one that holds, the first that does not follow, does not hash to its hash, or says something
 * else than its columns. The same rule as `verify` of core/ledger, run where the entries are: no entry leaves the database.
 * A text is read as JSON only where its hash fits, and then with care: what it says is compared as text.
 */
const inspect = async (tx: Tx, after: LedgerRef, limit: number, about = 0): Promise<Inspected> => {
  const { rows } = await sql<{ hashed: number; broken: number | null; seq: number | null; hash: string; at: string }>`
    select count(*)::int as hashed,
      min(seq) filter (where seq <> place or prev <> expected or body is null
        or body->>'seq' is distinct from seq::text or body->>'prev' is distinct from prev
        or body->>'ticket_id' is distinct from ticket_id::text) as broken,
      max(seq) as seq, (array_agg(hash order by seq desc))[1] as hash, max(hash) filter (where seq = ${about}) as at
    from (
      select seq, prev, hash, ticket_id,
        case when hash = encode(sha256(convert_to(canonical, 'UTF8')), 'hex') then ledger_body(canonical) end as body,
        lag(hash, 1, ${after.hash}::text) over chain as expected, row_number() over chain + ${after.seq}::bigint as place
      from (
        select seq, prev, hash, ticket_id, canonical from ledger where seq > ${after.seq} order by seq limit ${limit}
      ) as page window chain as (order by seq)
    ) as entries`.execute(tx)
  const [row] = rows
  const last = row === undefined || row.seq === null ? after : { seq: row.seq, hash: row.hash }
  return { hashed: row?.hashed ?? 0, broken: row?.broken ?? null, last, hashAt: row?.at ?? null }
}

/** The furthest point only moves on: of two that verified at once, the shorter way takes nothing back. */
const remember = (tx: Tx, tenantId: string, { seq, hash }: LedgerRef) =>
  tx
    .insertInto('ledger_checks')
    .values({ tenant_id: tenantId, seq, hash })
    .onConflict((conflict) =>
      conflict
        .column('tenant_id')
        .doUpdateSet({ seq, hash, checked_at: sql<string>`now()` })
        .where('ledger_checks.seq', '<', seq),
    )
    .execute()

/** Whether the entry that was verified last still stands as it was. */
const stands = async (tx: Tx, { seq, hash }: LedgerRef): Promise<boolean> => {
  if (seq === 0) return true
  const entry = await tx.selectFrom('ledger').select('hash').where('seq', '=', seq).executeTakeFirst()
  return entry?.hash === hash
}

/**
 * What can be said of the ledger at once: what the last walk over it found, and whether what came since it was last
 * verified holds. Costs the new entries, however long the ledger is.
 */
export const checkTail = async (tx: Tx, tenantId: string, limit = onRequest): Promise<Checked> => {
  const known = await tx.selectFrom('ledger_checks').select(['seq', 'hash', 'broken_at']).executeTakeFirst()
  if (known !== undefined && known.broken_at !== null) return { broken: known.broken_at, hashed: 0 }
  const from = known ?? start
  if (!(await stands(tx, from))) return { broken: from.seq, hashed: 0 }
  const { broken, hashed, last } = await inspect(tx, from, limit)
  if (broken === null && last.seq > from.seq) await remember(tx, tenantId, last)
  return { broken, hashed }
}

const isDue = (everySeconds: number) => sql<boolean>`(walk_seq > 0 or walked_at is null
  or walked_at <= now() - make_interval(secs => ${everySeconds}))`

/** Where the walk stands; undefined where it isn't due; `locked` where another process is at it. */
const claimWalk = async (tx: Tx, tenantId: string, everySeconds: number) => {
  await tx
    .insertInto('ledger_checks')
    .values({ tenant_id: tenantId, ...start })
    .onConflict((conflict) => conflict.column('tenant_id').doNothing())
    .execute()
  const due = tx.selectFrom('ledger_checks').select(['seq', 'hash', 'walk_seq', 'walk_hash']).where(isDue(everySeconds))
  const walk = await due.forUpdate().skipLocked().executeTakeFirst()
  if (walk !== undefined) return walk
  return (await due.executeTakeFirst()) === undefined ? undefined : 'locked'
}

export interface Walked extends Checked {
  readonly isOver: boolean
  /** Another process is at it: whether it walks or does something else, this one has not. */
  readonly isLocked?: boolean
}

/**
 * A page of the walk over a whole ledger, from its first entry, once in so many seconds: an old entry that was changed is
 * found by it, and so is a ledger written anew, which has another hash where this one was verified last. Where it stands
 * is kept: after a crash another process goes on from there.
 */
export const walkOn = async (tx: Tx, tenantId: string, everySeconds: number, limit = page): Promise<Walked> => {
  const walk = await claimWalk(tx, tenantId, everySeconds)
  if (walk === 'locked') return { isOver: true, isLocked: true, broken: null, hashed: 0 }
  if (walk === undefined) return { isOver: true, broken: null, hashed: 0 }
  const { broken, hashed, last, hashAt } = await inspect(
    tx,
    { seq: walk.walk_seq, hash: walk.walk_hash },
    limit,
    walk.seq,
  )
  const isAtEnd = hashed < limit
  const isOther = hashAt !== null && hashAt !== walk.hash
  const isShorter = isAtEnd && last.seq < walk.seq
  const found = broken ?? (isOther ? walk.seq : isShorter ? last.seq + 1 : null)
  const isOver = isAtEnd || found !== null
  await tx
    .updateTable('ledger_checks')
    .set(
      isOver
        ? { walk_seq: 0, walk_hash: genesis, walked_at: sql<string>`now()`, broken_at: found }
        : { walk_seq: last.seq, walk_hash: last.hash },
    )
    .where('tenant_id', '=', tenantId)
    .execute()
  if (found === null) await remember(tx, tenantId, last)
  return { isOver, broken: found, hashed }
}
