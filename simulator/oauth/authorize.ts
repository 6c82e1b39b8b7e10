import { isSameOrigin } from '../gate/identity.ts'
import { escapeHtml, page } from '../pages/page.ts'
import { badRequest, forbidden, html, redirect } from '../wire/answer.ts'
import { bodyOf } from '../wire/body.ts'
import { textOf, type Fields } from '../wire/read.ts'
import type { Call } from '../wire/route.ts'
import type { World } from '../world.ts'
import type { OAuthClient } from './records.ts'

/** A code can be exchanged for two minutes. */
const codeLife = 120_000

const knownScope =
  /^(read|write|impersonate|auditlogs:read|(tickets|users|organizations|hc|apps|triggers|automations|targets|webhooks):(read|write))$/

interface Wish {
  readonly client: OAuthClient
  readonly redirectUri: string
  readonly scopes: readonly string[]
  readonly state: string | undefined
  readonly challenge: string | null
}

/** The client and its address first: with either of them wrong nobody is sent anywhere. */
const readWish = (world: World, fields: Fields): Wish | { readonly sendBack: URL } => {
  const client = world.state.oauthClients.get(textOf(fields['client_id']) ?? '')
  const redirectUri = textOf(fields['redirect_uri']) ?? ''
  if (client === undefined) throw badRequest('Unknown client')
  if (!client.redirect_uris.includes(redirectUri)) throw badRequest('redirect_uri is not registered for the client')
  const scopes = (textOf(fields['scope']) ?? '').split(' ').filter((scope) => scope !== '')
  const state = textOf(fields['state'])
  const challenge = textOf(fields['code_challenge']) ?? null
  const sendBack = (error: string, description: string) => ({
    sendBack: withParams(redirectUri, { error, error_description: description, state }),
  })
  if (fields['response_type'] !== 'code') return sendBack('unsupported_response_type', 'Only code is supported')
  if (scopes.length === 0 || !scopes.every((scope) => knownScope.test(scope))) {
    return sendBack('invalid_scope', 'The requested scope is invalid, unknown, or malformed.')
  }
  if (challenge !== null && fields['code_challenge_method'] !== 'S256') {
    return sendBack('invalid_request', 'code_challenge_method must be S256')
  }
  return { client, redirectUri, scopes, state, challenge }
}

const withParams = (uri: string, params: Readonly<Record<string, string | undefined>>): URL => {
  const url = new URL(uri)
  for (const [name, value] of Object.entries(params)) if (value !== undefined) url.searchParams.set(name, value)
  return url
}

/** The consent page; whoever isn't signed in is asked who they are first. */
export const askConsent = (call: Call): Response => {
  const { world, url, user, signedIn } = call
  const fields = Object.fromEntries(call.query)
  const wish = readWish(world, fields)
  if ('sendBack' in wish) return redirect(wish.sendBack.href)
  if (!signedIn) return redirect(`/access/login?return_to=${encodeURIComponent(url.pathname + url.search)}`)
  if (user.role === 'end-user') throw forbidden()
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  return html(
    200,
    page(
      `Allow ${wish.client.name} to use this account?`,
      `<p>Signed in as ${escapeHtml(user.name)}. It asks for: ${escapeHtml(wish.scopes.join(', '))}.</p>` +
        `<form method="post" action="/oauth/authorizations">${hidden.join('')}` +
        `<button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Deny</button></form>`,
    ),
    { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'" },
  )
}

/** The answer to the consent page: back to the client with a code, or with `access_denied`. */
export const decide = (call: Call): Response => {
  const { world, user, request } = call
  if (!isSameOrigin(request) || user.role === 'end-user') throw forbidden()
  const fields = bodyOf(call)
  const wish = readWish(world, fields)
  if ('sendBack' in wish) return redirect(wish.sendBack.href)
  const { client, redirectUri, scopes, state, challenge } = wish
  if (fields['decision'] === 'deny') {
    const error_description = 'The end-user or authorization server denied the request.'
    return redirect(withParams(redirectUri, { error: 'access_denied', error_description, state }).href)
  }
  const code = world.token()
  world.state.oauthGrants.set(code, {
    code,
    client: client.identifier,
    user_id: user.id,
    redirect_uri: redirectUri,
    scopes,
    challenge,
    expires_at: world.clock.now() + codeLife,
    token_id: null,
  })
  return redirect(withParams(redirectUri, { code, state }).href)
}
