import { createHash } from 'node:crypto'
import type { World } from '../world.ts'
import type { Installation } from './records.ts'

export interface PageWish {
  readonly user_id: number
  readonly location: string
  readonly expires_in?: number
  /** Written over the usual ones, to make a token that must be refused. */
  readonly claims?: Readonly<Record<string, unknown>>
}

/** The claims of a page token. Its times are the real ones: the server that reads it has skipped nothing. */
export const pageClaims = (world: World, installation: Installation, wish: PageWish) => {
  const now = Math.floor(world.clock.wall() / 1000)
  const host = `${world.subdomain}.zendesk.com`
  return {
    iss: host,
    aud: `https://${host}/api/v2/apps/installations/${installation.id}.json`,
    sub: `https://${host}/api/v2/users/${wish.user_id}.json`,
    iat: now,
    nbf: now,
    exp: now + (wish.expires_in ?? 300),
    // No two page loads carry the same token; how Zendesk computes `qsh` isn't known, nothing should depend on it.
    qsh: createHash('sha256').update(world.token()).digest('hex'),
    cnf: { jku: `https://${host}/api/v2/apps/installations/${installation.id}.json` },
    context: { product: 'support', location: wish.location },
    ...wish.claims,
  }
}
