import { sql, type Kysely } from 'kysely'
import { partByTenant } from './part-by-tenant.ts'

const statements = [
  // Every version stays: who has set what, and when. Sealed, since the examples of a detector may be real numbers.
  sql`create table detection_settings (
    tenant_id uuid not null references tenants (id),
    version integer not null check (version > 0),
    author_id bigint not null,
    created_at timestamptz not null,
    sealed_settings text not null,
    primary key (tenant_id, version)
  )`,
  ...partByTenant('detection_settings', ['select', 'insert']),

  // Forms of numbers (ORD-999999), never a number. A form may begin with somebody's name, so it is sealed all the same.
  sql`create table own_number_shapes (
    tenant_id uuid not null references tenants (id),
    fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
    sealed_shape text not null,
    created_at timestamptz not null default clock_timestamp(),
    primary key (tenant_id, fingerprint)
  )`,
  ...partByTenant('own_number_shapes', ['select', 'insert']),

  // One row a ticket, so that a ticket that is scanned a hundred times counts once.
  sql`create table own_number_sightings (
    tenant_id uuid not null,
    fingerprint text not null,
    ticket_id bigint not null,
    primary key (tenant_id, fingerprint, ticket_id),
    foreign key (tenant_id, fingerprint) references own_number_shapes (tenant_id, fingerprint)
  )`,
  ...partByTenant('own_number_sightings', ['select', 'insert']),
]

export const detection = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
