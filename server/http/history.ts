import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { ticketHistory } from '../../contract/history.ts'
import { historyOf } from '../flows/redaction/history.ts'
import { callerOf } from './bearer.ts'
import { refuse } from './problem.ts'

const { params, response, path } = ticketHistory

export const history = (app: FastifyInstance): void => {
  app
    .withTypeProvider<ZodTypeProvider>()
    .get(path, { schema: { params, response: { 200: response } } }, async (request, reply) => {
      const { session, account } = callerOf(request)
      const outcome = await historyOf(account.ports, session.userId, request.params.ticket_id)
      if (!outcome.ok) return refuse(request, reply, outcome)
      return reply.send({ entries: [...outcome.entries], chain: outcome.chain })
    })
}
