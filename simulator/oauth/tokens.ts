import type { World } from '../world.ts'
import type { OAuthToken } from './records.ts'

export interface IssueOptions {
  readonly client: string
  readonly user_id: number
  readonly scopes: readonly string[]
  readonly expires_in?: number | undefined
  readonly refresh_token_expires_in?: number | undefined
}

const defaultRefreshLife = 2_592_000

export const issueToken = (world: World, options: IssueOptions): OAuthToken => {
  const now = world.clock.now()
  const token: OAuthToken = {
    id: world.state.nextId(),
    client: options.client,
    user_id: options.user_id,
    scopes: options.scopes,
    token: world.token(),
    refresh_token: world.token(),
    created_at: now,
    expires_at: now + (options.expires_in ?? world.settings.oauth_default_expires_in) * 1000,
    refresh_expires_at: now + (options.refresh_token_expires_in ?? defaultRefreshLife) * 1000,
    used_at: null,
  }
  world.state.oauthTokens.set(token.id, token)
  return token
}

const secondsUntil = (world: World, at: number | null): number | null =>
  at === null ? null : Math.round((at - world.clock.now()) / 1000)

/** As POST /oauth/tokens answers it. */
export const grantedToken = (world: World, token: OAuthToken) => ({
  access_token: token.token,
  refresh_token: token.refresh_token,
  token_type: 'bearer',
  scope: token.scopes.join(' '),
  expires_in: secondsUntil(world, token.expires_at),
  refresh_token_expires_in: secondsUntil(world, token.refresh_expires_at),
})
