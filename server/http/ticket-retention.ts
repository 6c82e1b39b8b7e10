import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { ticketRetention } from '../../contract/ticket-retention.ts'
import { retentionOf } from '../flows/retention/of-ticket.ts'
import { callerOf } from './bearer.ts'
import { refuse } from './problem.ts'

const { params, response, path } = ticketRetention

export const ofTicket = (app: FastifyInstance): void => {
  app
    .withTypeProvider<ZodTypeProvider>()
    .get(path, { schema: { params, response: { 200: response } } }, async (request, reply) => {
      const { session, account } = callerOf(request)
      const told = await retentionOf(account.ports, account.retention, session.userId, request.params.ticket_id)
      return told.ok ? reply.send({ fate: told.fate }) : refuse(request, reply, told)
    })
}
