import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { createRedactions } from '../../contract/redactions.ts'
import { redact } from '../flows/redaction/redact.ts'
import type { Metrics } from '../metrics.ts'
import { callerOf } from './bearer.ts'
import { refuse } from './problem.ts'

const { body, response, path } = createRedactions

export const redactions = (app: FastifyInstance, metrics: Metrics): void => {
  app
    .withTypeProvider<ZodTypeProvider>()
    .post(path, { schema: { body, response: { 200: response } } }, async (request, reply) => {
      const { session, account } = callerOf(request)
      const asker = { userId: session.userId, pageDigest: (raw: string) => account.pageDigest(session.id, raw) }
      const outcome = await redact(account.ports, asker, request.body)
      if (!outcome.ok) {
        metrics.redacted('refused', outcome.problem)
        return refuse(request, reply, outcome)
      }
      for (const result of outcome.results)
        metrics.redacted(result.state, result.state === 'done' ? 'none' : result.problem)
      return reply.send({ results: [...outcome.results], tags: [...outcome.tags] })
    })
}
