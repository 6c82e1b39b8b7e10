import { sql, type Kysely } from 'kysely'
import type { Schema } from './schema.ts'

type Db = Kysely<Schema>

/** What one connect attempt must remember until Zendesk sends the person back; named by the hash of its `state`. */
export interface OauthState {
  readonly hash: string
  readonly sealedVerifier: string
  readonly subdomain: string
}

export const keepOauthState = async (db: Db, state: OauthState, seconds: number): Promise<void> => {
  await sql`delete from oauth_states where expires_at < clock_timestamp()`.execute(db)
  await sql`insert into oauth_states (hash, sealed_verifier, subdomain, expires_at)
    values (${state.hash}, ${state.sealedVerifier}, ${state.subdomain},
      clock_timestamp() + make_interval(secs => ${seconds}))`.execute(db)
}

/** Gives the attempt once: a second return with the same state, or a late one, finds nothing. */
export const takeOauthState = async (db: Db, hash: string): Promise<OauthState | undefined> => {
  const { rows } = await sql<{ sealed_verifier: string; subdomain: string; live: boolean }>`
    delete from oauth_states where hash = ${hash}
    returning sealed_verifier, subdomain, expires_at > clock_timestamp() as live`.execute(db)
  const [row] = rows
  return row?.live === true ? { hash, sealedVerifier: row.sealed_verifier, subdomain: row.subdomain } : undefined
}
