import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { showUnused } from '../../contract/unused.ts'
import { showUnused as tell } from '../flows/retention/unused.ts'
import { callerOf } from './bearer.ts'
import { refuse } from './problem.ts'

export const unused = (server: FastifyInstance): void => {
  const schema = { response: { 200: showUnused.response } }
  server.withTypeProvider<ZodTypeProvider>().get(showUnused.path, { schema }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const told = await tell(account.retention, session.userId)
    return told.ok ? reply.send(told.unused) : refuse(request, reply, told)
  })
}
