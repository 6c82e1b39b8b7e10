import { createHash, timingSafeEqual } from 'node:crypto'
import { json, refuse } from '../wire/answer.ts'
import { bodyOf } from '../wire/body.ts'
import { idOf, textOf, type Fields } from '../wire/read.ts'
import type { Call } from '../wire/route.ts'
import type { World } from '../world.ts'
import type { OAuthClient } from './records.ts'
import { grantedToken, issueToken } from './tokens.ts'

const oauthError = (status: number, error: string, description: string) =>
  refuse(status, { error, error_description: description })

const invalidGrant = () =>
  oauthError(
    400,
    'invalid_grant',
    'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
  )

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

const clientOf = (world: World, fields: Fields): OAuthClient => {
  const client = world.state.oauthClients.get(textOf(fields['client_id']) ?? '')
  if (client === undefined || !same(client.secret, textOf(fields['client_secret']) ?? '')) {
    throw oauthError(401, 'invalid_client', 'Client authentication failed')
  }
  return client
}

const secondsIn = (fields: Fields, name: string, least: number, most: number): number | undefined => {
  if (fields[name] === undefined) return undefined
  const seconds = idOf(fields[name])
  if (seconds === undefined || seconds < least || seconds > most) {
    throw oauthError(400, 'invalid_request', `${name} must be between ${least} and ${most}`)
  }
  return seconds
}

const livesIn = (fields: Fields) => ({
  expires_in: secondsIn(fields, 'expires_in', 300, 172_800),
  refresh_token_expires_in: secondsIn(fields, 'refresh_token_expires_in', 604_800, 7_776_000),
})

const answersChallenge = (challenge: string | null, verifier: string | undefined): boolean =>
  challenge === null
    ? verifier === undefined
    : verifier !== undefined && createHash('sha256').update(verifier).digest('base64url') === challenge

const byCode = (world: World, client: OAuthClient, fields: Fields) => {
  const grant = world.state.oauthGrants.get(textOf(fields['code']) ?? '')
  if (grant === undefined) throw invalidGrant()
  if (grant.token_id !== null) {
    world.state.oauthTokens.delete(grant.token_id)
    throw invalidGrant()
  }
  const fits =
    grant.client === client.identifier &&
    grant.expires_at > world.clock.now() &&
    grant.redirect_uri === fields['redirect_uri'] &&
    answersChallenge(grant.challenge, textOf(fields['code_verifier']))
  if (!fits) throw invalidGrant()
  const token = issueToken(world, {
    client: client.identifier,
    user_id: grant.user_id,
    scopes: narrowed(grant.scopes, fields),
    ...livesIn(fields),
  })
  grant.token_id = token.id
  return token
}

/** A request may ask for less than was granted, never for more. */
const narrowed = (granted: readonly string[], fields: Fields): readonly string[] => {
  const asked = (textOf(fields['scope']) ?? '').split(' ').filter((scope) => scope !== '')
  if (asked.some((scope) => !granted.includes(scope))) {
    throw oauthError(400, 'invalid_scope', 'The requested scope is invalid, unknown, or malformed.')
  }
  return asked.length === 0 ? granted : asked
}

/** The old pair dies with the first use of its refresh token: whoever comes second with it is turned away. */
const byRefresh = (world: World, client: OAuthClient, fields: Fields) => {
  const secret = textOf(fields['refresh_token'])
  const old = [...world.state.oauthTokens.values()].find(({ refresh_token }) => refresh_token === secret)
  const isLive = old?.refresh_expires_at != null && old.refresh_expires_at > world.clock.now()
  if (secret === undefined || old === undefined || !isLive || old.client !== client.identifier) throw invalidGrant()
  const scopes = narrowed(old.scopes, fields)
  const lives = livesIn(fields)
  world.state.oauthTokens.delete(old.id)
  return issueToken(world, { client: client.identifier, user_id: old.user_id, scopes, ...lives })
}

/** POST /oauth/tokens, as JSON or as a form. */
export const grantToken = (call: Call): Response => {
  const { world } = call
  const fields = bodyOf(call)
  const client = clientOf(world, fields)
  switch (fields['grant_type']) {
    case 'authorization_code':
      return json(201, grantedToken(world, byCode(world, client, fields)))
    case 'refresh_token':
      return json(201, grantedToken(world, byRefresh(world, client, fields)))
    default:
      throw oauthError(400, 'unsupported_grant_type', 'The authorization grant type is not supported.')
  }
}
