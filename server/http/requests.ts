import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { requestRedaction } from '../../contract/requests.ts'
import { requestRedaction as ask } from '../flows/redaction/request.ts'
import { callerOf } from './bearer.ts'
import { refuse } from './problem.ts'

const { body, response, path } = requestRedaction

export const requests = (app: FastifyInstance): void => {
  app
    .withTypeProvider<ZodTypeProvider>()
    .post(path, { schema: { body, response: { 200: response } } }, async (request, reply) => {
      const { session, account } = callerOf(request)
      const outcome = await ask(account.ports, session.userId, request.body)
      return outcome.ok ? reply.send({ ledger: outcome.ledger }) : refuse(request, reply, outcome)
    })
}
