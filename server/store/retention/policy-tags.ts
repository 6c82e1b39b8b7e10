import { sql } from 'kysely'
import type { Tx } from '../database.ts'

export type TagState = 'wanted' | 'intended' | 'set' | 'refused' | 'failed' | 'removed'

export interface StoredTag {
  readonly ticketId: number
  readonly tag: string
  readonly versionId: string
  readonly state: TagState
  readonly under: boolean
  readonly before: string | null
  readonly oursAt: string | null
  readonly tries: number
}

export interface TagChanges {
  readonly put: readonly StoredTag[]
  readonly drop: readonly Pick<StoredTag, 'ticketId' | 'tag'>[]
}

const selected = (tx: Tx) => tx.selectFrom('policy_tags').selectAll()

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

const tagOf = (row: Row): StoredTag & { readonly since: string } => ({
  ticketId: row.ticket_id,
  tag: row.tag,
  versionId: row.version_id,
  state: row.state,
  under: row.under,
  before: row.before_at?.toISOString() ?? null,
  oursAt: row.ours_at?.toISOString() ?? null,
  tries: row.tries,
  since: row.since.toISOString(),
})

export const tagsAmong = async (tx: Tx, ticketIds: readonly number[]): Promise<readonly StoredTag[]> => {
  if (ticketIds.length === 0) return []
  const rows = await selected(tx)
    .where('ticket_id', 'in', [...ticketIds])
    .orderBy('ticket_id')
    .orderBy('tag')
    .execute()
  return rows.map(tagOf)
}

/** What each ticket's tags say for the policies of one version. */
export const ownTags = (stored: readonly StoredTag[], versionId: string) => {
  const tickets = new Map<number, StoredTag[]>()
  for (const tag of stored) tickets.set(tag.ticketId, [...(tickets.get(tag.ticketId) ?? []), tag])
  return new Map(
    [...tickets].map(([ticketId, tags]) => {
      const named = (which: TagState, counts: boolean) =>
        tags
          .filter(({ state, under, versionId: of }) => state === which && (under && of === versionId) === counts)
          .map(({ tag }) => tag)
      const [last] = tags
        .filter(({ oursAt }) => oursAt !== null)
        .sort((one, other) => Date.parse(other.oursAt ?? '') - Date.parse(one.oursAt ?? ''))
      return [
        ticketId,
        {
          kept: named('refused', true),
          outdated: named('set', false),
          before: last?.before ?? null,
          oursAt: last?.oursAt ?? null,
        },
      ]
    }),
  )
}

/** More rows in one statement would near the number of parameters that PostgreSQL takes. */
const atOnce = 1000

const putTags = async (tx: Tx, tenantId: string, tags: readonly StoredTag[], at: string): Promise<void> => {
  for (let from = 0; from < tags.length; from += atOnce) {
    const rows = tags.slice(from, from + atOnce).map((tag) => ({
      tenant_id: tenantId,
      ticket_id: tag.ticketId,
      tag: tag.tag,
      version_id: tag.versionId,
      state: tag.state,
      under: tag.under,
      before_at: tag.before,
      ours_at: tag.oursAt,
      tries: tag.tries,
      since: at,
    }))
    await tx
      .insertInto('policy_tags')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'ticket_id', 'tag']).doUpdateSet((given) => ({
          version_id: given.ref('excluded.version_id'),
          state: given.ref('excluded.state'),
          under: given.ref('excluded.under'),
          before_at: given.ref('excluded.before_at'),
          ours_at: given.ref('excluded.ours_at'),
          tries: given.ref('excluded.tries'),
          since: sql<string>`case when policy_tags.state = excluded.state then policy_tags.since else excluded.since end`,
        })),
      )
      .execute()
  }
}

const dropTags = async (tx: Tx, tags: TagChanges['drop']): Promise<void> => {
  for (let from = 0; from < tags.length; from += atOnce) {
    const part = tags.slice(from, from + atOnce)
    await sql`
      delete from policy_tags using unnest(
        ${part.map(({ ticketId }) => ticketId)}::bigint[], ${part.map(({ tag }) => tag)}::text[]
      ) as gone (ticket_id, tag)
      where policy_tags.ticket_id = gone.ticket_id and policy_tags.tag = gone.tag`.execute(tx)
  }
}

/** Each tag becomes what is given; `at` is since when, where its state is another one than before. */
export const keepTags = async (tx: Tx, tenantId: string, { put, drop }: TagChanges, at: string): Promise<void> => {
  await putTags(tx, tenantId, put, at)
  await dropTags(tx, drop)
}

/** All tags that are still to be put on a ticket of this query. */
const lackedBy = (of: string) => sql<string[]>`array(
  select tag from policy_tags as other
  where other.ticket_id = ${sql.ref(`${of}.ticket_id`)} and other.state = 'wanted' order by tag)`

/**
 * The first that lacks a tag and those that lack the very same ones, so that one call does for all of them; without those
 * that a run which isn't over has still to finish with.
 */
export const ticketsToTag = async (tx: Tx, limit: number): Promise<readonly number[]> => {
  const { rows } = await sql<{ ticket_id: number }>`
    with free as not materialized (
      select ticket_id, tag from policy_tags
      where state = 'wanted' and not exists (
        select from plan_tickets join retention_runs on retention_runs.plan_id = plan_tickets.plan_id
        where plan_tickets.ticket_id = policy_tags.ticket_id and plan_tickets.step is not null
          and retention_runs.ended_at is null)
    ), first as materialized (
      select ticket_id, tag, ${lackedBy('first')} as tags
      from (select ticket_id, tag from free order by ticket_id, tag limit 1) as first
    )
    select ticket_id from free
    where tag = (select tag from first) and ${lackedBy('free')} = (select tags from first)
    order by ticket_id limit ${limit}`.execute(tx)
  return rows.map(({ ticket_id }) => ticket_id)
}

/** What has failed is tried again. */
export const tryAgain = async (tx: Tx, at: string): Promise<void> => {
  await tx
    .updateTable('policy_tags')
    .set({ state: 'wanted', tries: 0, since: at })
    .where('state', '=', 'failed')
    .execute()
}

export const countTags = async (tx: Tx, versionId: string | null) => {
  const { rows } = await sql<{ state: TagState; under: boolean; of_version: boolean; tags: number }>`
    select state, under, coalesce(version_id = ${versionId}::uuid, false) as of_version, count(*)::int as tags
    from policy_tags group by state, under, of_version`.execute(tx)
  const sum = (which: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(which).reduce((total, { tags }) => total + tags, 0)
  return {
    wanted: sum(({ state }) => state === 'wanted' || state === 'intended'),
    set: sum(({ state, of_version }) => state === 'set' && of_version),
    outdated: sum(({ state, of_version }) => state === 'set' && !of_version),
    refused: sum(({ state }) => state === 'refused'),
    failed: sum(({ state }) => state === 'failed'),
    removedUnder: sum(({ state, under }) => state === 'removed' && under),
    removed: sum(({ state, under }) => state === 'removed' && !under),
  }
}

/** A page of tickets with tags in such a state, by number; `after` is the last number of the page before. */
export const strays = async (tx: Tx, state: TagState, after: number, limit: number) => {
  const { rows } = await sql<{ ticket_id: number; tags: string[]; under: boolean; since: Date }>`
    select ticket_id, array_agg(tag order by tag) as tags, bool_or(under) as under, max(since) as since
    from policy_tags where state = ${state} and ticket_id > ${after}
    group by ticket_id order by ticket_id limit ${limit}`.execute(tx)
  return rows.map((row) => ({
    ticketId: row.ticket_id,
    tags: row.tags,
    under: row.under,
    since: row.since.toISOString(),
  }))
}

/** What was taken off a ticket that matches still is wanted there again. */
export const wantRemoved = async (tx: Tx, at: string): Promise<void> => {
  await tx
    .updateTable('policy_tags')
    .set({ state: 'wanted', tries: 0, since: at })
    .where('state', '=', 'removed')
    .where('under', '=', true)
    .execute()
}
