import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from './problem.ts'

/** Requests a minute. An office shares one address, so what counts for a person is their own number, in however many pages. */
export interface Limits {
  readonly perUser: number
  readonly perAddress: number
  /** Above anything that an account sends; only a flood meets it. */
  readonly webhooksPerAddress: number
}

export const usualLimits: Limits = { perUser: 300, perAddress: 3000, webhooksPerAddress: 60_000 }

interface Counting {
  /** Whom a request counts for; the caller's address unless said otherwise, of IPv6 the network that a host is given. */
  readonly by?: (request: FastifyRequest) => string
  readonly onRefused?: () => void
}

/** Counts in this process only: with several, each caller has that much with each. */
export const limitRate = (app: FastifyInstance, max: number, counting: Counting = {}): void => {
  const { by, onRefused } = counting
  const check = app.createRateLimit({ max, timeWindow: 60_000, ...(by === undefined ? {} : { keyGenerator: by }) })
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    const counted = await check(request)
    if (counted.isAllowed || !counted.isExceeded) return undefined
    onRefused?.()
    return refuse(request, reply, { problem: 'too-many-requests', retry_after: counted.ttlInSeconds })
  })
}
