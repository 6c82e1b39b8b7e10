import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { changeReading, showReading } from '../../contract/history-scan.ts'
import { changeHistory, showHistory } from '../flows/retention/history/control.ts'
import { callerOf } from './bearer.ts'
import { refuse } from './problem.ts'

export const backfill = (server: FastifyInstance): void => {
  const app = server.withTypeProvider<ZodTypeProvider>()

  app.get(showReading.path, { schema: { response: { 200: showReading.response } } }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const told = await showHistory(account.history, session.userId)
    return told.ok ? reply.send({ reading: told.reading }) : refuse(request, reply, told)
  })

  const change = { body: changeReading.body, response: { 200: changeReading.response } }
  app.post(changeReading.path, { schema: change }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const told = await changeHistory(account.history, session.userId, request.body)
    return told.ok ? reply.send({ reading: told.reading }) : refuse(request, reply, told)
  })
}
