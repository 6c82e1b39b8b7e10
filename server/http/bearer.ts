import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { locations } from '../../contract/session.ts'
import type { Account, Accounts } from './account.ts'
import { refuse } from './problem.ts'
import type { AgentSession, SessionTokens } from './session-token.ts'

/** Who calls, and their account: known to every route behind the bearer. Nothing in a body or a path can change them. */
export interface Caller {
  readonly session: AgentSession
  readonly account: Account
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
  }
}

export const callerOf = ({ caller }: FastifyRequest): Caller => {
  if (caller === null) throw new Error('a route outside the bearer asked who calls')
  return caller
}

const bearer = ({ headers }: FastifyRequest): string | undefined =>
  /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(headers.authorization ?? '')?.[1]

/** Lets only those through who hold a session of ours, for one of the places the app has. */
export const requireSession = (
  app: FastifyInstance,
  { tokens, accounts }: { readonly tokens: SessionTokens; readonly accounts: Accounts },
): void => {
  app.decorateRequest('caller', null)
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    const token = bearer(request)
    const verdict = token === undefined ? undefined : await tokens.verify(token)
    if (verdict?.ok !== true) return refuse(request, reply, { problem: verdict?.problem ?? 'not-signed-in' })
    const { session } = verdict
    const isPlace = locations.some((location) => location === session.location)
    const account = isPlace ? await accounts.byId(session.tenantId) : undefined
    if (account === undefined) return refuse(request, reply, { problem: 'not-signed-in' })
    if (!account.connected) return refuse(request, reply, { problem: 'not-connected' })
    // Removed and installed again, the app is another installation: its page has to be loaded anew, by Zendesk.
    if (account.installationId !== session.installationId) return refuse(request, reply, { problem: 'session-ended' })
    request.caller = { session, account }
    return undefined
  })
}
