import { randomUUID } from 'node:crypto'
import {
  newDataKey,
  openText,
  seal,
  toHex,
  type KeyWrapper,
  type Random,
  type SealKey,
} from '../../core/envelope/index.ts'
import type { Config } from '../config.ts'
import type { BeginPorts, FinishPorts } from '../flows/connect/connect.ts'
import { keepOauthState, takeOauthState } from '../store/oauth-states.ts'
import { connectTenant, ensureTenant, setWebhook, tenantById, type Tenant } from '../store/tenants.ts'
import { zendeskFor } from '../zendesk/client.ts'
import { authorizationUrl, exchangeCode, newVerifier } from '../zendesk/oauth.ts'
import { rateBucket } from '../zendesk/rate-bucket.ts'
import { sealTokens, webhookAad, type Hold, type Surroundings } from './tenant.ts'

/** Time to read Zendesk's consent page, and to sign in there first. */
export const attemptSeconds = 900

export interface Connecting {
  readonly around: Surroundings
  readonly hold: Hold
  readonly config: Config
  readonly wrapper: KeyWrapper
  readonly stateKey: SealKey
  readonly random: Random
}

const redirectUri = ({ publicUrl }: Config): string => `${publicUrl}/connect/callback`

export const beginPorts = ({ around, config, stateKey, random }: Connecting): BeginPorts => ({
  random,
  newVerifier: () => newVerifier((size) => random(size)),
  keepState: async ({ hash, verifier, subdomain }) =>
    keepOauthState(
      around.database.db,
      { hash, subdomain, sealedVerifier: await seal(stateKey, verifier, `oauth_states/${hash}`) },
      attemptSeconds,
    ),
  authorizationUrl: ({ subdomain, state, verifier }) =>
    authorizationUrl({
      origin: around.originOf(subdomain),
      clientId: config.zendesk.clientId,
      redirectUri: redirectUri(config),
      state,
      verifier,
    }),
})

const theTenant = async ({ around }: Connecting, id: string): Promise<Tenant> => {
  const tenant = await tenantById(around.database.db, id)
  if (tenant === undefined) throw new Error('a tenant vanished while it was connected')
  return tenant
}

export const finishPorts = (connecting: Connecting): FinishPorts => {
  const { around, hold, config, wrapper, stateKey, random } = connecting
  const { db } = around.database
  const { clock, fetch, sleep, client, onRequest } = around
  return {
    appId: config.zendesk.appId,
    takeState: async (hash) => {
      const state = await takeOauthState(db, hash)
      if (state === undefined) return undefined
      const verifier = await openText(stateKey, state.sealedVerifier, `oauth_states/${hash}`)
      return { verifier, subdomain: state.subdomain }
    },
    exchange: ({ subdomain, code, verifier }) =>
      exchangeCode(
        { origin: around.originOf(subdomain), client, clock, fetch },
        { code, verifier, redirectUri: redirectUri(config) },
      ),
    visit: (subdomain, { accessToken }) => {
      const token = () => Promise.resolve({ accessToken, version: 0 })
      const tokens = { current: token, renewed: token }
      const bucket = rateBucket({ clock, sleep })
      return zendeskFor({ origin: around.originOf(subdomain), tokens, bucket, clock, sleep, fetch, onRequest })
    },
    ensureTenant: async (subdomain) =>
      ensureTenant(db, {
        id: randomUUID(),
        subdomain,
        wrappedKey: await wrapper.wrap(newDataKey(random)),
        hook: toHex(random(24)),
      }),
    hookUrl: (hook) => `${config.publicUrl}/webhooks/zendesk/${hook}`,
    keepWebhook: async (tenantId, { id, secret }) => {
      const { keys } = await hold(await theTenant(connecting, tenantId))
      await setWebhook(db, tenantId, { id, sealedSecret: await seal(keys.seal, secret, webhookAad(tenantId)) })
    },
    keepTokens: async (tenantId, tokens, installationId) => {
      const { keys } = await hold(await theTenant(connecting, tenantId))
      const sealedTokens = await sealTokens(keys, tenantId, tokens)
      await connectTenant(db, tenantId, { sealedTokens, expiresAt: tokens.expiresAt, installationId })
    },
  }
}
