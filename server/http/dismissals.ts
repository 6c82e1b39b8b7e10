import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { createDismissal, listDismissals, matchDismissals, takeBackDismissals } from '../../contract/dismissals.ts'
import { dismiss, matchDismissals as match } from '../flows/redaction/dismiss.ts'
import { listDismissed, takeBack } from '../flows/redaction/dismissals.ts'
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

  const list = { querystring: listDismissals.query, response: { 200: listDismissals.response } }
  app.get(listDismissals.path, { schema: list }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const listed = await listDismissed(account.ports, session.userId, request.query.behind)
    if (!listed.ok) return refuse(request, reply, listed)
    return reply.send({ dismissals: listed.dismissals, next: listed.next })
  })

  const take = { body: takeBackDismissals.body, response: { 200: takeBackDismissals.response } }
  app.post(takeBackDismissals.path, { schema: take }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const which = 'id' in request.body ? request.body : { userId: request.body.user_id }
    const done = await takeBack(account.ports, session.userId, which)
    return done.ok ? reply.send({ ledger: done.ledger, count: done.count }) : refuse(request, reply, done)
  })
}
