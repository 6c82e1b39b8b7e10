import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { exportLedger } from '../../contract/ledger.ts'
import { exportLedger as take } from '../flows/ledger/export.ts'
import { callerOf } from './bearer.ts'
import { refuse } from './problem.ts'

export const ledger = (app: FastifyInstance): void => {
  app.post(exportLedger.path, async (request, reply) => {
    const { session, account } = callerOf(request)
    const taken = await take(account.ports, session.userId)
    if (!taken.ok) return refuse(request, reply, taken)
    // One page is made while the one before it goes out, and no more than that.
    const lines = Readable.from(taken.lines, { highWaterMark: 1 })
    return reply.type('application/x-ndjson').header('cache-control', 'no-store').send(lines)
  })
}
