import { sql, type Kysely } from 'kysely'

/**
 * custos_app is what every tenant's transaction runs as; it owns nothing and reads only what policies let through.
 * Roles belong to the whole cluster: two databases that migrate at once may both try to make it, so losing is no error.
 */
const role = sql`
  do $$
  begin
    if not exists (select from pg_roles where rolname = 'custos_app') then
      create role custos_app nologin;
    end if;
  exception when duplicate_object or unique_violation then
    raise notice 'custos_app was made by another process';
  end $$`

/** A plain owner (not a superuser) may step into the role only as its member. */
const membership = sql`
  do $$
  begin
    if not pg_has_role(current_user, 'custos_app', 'member') then
      execute format('grant custos_app to %I', current_user);
    end if;
  end $$`

const statements = [
  role,
  membership,
  sql`do $$ begin execute format('grant usage on schema %I to custos_app', current_schema()); end $$`,
  // No row-level security here: these are read before a tenant is known, and hold only sealed secrets and hashes.
  sql`create table tenants (
    id uuid primary key,
    subdomain text not null unique check (subdomain ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    account_id bigint,
    installation_id bigint,
    status text not null default 'disconnected' check (status in ('connected', 'disconnected')),
    wrapped_key text not null,
    hook text not null unique,
    webhook_id text,
    sealed_webhook_secret text,
    sealed_tokens text,
    token_version integer not null default 0,
    token_expires_at timestamptz,
    refresh_lease_until timestamptz,
    created_at timestamptz not null default clock_timestamp()
  )`,
  sql`create table page_tokens (
    hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
    expires_at timestamptz not null
  )`,
  sql`create index page_tokens_by_expiry on page_tokens (expires_at)`,
  sql`create table oauth_states (
    hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
    sealed_verifier text not null,
    subdomain text not null,
    expires_at timestamptz not null
  )`,
  sql`create index oauth_states_by_expiry on oauth_states (expires_at)`,
]

export const tenants = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db)
  },
}
