import type { FastifyInstance } from 'fastify'
import { sameText } from '../../core/envelope/index.ts'
import type { Metrics } from '../metrics.ts'
import { refuse } from './problem.ts'

/** Open to whoever reaches it, unless a token is configured: put one, or a proxy, before it. */
export const metricsRoute = (app: FastifyInstance, { registry }: Metrics, token: string | undefined): void => {
  app.get('/metrics', async (request, reply) => {
    const allowed = token === undefined || sameText(`Bearer ${token}`, request.headers.authorization ?? '')
    if (!allowed) return refuse(request, reply, { problem: 'not-signed-in' })
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
