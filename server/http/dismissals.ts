import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { createDismissal, matchDismissals } from '../../contract/dismissals.ts'
import { dismiss, matchDismissals as match } from '../flows/redaction/dismiss.ts'
import { callerOf } from './bearer.ts'
import { refuse } from './problem.ts'

export const dismissals = (server: FastifyInstance): void => {
  const app = server.withTypeProvider<ZodTypeProvider>()

  const create = { body: createDismissal.body, response: { 200: createDismissal.response } }
  app.post(createDismissal.path, { schema: create }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const outcome = await dismiss(account.ports, session.userId, request.body)
    return outcome.ok ? reply.send({ ledger: outcome.ledger }) : refuse(request, reply, outcome)
  })

  const ask = { body: matchDismissals.body, response: { 200: matchDismissals.response } }
  app.post(matchDismissals.path, { schema: ask }, async (request, reply) => {
    const { account } = callerOf(request)
    return reply.send({ dismissed: await match(account.ports, request.body.dismissals) })
  })
}
