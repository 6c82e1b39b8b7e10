import { sql } from 'kysely'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { defaultDetection, type DetectionSettings } from '../../contract/detection.ts'
import type { Session } from '../../contract/session.ts'
import type { Database } from '../../server/store/database.ts'
import { tenantBySubdomain } from '../../server/store/tenants.ts'
import { commentsOf } from '../../simulator/state.ts'
import { seededValues } from '../../simulator/seed/values.ts'
import { readChats, readTicket, redact } from '../server/http/desk.ts'
import { aHouse, connected, metricsToken, type House } from '../server/http/house.ts'
import { eachDatabase } from '../support/database.ts'
import { dump, found } from '../support/seeded.ts'

const values = seededValues.map(({ value }) => value)

/** An admin who writes customers' numbers wherever the settings have room for a text. */
const careless = (value: string): DetectionSettings => ({
  ...defaultDetection,
  free_text: 'known-people',
  custom: [
    {
      name: 'loyalty-card',
      title: { en: value.slice(0, 60), fr: value.slice(0, 60) },
      pattern: `LM-[0-9]{8}|${value.replaceAll(/[^A-Za-z0-9 ]/g, '.')}`,
      words: [],
      window: 40,
      check: 'none',
      score: 0.9,
      examples: { match: [`LM-20304050 ${value}`], no_match: values.filter((other) => other !== value).slice(0, 5) },
    },
  ],
})

/** All that agents and webhooks can make of the seeded account: half of it redacted, half dismissed, the rest asked for. */
const liveThrough = async (house: House) => {
  const { state, webhooks } = house.simulator
  const counts = { redacted: 0, dismissed: 0, requested: 0, settings: 0 }
  const tickets = [...state.tickets.keys()]
  const asked = async (session: Session, url: string, body: object): Promise<boolean> =>
    (await house.call('POST', url, session, body)).statusCode === 200

  const admin = await house.open('Claire Fontaine')
  for (const [base_version, value] of values.slice(0, 3).entries()) {
    const settings = careless(value)
    if (await asked(admin, '/api/detection', { base_version, settings })) counts.settings += 1
    await asked(await house.open('Julien Petit'), '/api/detection', { base_version: base_version + 1, settings })
    await house.call('GET', '/api/detection', admin)
  }

  for (const ticket_id of tickets) {
    // A minute each, as the account's quota wants it.
    house.skip(60)
    const agent = await house.open('Inès Robert')
    const other = await house.open('Julien Petit')
    const { items, dismissals } = await readTicket(house, agent, ticket_id)
    const chats = await readChats(house, agent, ticket_id)
    const types = [...new Set(dismissals.map(({ type }) => type))]
    if (types.length > 0) {
      const first = dismissals.slice(0, 1)
      if (await asked(agent, '/api/dismissals', { ticket_id, dismissals: first })) counts.dismissed += 1
      if (await asked(other, '/api/redaction-requests', { ticket_id, types })) counts.requested += 1
    }
    // One ticket stays as it is, so that scans have something to find and tags something to say.
    if (items.length + chats.length > 0 && ticket_id !== tickets[0]) {
      const { results } = await redact(house, agent, ticket_id, [...items, ...chats])
      counts.redacted += results.filter(({ state: outcome }) => outcome === 'done').length
    }
  }
  const customer = [...state.users.values()].find(({ role }) => role === 'end-user')?.id ?? 0
  for (const value of values)
    house.simulator.addComment(tickets.at(-1) ?? 0, { author_id: customer, body: `Voici : ${value}, merci` })
  await webhooks.idle()
  return counts
}

eachDatabase('no seeded value', (open) => {
  let database: Database
  let house: House
  let counts: Awaited<ReturnType<typeof liveThrough>>
  beforeAll(async () => {
    database = await open()
    house = await connected(await aHouse(database))
    await house.start()
    counts = await liveThrough(house)
    await vi.waitFor(
      async () => {
        house.skip(60)
        const { rows } = await sql`select 1 from pgboss.job where name = 'scan' and state <> 'completed'`.execute(
          database.db,
        )
        expect(rows).toEqual([])
      },
      { timeout: 60_000, interval: 100 },
    )
    house.skip(60)
    const session = await house.open('Claire Fontaine')
    for (const subject of ['Carte refusée', 'Chat 4471', 'Avocat'])
      await house.call('GET', `/api/tickets/${house.ticketCalled(subject)}/history`, session)
    return house.stop
  }, 120_000)

  it('was spared: all were in the account, and much was redacted, dismissed and asked for', () => {
    expect(values.length).toBeGreaterThan(15)
    expect(counts.redacted).toBeGreaterThan(10)
    expect(counts.dismissed).toBeGreaterThan(5)
    expect(counts.requested).toBeGreaterThan(5)
    expect(counts.settings).toBe(3)
    const account = [...house.simulator.state.tickets.keys()].map((id) =>
      JSON.stringify(commentsOf(house.simulator.state, id)),
    )
    // The search works: what customers wrote last still stands in the account itself.
    expect(found(account.join('\n'), values)).toEqual(values.map((_, index) => index))
  })

  it('was left out by the scans, which saw what customers wrote last', async () => {
    expect(await house.metric('custos_jobs_total{job="scan",outcome="done"}')).toBeGreaterThan(0)
    const last = [...house.simulator.state.tickets.values()].at(-1)
    expect(last?.tags).toEqual(expect.arrayContaining(['custos_pii_credit_card', 'custos_pii_fr_nir']))
  })

  it('stands anywhere in the database, the ledger among it', async () => {
    const rows = await dump(database)
    const tenant = await tenantBySubdomain(database.db, house.subdomain)
    expect(rows).toContain(tenant?.id)
    expect(rows).toContain('redaction.done')
    expect(rows).toContain('detection.changed')
    expect(found(rows, values)).toEqual([])
  })

  it('stands in the logs', () => {
    expect(house.logs().split('\n').length).toBeGreaterThan(100)
    expect(found(house.logs(), values)).toEqual([])
  })

  it('stands in the metrics', async () => {
    const headers = { authorization: `Bearer ${metricsToken}` }
    const { body } = await house.app.inject({ method: 'GET', url: '/metrics', headers })
    expect(body).toContain('custos_redactions_total')
    expect(found(body, values)).toEqual([])
  })

  it('was asked of Zendesk in an address', () => {
    const { entries, unknown } = house.simulator.log
    expect(unknown).toEqual([])
    expect(found(entries.map(({ path, query }) => `${path}?${query}`).join('\n'), values)).toEqual([])
  })

  describe('nor any secret', () => {
    it('of the account or of ours is written down in the clear', async () => {
      const written = `${await dump(database)}\n${house.logs()}`
      const [webhook] = [...house.simulator.state.webhooks.values()]
      const tokens = [...house.simulator.state.oauthTokens.values()]
      const secrets = [
        webhook?.secret,
        house.config.zendesk.clientSecret,
        Buffer.from(house.config.masterKey).toString('base64'),
        Buffer.from(house.config.masterKey).toString('hex'),
        ...tokens.flatMap(({ token, refresh_token }) => [token, refresh_token]),
      ]
      expect(tokens.length).toBeGreaterThan(0)
      for (const secret of secrets) expect(written.includes(secret ?? 'undefined-secret')).toBe(false)
    })
  })
})
