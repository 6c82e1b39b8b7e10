import { forbidden, json, notFound, ok, unprocessable, empty } from '../wire/answer.ts'
import { recordIn } from '../wire/body.ts'
import { listAnswer } from '../wire/paging.ts'
import { idOf, isYes, textsOf } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { askConsent, decide } from './authorize.ts'
import { grantToken } from './grant.ts'
import type { OAuthToken } from './records.ts'
import { issueToken } from './tokens.ts'

/** A list shows the first ten characters of a token and never its refresh token. */
const showToken = (world: World, token: OAuthToken, whole = false) => ({
  id: token.id,
  url: `${world.origin}/api/v2/oauth/tokens/${token.id}.json`,
  user_id: token.user_id,
  client_id: world.state.oauthClients.get(token.client)?.id ?? null,
  scopes: token.scopes,
  token: whole ? token.token : token.token.slice(0, 10),
  refresh_token: whole ? token.refresh_token : null,
  created_at: world.clock.iso(token.created_at),
  expires_at: token.expires_at === null ? null : world.clock.iso(token.expires_at),
  used_at: token.used_at === null ? null : world.clock.iso(token.used_at),
})

const list = (call: Call) => {
  const all = isYes(call.query.get('all'))
  if (all && call.user.role !== 'admin') throw forbidden()
  const tokens = [...call.world.state.oauthTokens.values()].filter(({ user_id }) => all || user_id === call.user.id)
  return listAnswer(call, 'tokens', tokens, (token) => showToken(call.world, token))
}

const find = (call: Call): OAuthToken => {
  const token = call.world.state.oauthTokens.get(idOf(call.params['token_id']) ?? 0)
  const isOthers = token !== undefined && token.user_id !== call.user.id && call.user.role !== 'admin'
  if (token === undefined || isOthers) throw notFound()
  return token
}

const current = (call: Call): OAuthToken => {
  const token = call.token === undefined ? undefined : call.world.state.oauthTokens.get(call.token.id)
  if (token === undefined) throw notFound()
  return token
}

const revoke = (call: Call, token: OAuthToken) => {
  call.world.state.oauthTokens.delete(token.id)
  return empty()
}

const create = (call: Call) => {
  const { client_id, scopes } = recordIn(call, 'token')
  const client = [...call.world.state.oauthClients.values()].find(({ id }) => id === idOf(client_id))
  if (client === undefined) throw unprocessable('client_id', 'Client: is invalid')
  const token = issueToken(call.world, { client: client.identifier, user_id: call.user.id, scopes: textsOf(scopes) })
  return json(201, { token: showToken(call.world, token, true) })
}

const path = '/api/v2/oauth/tokens'
const api = { access: 'agent' } as const

export const oauthRoutes: readonly Route[] = [
  { method: 'GET', path: '/oauth/authorizations/new', access: 'anyone', handle: askConsent },
  { method: 'POST', path: '/oauth/authorizations', access: 'signed-in', handle: decide },
  { method: 'POST', path: '/oauth/tokens', access: 'anyone', handle: grantToken },
  { ...api, method: 'GET', path, handle: list },
  { ...api, method: 'POST', path, access: 'admin', handle: create },
  {
    ...api,
    method: 'GET',
    path: `${path}/current`,
    handle: (call) => ok({ token: showToken(call.world, current(call)) }),
  },
  { ...api, method: 'DELETE', path: `${path}/current`, handle: (call) => revoke(call, current(call)) },
  {
    ...api,
    method: 'GET',
    path: `${path}/:token_id`,
    handle: (call) => ok({ token: showToken(call.world, find(call)) }),
  },
  { ...api, method: 'DELETE', path: `${path}/:token_id`, handle: (call) => revoke(call, find(call)) },
]
