import { createHash } from 'node:crypto'
import { toHex, type Random } from '../../../core/envelope/index.ts'
import { attempt, refuse, type Refusal } from '../failure.ts'
import { isAdministrator, type Staff } from '../redaction/permission.ts'

export interface Granted {
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresAt: string
}

/** The account as the fresh tokens see it. */
export interface Visit {
  readonly me: () => Promise<Staff>
  readonly installations: () => Promise<
    readonly { readonly id: number; readonly appId: number; readonly enabled: boolean }[]
  >
  readonly webhooks: () => Promise<readonly { readonly id: string; readonly endpoint: string }[]>
  readonly createWebhook: (wanted: {
    readonly name: string
    readonly endpoint: string
    readonly subscriptions: readonly string[]
  }) => Promise<{ readonly id: string }>
  readonly signingSecret: (webhookId: string) => Promise<string>
  readonly deleteWebhook: (webhookId: string) => Promise<void>
}

export interface BeginPorts {
  readonly random: Random
  readonly newVerifier: () => string
  readonly keepState: (state: {
    readonly hash: string
    readonly verifier: string
    readonly subdomain: string
  }) => Promise<void>
  readonly authorizationUrl: (asked: {
    readonly subdomain: string
    readonly state: string
    readonly verifier: string
  }) => string
}

export interface FinishPorts {
  /** Gives what a connect attempt remembers, once. */
  readonly takeState: (hash: string) => Promise<{ readonly verifier: string; readonly subdomain: string } | undefined>
  readonly exchange: (brought: {
    readonly subdomain: string
    readonly code: string
    readonly verifier: string
  }) => Promise<Granted>
  readonly visit: (subdomain: string, tokens: Granted) => Visit
  readonly appId: number
  /** The tenant of this subdomain, made with a data key of its own unless it is there: a reconnect keeps key and ledger. */
  readonly ensureTenant: (subdomain: string) => Promise<{ readonly id: string; readonly hook: string }>
  readonly hookUrl: (hook: string) => string
  readonly keepWebhook: (tenantId: string, webhook: { readonly id: string; readonly secret: string }) => Promise<void>
  readonly keepTokens: (tenantId: string, tokens: Granted, installationId: number) => Promise<void>
}

export type Connected =
  | { readonly ok: true; readonly subdomain: string }
  | { readonly ok: false; readonly why: 'unknown-attempt' | 'not-admin' | 'not-installed' }
  | ({ readonly why: 'zendesk' } & Refusal)

/**
 * What can change the personal data of a ticket. None of them is fired by the tags that a scan writes, so that custos
 * never wakes itself: a redaction of ours is followed by one scan that finds the tags right already.
 */
export const subscriptions = [
  'zen:event-type:ticket.created',
  'zen:event-type:ticket.comment_added',
  'zen:event-type:ticket.comment_redacted',
] as const

/** Rows of the access log as they are written: an account without the privacy add-on has no such event and may refuse it. */
const accessSubscription = 'zen:event-type:access_log.created'

/** Only the browser that began can end it: the cookie goes into the name under which the attempt is remembered. */
const attemptName = (state: string, cookie: string): string =>
  createHash('sha256').update(`${state}.${cookie}`).digest('hex')

/** Where to send the admin's browser, and the cookie that it has to bring back. */
export const beginConnect = async (
  ports: BeginPorts,
  subdomain: string,
): Promise<{ readonly url: string; readonly cookie: string }> => {
  const [state, cookie] = [toHex(ports.random(32)), toHex(ports.random(32))]
  const verifier = ports.newVerifier()
  await ports.keepState({ hash: attemptName(state, cookie), verifier, subdomain })
  return { url: ports.authorizationUrl({ subdomain, state, verifier }), cookie }
}

/** A new webhook first and the old ones gone last: at no moment is there none. */
const renewWebhook = async (ports: FinishPorts, visit: Visit, tenant: { id: string; hook: string }) => {
  const endpoint = ports.hookUrl(tenant.hook)
  const before = (await visit.webhooks()).filter((webhook) => webhook.endpoint === endpoint)
  const wanted = { name: 'custos', endpoint, subscriptions: [...subscriptions, accessSubscription] }
  const made = await attempt(() => visit.createWebhook(wanted))
  if (!made.ok && made.failure.code !== 'invalid' && made.failure.code !== 'forbidden') throw made.error
  const { id } = made.ok ? made.value : await visit.createWebhook({ ...wanted, subscriptions })
  await ports.keepWebhook(tenant.id, { id, secret: await visit.signingSecret(id) })
  for (const old of before) await visit.deleteWebhook(old.id)
}

/** Tokens come last: an account is connected when all of it works, or not at all. */
const settle = async (
  ports: FinishPorts,
  begun: { readonly verifier: string; readonly subdomain: string },
  code: string,
): Promise<Connected> => {
  const { subdomain, verifier } = begun
  const tokens = await ports.exchange({ subdomain, code, verifier })
  const visit = ports.visit(subdomain, tokens)
  if (!isAdministrator(await visit.me())) return { ok: false, why: 'not-admin' }
  const installed = (await visit.installations()).find(({ appId, enabled }) => enabled && appId === ports.appId)
  if (installed === undefined) return { ok: false, why: 'not-installed' }
  const tenant = await ports.ensureTenant(subdomain)
  await renewWebhook(ports, visit, tenant)
  await ports.keepTokens(tenant.id, tokens, installed.id)
  return { ok: true, subdomain }
}

/** Ends what `beginConnect` began, when Zendesk has sent the admin's browser back. */
export const finishConnect = async (
  ports: FinishPorts,
  brought: { readonly state: string; readonly cookie: string; readonly code: string },
): Promise<Connected> => {
  const begun = await ports.takeState(attemptName(brought.state, brought.cookie))
  if (begun === undefined) return { ok: false, why: 'unknown-attempt' }
  const settled = await attempt(() => settle(ports, begun, brought.code))
  return settled.ok ? settled.value : { ...refuse(settled.failure), why: 'zendesk' }
}
