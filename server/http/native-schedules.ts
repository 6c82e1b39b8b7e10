import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { changeNativeSchedule, listNativeSchedules } from '../../contract/native-schedules.ts'
import { changeNative, listNative } from '../flows/retention/native-schedules.ts'
import { callerOf } from './bearer.ts'
import { refuse } from './problem.ts'

export const nativeSchedules = (server: FastifyInstance): void => {
  const app = server.withTypeProvider<ZodTypeProvider>()

  const all = { response: { 200: listNativeSchedules.response } }
  app.get(listNativeSchedules.path, { schema: all }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const listed = await listNative(account.native, session.userId)
    return listed.ok
      ? reply.send({ schedules: listed.schedules, policies: listed.policies })
      : refuse(request, reply, listed)
  })

  const change = { body: changeNativeSchedule.body, response: { 200: changeNativeSchedule.response } }
  app.post(changeNativeSchedule.path, { schema: change }, async (request, reply) => {
    const { session, account } = callerOf(request)
    const listed = await changeNative(account.native, session.userId, request.body)
    return listed.ok
      ? reply.send({ schedules: listed.schedules, policies: listed.policies })
      : refuse(request, reply, listed)
  })
}
