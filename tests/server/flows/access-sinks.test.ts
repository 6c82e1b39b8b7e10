import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mostTries, type NewSink, type Sink } from '../../../contract/access-sinks.ts'
import { verify, type Entry } from '../../../core/ledger/index.ts'
import { forgetOld } from '../../../server/compose/access.ts'
import { judgeCase } from '../../../server/flows/access/cases.ts'
import { deliver, type Sent } from '../../../server/flows/access/deliver.ts'
import { ingest } from '../../../server/flows/access/ingest.ts'
import { judge } from '../../../server/flows/access/judge.ts'
import { addSink, changeSink, sinksOf, tryOutSink } from '../../../server/flows/access/sinks.ts'
import type { Database } from '../../../server/store/database.ts'
import { plantAudit } from '../../../simulator/logs/access.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOutlook } from '../../support/outlook.ts'
import { accept, aReceiver, aSyslogReceiver, host, netTo } from '../../support/receiver.ts'
import { dump, found } from '../../support/seeded.ts'

type Outlook = Awaited<ReturnType<typeof anOutlook>>
type Receiver = Awaited<ReturnType<typeof aReceiver>>

const hook = ({ url }: Receiver): NewSink => ({ kind: 'webhook', name: 'SIEM', url, format: 'custos' })

eachDatabase('destinations of cases', (open) => {
  let database: Database
  let receiver: Receiver
  let outlook: Outlook
  let secret: string
  let sinkId: string
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  const closing: (() => void)[] = []
  afterAll(() => {
    for (const close of closing) close()
  })

  const begin = async (target?: NewSink, cert?: string) => {
    receiver = await aReceiver()
    closing.push(receiver.close)
    outlook = await anOutlook(database, { sinkNet: netTo(cert ?? receiver.cert) })
    const added = await addSink(outlook.ports, outlook.admin, target ?? hook(receiver))
    if (!added.ok) throw new Error(added.problem)
    sinkId = added.sink_id
    secret = added.secret ?? ''
  }

  /** A protection is loosened, read of and judged: a case, or one of more. */
  const incident = async (label = 'Require Two Factor', actor_id = outlook.admin) => {
    const { simulator, ports, tenant } = outlook
    plantAudit(simulator.world, { actor_id, source_label: label, change_description: 'Disabled' })
    simulator.clock.advance(5)
    await ingest(ports, 'audit')
    await ingest(ports, 'access')
    await judge(ports, new Map(), tenant)
  }
  const listed = async (): Promise<Sink> => {
    const answer = await sinksOf(outlook.ports, outlook.admin)
    const [first] = answer.ok ? answer.sinks : []
    if (first === undefined) throw new Error('no destination')
    return first
  }
  const states = async () => (await listed()).deliveries.map(({ type, state }) => `${type} ${state}`)
  const send = () => deliver(outlook.ports, sinkId)

  it('are told of a case that opens, signed, with ids and figures and nothing of a customer', async () => {
    await begin()
    await incident()
    expect(await states()).toEqual(['case.opened waiting'])
    expect(receiver.received).toEqual([])
    expect(await send()).toBeUndefined()
    expect(await states()).toEqual(['case.opened done'])
    const [first] = receiver.received
    if (first === undefined) throw new Error('nothing was received')
    const { headers, body } = first
    const { data, ...envelope } = JSON.parse(body) as { type: string; timestamp: string; data: object }
    expect(envelope).toMatchObject({ type: 'case.opened' })
    expect(data).toMatchObject({ agent_id: outlook.admin, kind: 'security_weakened', severity: 'high', status: 'new' })
    expect(Object.keys(data).sort()).toEqual(
      [
        ...['agent_id', 'also', 'case_id', 'detected_at', 'end', 'figures', 'kind', 'observed', 'score', 'severity'],
        ...['start', 'status', 'usual'],
      ].sort(),
    )
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
    const signature = createHmac('sha256', key).update(signed).digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${signature}`)
    expect((await listed()).deliveries[0]?.id).toBe(headers['webhook-id'])
    expect(await send()).toBeUndefined()
    expect(receiver.received).toHaveLength(1)
  })

  it('are told of what is decided, after what was before, and not of a case that is held back', async () => {
    await begin()
    // Nobody decides about their own case.
    const colleague = [...outlook.simulator.state.users.values()].find(
      ({ id, role }) => role === 'admin' && id !== outlook.admin,
    )?.id
    await incident('Require Two Factor', colleague)
    const [found1] = await outlook.ports.listCases(10)
    const verdict = { verdict: 'expected', scope: 'kind', days: 30 } as const
    expect(await judgeCase(outlook.ports, outlook.admin, found1?.id ?? '', verdict)).toMatchObject({ ok: true })
    // Rows bear whole seconds: one of this very second would seem to be from before the verdict.
    outlook.simulator.clock.advance(2)
    await incident('Single sign-on', colleague)
    expect(await states()).toEqual(['case.judged waiting', 'case.opened waiting'])
    await send()
    expect(receiver.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
      'case.opened',
      'case.judged',
    ])
    expect(receiver.received[1]?.body).toContain('"status":"expected"')
  })

  it('that fail are tried again later and in order, by the same id', async () => {
    await begin()
    await incident()
    await incident('Single sign-on')
    const { clock } = outlook.simulator
    receiver.answer((_, answer) => void answer.writeHead(500).end())
    expect(await send()).toBe(5)
    expect(await send()).toBeUndefined()
    expect(receiver.received).toHaveLength(1)
    expect((await listed()).next_try).not.toBeNull()
    clock.advance(6)
    expect(await send()).toBe(10)
    receiver.answer((_, answer) => void answer.writeHead(429, { 'retry-after': '600' }).end())
    clock.advance(11)
    expect(await send()).toBe(600)
    clock.advance(599)
    expect(await send()).toBeUndefined()
    receiver.answer(accept)
    clock.advance(2)
    expect(await send()).toBeUndefined()
    const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
    expect(ids).toHaveLength(5)
    expect(new Set(ids.slice(0, 4)).size).toBe(1)
    expect(new Set(ids).size).toBe(2)
    expect(await listed()).toMatchObject({ waiting: 0, given_up: 0, next_try: null })
  })

  it('that never answer well are given up, which is said, and begun again when an admin asks', async () => {
    await begin()
    await incident()
    receiver.answer((_, answer) => void answer.writeHead(302, { location: 'https://elsewhere.example.org/' }).end())
    let waited = 0
    for (let tries = 0; tries < mostTries; tries++) {
      const wait = await send()
      waited += wait ?? 0
      outlook.simulator.clock.advance((wait ?? 0) + 1)
    }
    expect(waited).toBeGreaterThan(8 * 3600)
    expect(receiver.received).toHaveLength(mostTries)
    expect(await listed()).toMatchObject({
      ...{ waiting: 0, given_up: 1 },
      deliveries: [{ state: 'given-up', tries: mostTries, why: 'redirected', status: 302 }],
    })
    await send()
    expect(receiver.received).toHaveLength(mostTries)
    receiver.answer(accept)
    expect(await changeSink(outlook.ports, outlook.admin, sinkId, 'again')).toMatchObject({ ok: true })
    await send()
    expect(await listed()).toMatchObject({ waiting: 0, given_up: 0, deliveries: [{ state: 'done' }] })
  })

  it('that want one message not at all get the next, and that are gone are paused', async () => {
    await begin()
    await incident()
    await incident('Single sign-on')
    receiver.answer((_, answer) => void answer.writeHead(receiver.received.length === 1 ? 413 : 410).end())
    await send()
    expect(await states()).toEqual(['case.opened waiting', 'case.opened given-up'])
    expect((await listed()).state).toBe('paused')
    await incident('Session timeout')
    expect(await states()).toHaveLength(2)
    await changeSink(outlook.ports, outlook.admin, sinkId, 'resume')
    receiver.answer(accept)
    await send()
    expect(await states()).toEqual(['case.opened done', 'case.opened given-up'])
  })

  it('are written to by one process at a time', async () => {
    await begin()
    await incident()
    let going = 0
    let most = 0
    const slow = {
      ...outlook.ports,
      send: async (...asked: Parameters<typeof outlook.ports.send>): Promise<Sent> => {
        going += 1
        most = Math.max(most, going)
        const sent = await outlook.ports.send(...asked)
        going -= 1
        return sent
      },
    }
    await Promise.all([deliver(slow, sinkId), deliver(slow, sinkId), deliver(slow, sinkId)])
    expect(most).toBe(1)
    expect(receiver.received).toHaveLength(1)
  })

  it('lose nothing to a process that dies between a message’s sending and its note', async () => {
    await begin()
    await incident()
    const dying = {
      ...outlook.ports,
      settleDelivery: () => Promise.reject(new Error('killed')),
      releaseSink: () => Promise.resolve(),
    }
    await expect(deliver(dying, sinkId)).rejects.toThrow('killed')
    expect(receiver.received).toHaveLength(1)
    // The dead one holds it until its lease is over.
    expect(await send()).toBeUndefined()
    expect(receiver.received).toHaveLength(1)
    await sql`update access_sinks set lease_until = clock_timestamp() - interval '1 second'`.execute(database.db)
    expect(await outlook.ports.dueSinks()).toEqual([sinkId])
    await send()
    const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    expect(await states()).toEqual(['case.opened done'])
  })

  it('get no message of a change that did not come about', async () => {
    await begin()
    const refusing = { ...outlook.ports, keepBatch: () => Promise.resolve(false) }
    const { simulator, ports, tenant, admin } = outlook
    plantAudit(simulator.world, { actor_id: admin, source_label: 'Require Two Factor', change_description: 'Disabled' })
    simulator.clock.advance(5)
    await ingest(ports, 'audit')
    await ingest(ports, 'access')
    await judge(refusing, new Map(), tenant)
    expect(await states()).toEqual([])
    await judge(ports, new Map(), tenant)
    expect(await states()).toEqual(['case.opened waiting'])
  })

  it('get CEF and OCSF over syslog', async () => {
    const syslog = await aSyslogReceiver()
    closing.push(syslog.close)
    const at = { kind: 'syslog', name: 'log', host, port: syslog.port } as const
    await begin({ ...at, format: 'cef' }, syslog.cert)
    expect(secret).toBe('')
    const other = await addSink(outlook.ports, outlook.admin, { ...at, format: 'ocsf' })
    if (!other.ok) throw new Error(other.problem)
    await incident()
    await send()
    await deliver(outlook.ports, other.sink_id)
    expect(syslog.frames[0]).toMatch(/^\d+ <83>1 \S+ custos\.example custos - case\.opened - CEF:0\|custos\|/)
    expect(syslog.frames[1]).toContain('"class_uid":2004')
  })

  it('are tried with a message about nobody, and what came of it is said', async () => {
    await begin()
    const tried = () => tryOutSink(outlook.ports, outlook.admin, sinkId)
    expect(await tried()).toEqual({ ok: true, tried: { arrived: true, status: 204 } })
    receiver.answer((_, answer) => void answer.writeHead(401).end())
    expect(await tried()).toEqual({ ok: true, tried: { arrived: false, why: 'refused', status: 401 } })
    expect(receiver.received[0]?.body).toContain('"type":"test"')
    expect(await states()).toEqual(['test given-up', 'test done'])
    expect(await listed()).toMatchObject({ waiting: 0, given_up: 0 })
    await changeSink(outlook.ports, outlook.admin, sinkId, 'again')
    expect(await states()).toEqual(['test given-up', 'test done'])
    expect(await send()).toBeUndefined()
    expect(receiver.received).toHaveLength(2)
  })

  it('are tried one at a time, and a few times a minute', async () => {
    await begin()
    const tried = async () => {
      const one = await tryOutSink(outlook.ports, outlook.admin, sinkId)
      return one.ok ? one.tried.arrived : one.problem
    }
    const answers: (() => void)[] = []
    receiver.answer((_, answer) => void answers.push(() => void answer.writeHead(204).end()))
    const first = tried()
    await expect.poll(() => answers.length).toBe(1)
    expect(await tried()).toBe('too-many-requests')
    answers[0]?.()
    expect(await first).toBe(true)
    receiver.answer(accept)
    for (let times = 2; times <= 6; times++) expect(await tried()).toBe(true)
    expect(await tried()).toBe('too-many-requests')
    outlook.simulator.clock.advance(61)
    expect(await tried()).toBe(true)
    expect(receiver.received).toHaveLength(7)
  })

  it('are not added by a name that nobody knows', async () => {
    await begin()
    const unknown = { ...netTo(''), resolve: () => Promise.reject(new Error('ENOTFOUND')) }
    const other = await anOutlook(database, { sinkNet: unknown })
    const answer = await addSink(other.ports, other.admin, hook(receiver))
    expect(answer).toEqual({ ok: false, problem: 'destination-unknown' })
  })

  it('are in the ledger by id, and sealed at rest: neither address nor secret is there to be read', async () => {
    await begin()
    await incident()
    await changeSink(outlook.ports, outlook.admin, sinkId, 'pause')
    expect(await changeSink(outlook.ports, outlook.admin, sinkId, 'remove')).toMatchObject({ ok: true })
    expect(await changeSink(outlook.ports, outlook.admin, sinkId, 'remove')).toEqual({
      ok: false,
      problem: 'not-found',
    })
    const entries = await outlook.ledger()
    expect(await verify(entries)).toMatchObject({ ok: true })
    expect(entries.map(({ canonical }) => JSON.parse(canonical) as Entry)).toMatchObject([
      { action: 'access.sink-added', sink_id: sinkId, actor: { user_id: outlook.admin } },
      { action: 'access.sink-paused', sink_id: sinkId },
      { action: 'access.sink-removed', sink_id: sinkId },
    ])
    await begin()
    const rows = await dump(database)
    expect(rows).toContain(sinkId)
    expect(found(rows, [secret.slice(6, 30), 'sink.example.org', 'made-up-key'])).toEqual([])
  })

  it('keep what was told for 90 days, and what waits until it is told', async () => {
    await begin()
    await incident()
    await send()
    receiver.answer((_, answer) => void answer.writeHead(500).end())
    await incident('Single sign-on')
    outlook.simulator.clock.advance(91 * 24 * 3600)
    await forgetOld({ database, clock: outlook.clock }, outlook.tenant)
    expect(await states()).toEqual(['case.opened waiting'])
  })
})
