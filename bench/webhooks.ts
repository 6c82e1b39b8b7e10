import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { openDatabase, type Database } from '../server/store/database.ts'
import { tenantBySubdomain } from '../server/store/tenants.ts'
import { aHouse, connected } from '../tests/server/http/house.ts'
import { createServerDatabase, openEmbedded } from '../tests/support/database.ts'

const all = 3000
const atOnce = 16

type Delivery = { readonly path: string; readonly headers: Record<string, string>; readonly body: string }

const send = (port: number, agent: Agent, { path, headers, body }: Delivery): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, agent, method: 'POST', path, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end(body)
  })

/** Accepted deliveries a second, over loopback. */
const rate = async (app: FastifyInstance, make: () => Delivery): Promise<number> => {
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const deliveries = Array.from({ length: all }, make)
  const from = performance.now()
  const worker = async (): Promise<void> => {
    for (let next = deliveries.pop(); next !== undefined; next = deliveries.pop()) {
      const status = await send(port, agent, next)
      if (status !== 202) throw new Error(`a delivery was answered with ${status}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  agent.destroy()
  return all / ((performance.now() - from) / 1000)
}

let ticket = 1
const body = (): string => {
  ticket += 1
  const time = new Date().toISOString()
  const comment = { id: String(ticket), body: 'Where is my parcel?', is_public: true }
  return JSON.stringify({
    type: 'zen:event-type:ticket.comment_added',
    id: randomUUID(),
    time,
    detail: { id: String(ticket), status: 'OPEN', subject: 'Question' },
    event: { comment },
  })
}

/** A route that does nothing but one insert. */
const bare = async (database: Database): Promise<number> => {
  await sql`create table bench_hooks (id uuid primary key, body jsonb not null)`.execute(database.db)
  const app = fastify()
  app.post('/hook', async (asked, reply) => {
    await sql`insert into bench_hooks values (${randomUUID()}, ${JSON.stringify(asked.body)}::jsonb)`.execute(
      database.db,
    )
    return reply.code(202).send()
  })
  try {
    return await rate(app, () => ({ path: '/hook', headers: { 'content-type': 'application/json' }, body: body() }))
  } finally {
    await app.close()
  }
}

const ours = async (database: Database, scanning: boolean): Promise<number> => {
  const limits = { perUser: 1e6, perAddress: 1e6, webhooksPerAddress: 1e6 }
  const house = await connected(
    await aHouse(database, {
      limits,
      config: { logLevel: 'warn' },
      subdomain: `bench-${randomBytes(4).toString('hex')}`,
    }),
  )
  // The scans hang at their first question, so that the intake is measured and not the simulator.
  if (!scanning) house.simulator.faults.add({ kind: 'latency', path: '/api/v2/tickets*', milliseconds: 9000 })
  await house.start()
  const hook = (await tenantBySubdomain(database.db, house.subdomain))?.hook ?? ''
  const secret = [...house.simulator.state.webhooks.values()][0]?.secret ?? ''
  const signed = (): Delivery => {
    const at = new Date().toISOString()
    const payload = body()
    return {
      path: `/webhooks/zendesk/${hook}`,
      body: payload,
      headers: {
        'content-type': 'application/json',
        'x-zendesk-webhook-signature': createHmac('sha256', secret).update(at).update(payload).digest('base64'),
        'x-zendesk-webhook-signature-timestamp': at,
        'x-zendesk-webhook-invocation-id': randomUUID(),
      },
    }
  }
  try {
    return await rate(house.app, signed)
  } finally {
    await house.app.close()
  }
}

const beside = async (name: string, database: Database): Promise<string> => {
  const plain = await bare(database)
  const accepted = await ours(database, false)
  const busy = await ours(database, true)
  const share = (mine: number) => `${mine.toFixed(0)} accepts a second, ${(mine / plain).toFixed(2)}`
  return `${name}: bare route with one insert ${plain.toFixed(0)} a second; custos ${share(accepted)} (aim: at least 0.5); while scans and their simulator run in the same process ${share(busy)}`
}

/** Webhooks taken in: checked, de-duplicated, stored, answered; beside a route that only inserts. */
export const webhooks = async (): Promise<string[]> => {
  const lines = [await beside('PGlite', await openEmbedded())]
  if (process.env.TEST_DATABASE_URL === undefined)
    return [...lines, 'PostgreSQL: not run, TEST_DATABASE_URL is not set']
  const { url } = await createServerDatabase()
  const database = await openDatabase({ url, connections: 10 })
  await database.migrate()
  return [...lines, await beside('PostgreSQL', database)]
}
