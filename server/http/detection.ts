import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { readDetection, saveDetection } from '../../contract/detection.ts'
import { readSettings, saveSettings } from '../flows/detection/settings.ts'
import { callerOf } from './bearer.ts'
import { refuse } from './problem.ts'

export const detection = (server: FastifyInstance): void => {
  const app = server.withTypeProvider<ZodTypeProvider>()

  const shown = { response: { 200: readDetection.response } }
  app.get(readDetection.path, { schema: shown }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const outcome = await readSettings(account.ports, session.userId)
    if (!outcome.ok) return refuse(request, reply, outcome)
    return reply.header('cache-control', 'no-store').send(outcome.stored)
  })

  const saved = { body: saveDetection.body, response: { 200: saveDetection.response } }
  app.post(saveDetection.path, { schema: saved }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const outcome = await saveSettings(account.ports, session.userId, request.body)
    if (!outcome.ok) return refuse(request, reply, outcome)
    return reply.header('cache-control', 'no-store').send(outcome.stored)
  })
}
