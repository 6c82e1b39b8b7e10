import type { FastifyInstance } from 'fastify'

/** What this server waits for before it can serve; nothing when it is ready. */
export type Readiness = () => Promise<readonly string[]>

export const health = (app: FastifyInstance, waitingFor: Readiness): void => {
  app.get('/healthz', (_, reply) => reply.header('cache-control', 'no-store').send({ alive: true }))
  app.get('/readyz', async (_, reply) => {
    const waiting = await waitingFor()
    return reply
      .code(waiting.length === 0 ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ready: waiting.length === 0, ...(waiting.length === 0 ? {} : { waiting_for: waiting }) })
  })
}
