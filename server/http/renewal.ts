import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { renewSession } from '../../contract/session.ts'
import { callerOf } from './bearer.ts'
import { refuse } from './problem.ts'
import { asEnded, sessionFor } from './session.ts'
import type { SessionTokens } from './session-token.ts'
import { viewerOf } from './viewer.ts'

/** Asks Zendesk again who the user is: whoever was suspended meanwhile is out, whoever lost a right loses it here too. */
export const renewal = (app: FastifyInstance, tokens: SessionTokens): void => {
  const schema = { response: { 200: renewSession.response } }
  app.withTypeProvider<ZodTypeProvider>().post(renewSession.path, { schema }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const viewer = await viewerOf(account.ports, session.userId)
    if (!viewer.ok) return refuse(request, reply, asEnded(viewer))
    const renewed = await sessionFor(tokens, account, session, viewer)
    if (renewed === undefined) return refuse(request, reply, { problem: 'session-ended' })
    return reply.header('cache-control', 'no-store').send(renewed)
  })
}
