import { sql } from 'kysely'
import type { Tx } from './database.ts'

export type LogName = 'access' | 'audit'
export type Source = LogName | 'app'

/** An event as it is kept; `event` holds neither an address nor a text. */
export interface KeptEvent {
  readonly log: Source
  readonly id: string
  /** RFC 3339. */
  readonly at: string
  readonly actor: number
  readonly verb: string
  readonly ticketId: number | null
  readonly event: object
}

export interface Stream {
  readonly log: LogName
  readonly readTo: string
  readonly sweptTo: string
  readonly failingSince: string | null
  readonly state: 'new' | 'on' | 'absent'
  /** Whoever reads with an older number has lost the log to another process. */
  readonly claim: number
}

const textOf = (at: Date | null): string | null => at?.toISOString() ?? null

const lease = (seconds: number) => sql<string>`clock_timestamp() + make_interval(secs => ${seconds})`

/** Takes a log for this process, or nothing where another one reads it or it is too early. `since` is where a new one begins. */
export const claimStream = async (
  tx: Tx,
  tenantId: string,
  log: LogName,
  { since, now, leaseSeconds }: { readonly since: string; readonly now: string; readonly leaseSeconds: number },
): Promise<Stream | undefined> => {
  await tx
    .insertInto('access_streams')
    .values({
      ...{ tenant_id: tenantId, log, read_to: since, swept_to: since },
      ...{ not_before: since, lease_until: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await tx
    .updateTable('access_streams')
    .set({ claim: sql<number>`claim + 1`, lease_until: lease(leaseSeconds) })
    .where('log', '=', log)
    .where('not_before', '<=', sql<Date>`${now}::timestamptz`)
    .where((either) =>
      either.or([either('lease_until', 'is', null), either('lease_until', '<', sql<Date>`clock_timestamp()`)]),
    )
    .returning(['read_to', 'swept_to', 'failing_since', 'state', 'claim'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { state, claim, read_to, swept_to, failing_since } = row
  const [readTo, sweptTo, failingSince] = [read_to.toISOString(), swept_to.toISOString(), textOf(failing_since)]
  return { log, readTo, sweptTo, failingSince, state, claim }
}

const perInsert = 1000

/** Keeps events; one that is there already is left as it is. Gives how many were new. */
export const insertEvents = async (tx: Tx, tenantId: string, events: readonly KeptEvent[]): Promise<number> => {
  let added = 0
  for (let from = 0; from < events.length; from += perInsert) {
    const rows = events.slice(from, from + perInsert).map(({ log, id, at, actor, verb, ticketId, event }) => ({
      ...{ tenant_id: tenantId, log, id, at, actor, verb, ticket_id: ticketId },
      event: JSON.stringify(event),
    }))
    const made = await tx
      .insertInto('access_events')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    added += Number(made.numInsertedOrUpdatedRows ?? 0)
  }
  return added
}

/** Keeps that somebody opened a ticket, once a minute for each; false where they have told of as many as they may. */
export const keepOpening = async (
  tx: Tx,
  tenantId: string,
  event: KeptEvent,
  { minuteAgo, dayAgo, most }: { readonly minuteAgo: string; readonly dayAgo: string; readonly most: number },
): Promise<boolean> => {
  const own = tx.selectFrom('access_events').where('log', '=', 'app').where('actor', '=', event.actor)
  const since = (at: string) => sql<Date>`${at}::timestamptz`
  const ofMinute = await own
    .select('id')
    .where('at', '>', since(minuteAgo))
    .where('ticket_id', '=', event.ticketId)
    .limit(1)
    .executeTakeFirst()
  if (ofMinute !== undefined) return true
  const { count } = await own
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('at', '>', since(dayAgo))
    .executeTakeFirstOrThrow()
  if (Number(count) >= most) return false
  await insertEvents(tx, tenantId, [event])
  return true
}

/** A page and how far it reaches, in one transaction; false when the log was lost to another process: then nothing is kept. */
export const keepPage = async (
  tx: Tx,
  tenantId: string,
  { log, claim }: Pick<Stream, 'log' | 'claim'>,
  page: {
    readonly events: readonly KeptEvent[]
    readonly readTo?: string
    readonly sweptTo?: string
    /** From here on the log tells what our own page told before: each opening counts once. */
    readonly inPlaceOfApp?: string
    readonly leaseSeconds: number
  },
): Promise<{ readonly held: boolean; readonly added: number }> => {
  const held = await tx
    .updateTable('access_streams')
    .set({
      state: 'on',
      lease_until: lease(page.leaseSeconds),
      ...(page.readTo === undefined
        ? {}
        : {
            read_to: sql<string>`greatest(read_to, ${page.readTo}::timestamptz)`,
            failing_since: sql<string>`case when read_to < ${page.readTo}::timestamptz then null else failing_since end`,
          }),
      ...(page.sweptTo === undefined
        ? {}
        : { swept_to: sql<string>`greatest(swept_to, ${page.sweptTo}::timestamptz)` }),
    })
    .where('log', '=', log)
    .where('claim', '=', claim)
    .returning('claim')
    .executeTakeFirst()
  if (held === undefined) return { held: false, added: 0 }
  if (page.inPlaceOfApp !== undefined)
    await tx
      .deleteFrom('access_events')
      .where('log', '=', 'app')
      .where('at', '>=', sql<Date>`${page.inPlaceOfApp}::timestamptz`)
      .execute()
  return { held: true, added: await insertEvents(tx, tenantId, page.events) }
}

/** Gives the log free, for the next round or not before a moment; a try that failed is noted until one goes further. */
export const releaseStream = async (
  tx: Tx,
  { log, claim }: Pick<Stream, 'log' | 'claim'>,
  {
    notBefore,
    state,
    failedAt,
  }: { readonly notBefore?: string; readonly state?: Stream['state']; readonly failedAt?: string },
): Promise<void> => {
  await tx
    .updateTable('access_streams')
    .set({
      lease_until: null,
      ...(notBefore === undefined ? {} : { not_before: notBefore }),
      ...(state === undefined ? {} : { state }),
      ...(failedAt === undefined
        ? {}
        : { failing_since: sql<string>`coalesce(failing_since, ${failedAt}::timestamptz)` }),
    })
    .where('log', '=', log)
    .where('claim', '=', claim)
    .execute()
}

export interface StreamState {
  readonly log: LogName
  readonly state: Stream['state']
  readonly readTo: string
  /** Since when no try to read it has gone further. */
  readonly failingSince: string | null
}

export const streamStates = async (tx: Tx): Promise<readonly StreamState[]> => {
  const rows = await tx
    .selectFrom('access_streams')
    .select(['log', 'state', 'read_to', 'failing_since'])
    .orderBy('log')
    .execute()
  return rows.map(({ read_to, failing_since, ...row }) => ({
    ...row,
    readTo: read_to.toISOString(),
    failingSince: textOf(failing_since),
  }))
}

/** A customer's identity, where a case is about one who was looked up: told of no longer than the log itself. */
const forgetWhom = async (tx: Tx, before: string): Promise<void> => {
  await tx
    .updateTable('access_cases')
    .set({
      ended: true,
      key: sql<string>`id::text`,
      cause: sql<string>`id::text`,
      told: sql<string>`told || jsonb_build_object('cause', id::text)`,
    })
    .where(sql<boolean>`(told->>'end')::float8 < ${Date.parse(before)}`)
    .where(sql<boolean>`cause <> id::text`)
    .execute()
}

/** Events before one moment, what was silenced until before another, and counts and cases before a third, go. */
export const forgetAccess = async (
  tx: Tx,
  { events, silences, rest }: { readonly events: string; readonly silences: string; readonly rest: string },
): Promise<void> => {
  await tx
    .deleteFrom('access_events')
    .where('at', '<', sql<Date>`${events}::timestamptz`)
    .execute()
  await tx
    .deleteFrom('access_tickets')
    .where('as_of', '<', sql<Date>`${events}::timestamptz`)
    .execute()
  await forgetWhom(tx, events)
  await tx
    .deleteFrom('access_suppressions')
    .where('until', '<', sql<Date>`${silences}::timestamptz`)
    .execute()
  await tx
    .deleteFrom('access_days')
    .where('day', '<', sql<Date>`${rest}::timestamptz::date`)
    .execute()
  await tx
    .deleteFrom('access_cases')
    .where('updated_at', '<', sql<Date>`${rest}::timestamptz`)
    .execute()
}
