import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import {
  actOnAccessCase,
  assignAccessCase,
  judgeAccessCase,
  listAccessCases,
  noteOpening,
  showAccessCase,
  ticketAccesses,
} from '../../contract/access.ts'
import { showAccessByDay } from '../../contract/access-by-day.ts'
import { act } from '../flows/access/act.ts'
import { assignCase, detailOf, judgeCase, listOf } from '../flows/access/cases.ts'
import { byDayOf } from '../flows/access/by-day.ts'
import { noteOpening as note } from '../flows/access/openings.ts'
import { viewersOf } from '../flows/access/viewers.ts'
import { callerOf } from './bearer.ts'
import { refuse } from './problem.ts'

const reading = (server: FastifyInstance): void => {
  const app = server.withTypeProvider<ZodTypeProvider>()

  const list = { querystring: listAccessCases.query, response: { 200: listAccessCases.response } }
  app.get(listAccessCases.path, { schema: list }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const listed = await listOf(account.access, session.userId, request.query)
    return listed.ok ? reply.send(listed.list) : refuse(request, reply, listed)
  })

  const show = { params: showAccessCase.params, response: { 200: showAccessCase.response } }
  app.get(showAccessCase.path, { schema: show }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const found = await detailOf(account.access, session.userId, request.params.case_id)
    return found.ok ? reply.send(found.detail) : refuse(request, reply, found)
  })

  const days = { response: { 200: showAccessByDay.response } }
  app.get(showAccessByDay.path, { schema: days }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const found = await byDayOf(account.access, session.userId)
    return found.ok ? reply.send(found.byDay) : refuse(request, reply, found)
  })

  const who = { params: ticketAccesses.params, response: { 200: ticketAccesses.response } }
  app.get(ticketAccesses.path, { schema: who }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const found = await viewersOf(account.access, session.userId, request.params.ticket_id)
    return found.ok ? reply.send(found.accesses) : refuse(request, reply, found)
  })
}

const deciding = (server: FastifyInstance): void => {
  const app = server.withTypeProvider<ZodTypeProvider>()

  const verdict = {
    params: judgeAccessCase.params,
    body: judgeAccessCase.body,
    response: { 200: judgeAccessCase.response },
  }
  app.post(judgeAccessCase.path, { schema: verdict }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const noted = await judgeCase(account.access, session.userId, request.params.case_id, request.body)
    return noted.ok ? reply.send({ ledger: noted.ledger }) : refuse(request, reply, noted)
  })

  const assign = {
    params: assignAccessCase.params,
    body: assignAccessCase.body,
    response: { 200: assignAccessCase.response },
  }
  app.post(assignAccessCase.path, { schema: assign }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const noted = await assignCase(account.access, session.userId, request.params.case_id, request.body.user_id)
    return noted.ok ? reply.send({ ledger: noted.ledger }) : refuse(request, reply, noted)
  })

  const doing = {
    params: actOnAccessCase.params,
    body: actOnAccessCase.body,
    response: { 200: actOnAccessCase.response },
  }
  app.post(actOnAccessCase.path, { schema: doing }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const done = await act(account.access, session.userId, request.params.case_id, request.body)
    if (!done.ok) return refuse(request, reply, done)
    const { state, problem, retry_after } = done
    return reply.send({ state, problem, retry_after })
  })
}

/** Whoever opens a ticket tells so; it says nothing of anybody to anybody. */
const telling = (server: FastifyInstance): void => {
  const schema = { params: noteOpening.params, body: noteOpening.body, response: { 200: noteOpening.response } }
  server.withTypeProvider<ZodTypeProvider>().post(noteOpening.path, { schema }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const { ticket_id } = request.params
    return reply.send({ kept: await note(account.access, session.userId, ticket_id, request.body.opening_id) })
  })
}

/** Cases of access, for admins. */
export const access = (server: FastifyInstance): void => {
  reading(server)
  deciding(server)
  telling(server)
}
