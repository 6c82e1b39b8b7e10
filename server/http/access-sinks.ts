import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import * as contract from '../../contract/access-sinks.ts'
import { addSink, changeSink, sinksOf, tryOutSink } from '../flows/access/sinks.ts'
import { callerOf } from './bearer.ts'
import { refuse } from './problem.ts'

/** Where cases are sent, for admins. */
export const accessSinks = (server: FastifyInstance): void => {
  const app = server.withTypeProvider<ZodTypeProvider>()

  const listed = { response: { 200: contract.listSinks.response } }
  app.get(contract.listSinks.path, { schema: listed }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const found = await sinksOf(account.access, session.userId)
    return found.ok ? reply.send({ sinks: [...found.sinks] }) : refuse(request, reply, found)
  })

  const added = { body: contract.addSink.body, response: { 200: contract.addSink.response } }
  app.post(contract.addSink.path, { schema: added }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const made = await addSink(account.access, session.userId, request.body)
    if (!made.ok) return refuse(request, reply, made)
    const { sink_id, secret, ledger } = made
    return reply.header('cache-control', 'no-store').send({ sink_id, secret, ledger })
  })

  const { params } = contract.changeSink
  const changed = { params, body: contract.changeSink.body, response: { 200: contract.changeSink.response } }
  app.post(contract.changeSink.path, { schema: changed }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const done = await changeSink(account.access, session.userId, request.params.sink_id, request.body.change)
    return done.ok ? reply.send({ ledger: done.ledger }) : refuse(request, reply, done)
  })

  const tried = { params, response: { 200: contract.testSink.response } }
  app.post(contract.testSink.path, { schema: tried }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const done = await tryOutSink(account.access, session.userId, request.params.sink_id)
    return done.ok ? reply.send(done.tried) : refuse(request, reply, done)
  })
}
