import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import { listAccessNotices, takeAccessNotices } from '../../contract/access-notices.ts'
import { noticesFor, takeNotices } from '../flows/access/notices.ts'
import { callerOf } from './bearer.ts'
import { refuse } from './problem.ts'

const quoted = /^"([0-9a-f]{32})"$/

/** New grave cases, for the app's place in the background. */
export const accessNotices = (server: FastifyInstance): void => {
  const app = server.withTypeProvider<ZodTypeProvider>()

  const list = { response: { 200: listAccessNotices.response, 304: z.undefined() } }
  app.get(listAccessNotices.path, { schema: list }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const known = quoted.exec(request.headers['if-none-match'] ?? '')?.[1]
    const found = await noticesFor(account.access, session.userId, known)
    if (!found.ok) return refuse(request, reply, found)
    reply.header('etag', `"${found.tag}"`).header('cache-control', 'no-store')
    return found.cases === undefined ? reply.code(304).send(undefined) : reply.send({ cases: [...found.cases] })
  })

  const take = { body: takeAccessNotices.body, response: { 200: takeAccessNotices.response } }
  app.post(takeAccessNotices.path, { schema: take }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const taken = await takeNotices(account.access, session.userId, request.body.case_ids)
    return taken.ok ? reply.send({ case_ids: [...taken.caseIds] }) : refuse(request, reply, taken)
  })
}
