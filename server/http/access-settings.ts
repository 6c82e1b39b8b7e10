import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import * as contract from '../../contract/access-settings.ts'
import { readAccessSettings, saveAccessSettings } from '../flows/access/settings.ts'
import { callerOf } from './bearer.ts'
import { refuse } from './problem.ts'

/** What an admin sets about watching access. */
export const accessSettings = (server: FastifyInstance): void => {
  const app = server.withTypeProvider<ZodTypeProvider>()

  const shown = { response: { 200: contract.readAccessSettings.response } }
  app.get(contract.readAccessSettings.path, { schema: shown }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const outcome = await readAccessSettings(account.access, session.userId)
    return outcome.ok ? reply.send(outcome.stored) : refuse(request, reply, outcome)
  })

  const saved = { body: contract.saveAccessSettings.body, response: { 200: contract.saveAccessSettings.response } }
  app.post(contract.saveAccessSettings.path, { schema: saved }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const outcome = await saveAccessSettings(account.access, session.userId, request.body)
    return outcome.ok ? reply.send(outcome.stored) : refuse(request, reply, outcome)
  })
}
