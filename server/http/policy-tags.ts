import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import * as contract from '../../contract/policy-tags.ts'
import { listStrays, setPutsBack, showTagging } from '../flows/retention/tagging/control.ts'
import { callerOf } from './bearer.ts'
import { refuse } from './problem.ts'

export const policyTags = (server: FastifyInstance): void => {
  const app = server.withTypeProvider<ZodTypeProvider>()

  const show = { response: { 200: contract.showTagging.response } }
  app.get(contract.showTagging.path, { schema: show }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const shown = await showTagging(account.retention, session.userId)
    return shown.ok ? reply.send(shown.tagging) : refuse(request, reply, shown)
  })

  const set = { body: contract.setPutsBack.body, response: { 200: contract.setPutsBack.response } }
  app.post(contract.setPutsBack.path, { schema: set }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const done = await setPutsBack(account.retention, session.userId, request.body.puts_back)
    return done.ok ? reply.send(done.tagging) : refuse(request, reply, done)
  })

  const strays = { querystring: contract.listStrays.query, response: { 200: contract.listStrays.response } }
  app.get(contract.listStrays.path, { schema: strays }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const listed = await listStrays(account.retention, session.userId, request.query)
    return listed.ok ? reply.send({ tickets: listed.tickets, more: listed.more }) : refuse(request, reply, listed)
  })
}
