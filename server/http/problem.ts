import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { DetectorFault } from '../../core/pii/custom/custom-detector.ts'
import { problems, type Problem, type ProblemCode } from '../../contract/problems.ts'

export interface Refused {
  readonly problem: ProblemCode
  /** Seconds. */
  readonly retry_after?: number
  readonly faults?: readonly DetectorFault[]
}

/** The only body that a refusal ever has: a code of the catalogue and our name for the request. */
export const bodyOf = ({ id }: FastifyRequest, { problem, retry_after, faults }: Refused): Problem => ({
  problem,
  request_id: id,
  ...(retry_after === undefined ? {} : { retry_after }),
  ...(faults === undefined ? {} : { faults }),
})

/** Retry-After is told in both places: browsers' code reads the body, Zendesk and proxies the header. */
export const refuse = (
  request: FastifyRequest,
  reply: FastifyReply,
  refused: Refused,
  status: number = problems[refused.problem].status,
): FastifyReply => {
  if (refused.retry_after !== undefined) reply.header('retry-after', String(Math.ceil(refused.retry_after)))
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json')
    .serializer(JSON.stringify)
    .send(bodyOf(request, refused))
}

/** What Fastify itself refuses, in the catalogue's words; everything unknown is ours to answer for. */
export const problemOf = ({ statusCode = 500 }: Pick<FastifyError, 'statusCode'>): ProblemCode => {
  switch (statusCode) {
    case 404:
      return 'not-found'
    case 413:
      return 'too-large'
    case 429:
      return 'too-many-requests'
    default:
      return statusCode >= 400 && statusCode < 500 ? 'bad-request' : 'internal'
  }
}
