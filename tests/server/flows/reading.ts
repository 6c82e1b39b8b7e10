import { createHmac } from 'node:crypto'
import { detect } from '../../../core/pii/index.ts'
import type { EntryFields } from '../../../core/ledger/index.ts'
import { advance, longestPause } from '../../../server/flows/retention/history/advance.ts'
import { beginning } from '../../../server/flows/retention/history/progress.ts'
import type { HistoryPorts, Standing } from '../../../server/flows/retention/history/ports.ts'
import type { Database } from '../../../server/store/database.ts'
import { zendeskTime } from '../../../server/compose/zendesk-time.ts'
import { historyStore } from '../../../server/store/history.ts'
import { pageAfter } from '../../../server/store/ticket-facts.ts'
import { storeOf } from '../../../server/store/tenant-store.ts'
import { zendeskFor, type ZendeskClient } from '../../../server/zendesk/client.ts'
import { rateBucket } from '../../../server/zendesk/rate-bucket.ts'
import { accessTokens } from '../../../server/zendesk/tokens.ts'
import type { Fetch } from '../../../server/zendesk/wire.ts'
import { createSimulator, type SimulatorOptions } from '../../../simulator/simulator.ts'
import { aTenant } from '../../support/tenant.ts'
import { storeInMemory } from '../zendesk/stored-tokens.ts'
import { timeline } from '../zendesk/timeline.ts'

const entryOf = (action: EntryFields['action'], count = 0): EntryFields => ({
  at: new Date().toISOString(),
  actor: { system: 'custos' },
  action,
  types: [],
  count,
})

/** An account whose time passes only when told. */
export const anAccountInTime = (settings: SimulatorOptions['settings'] = {}) => {
  const time = timeline()
  const simulator = createSimulator({ now: () => Date.parse(time.clock()), settings })
  simulator.seed()
  return { time, simulator }
}

export interface ReadingOptions {
  readonly of?: ReturnType<typeof anAccountInTime>
  readonly tags?: { readonly open: boolean; readonly closed: boolean }
  /** Seconds that a token is good for. */
  readonly expiresIn?: number
  /** An account that another process has begun to read. */
  readonly tenant?: string
  /** Records in a page of an export; Zendesk's own thousand unless said. */
  readonly perPage?: number
}

/** The reading of a simulated account's history, on a real database. */
export const aReading = async (database: Database, options: ReadingOptions = {}) => {
  const { time, simulator } = options.of ?? anAccountInTime()
  const { origin, state, oauthClient } = simulator
  const client = { id: oauthClient.identifier, secret: oauthClient.secret }
  const tenant = options.tenant ?? (await aTenant(database))
  const admin = [...state.users.values()].find(({ role }) => role === 'admin')?.id ?? 0
  const connect = () => {
    const expires_in = options.expiresIn ?? 172_800
    const token = simulator.tokenFor(admin, { expires_in })
    const expiresAt = new Date(Date.parse(time.clock()) + expires_in * 1000).toISOString()
    return storeInMemory({ accessToken: token.access_token, refreshToken: token.refresh_token ?? '', expiresAt })
  }
  const tokenStore = connect()

  const network: Fetch = (url, init) => {
    const asked = new URL(url)
    if (options.perPage !== undefined && asked.pathname.includes('/incremental/'))
      asked.searchParams.set('per_page', String(options.perPage))
    return simulator.fetch(asked, init)
  }

  /** As a process has it: its own memory of tokens and quota, the same account and database. */
  const aProcess = (fetch: Fetch = network, clock = time.clock): HistoryPorts & ZendeskClient => {
    const zendesks = zendeskTime(clock)
    const wire = { clock, fetch, sleep: time.sleep, onDate: zendesks.onDate }
    const tokens = accessTokens({ ...wire, origin, client, store: tokenStore })
    const zendesk = zendeskFor({ ...wire, origin, tokens, bucket: rateBucket({ ...time, clock }), priority: 'export' })
    return {
      ...zendesk,
      sleep: time.sleep,
      store: historyStore<Standing>(database, tenant, {
        leaseSeconds: 60,
        longestPause,
        finished: (count) => entryOf('history.reading-finished', count),
      }),
      look: async () => {
        const ids = new Set((await zendesk.staff()).map(({ id }) => id))
        return { detect: (text) => detect(text), isStaff: (id) => ids.has(id) }
      },
      fingerprint: (type, normalised) =>
        Promise.resolve(createHmac('sha256', 'made-up').update(`${type}|${normalised}`).digest('hex')),
      dismissedAmong: (prints) => storeOf(database, tenant, { leaseSeconds: 60 }).dismissedAmong(prints),
      breathe: () => Promise.resolve(),
      now: () => zendesks.now(zendesk.me),
    }
  }

  const store = historyStore<Standing>(database, tenant, {
    leaseSeconds: 60,
    longestPause,
    finished: (count) => entryOf('history.reading-finished', count),
  })

  /** No pause and no lease of a worker that is gone is waited for. */
  const hurry = () =>
    database.withTenant(tenant, (tx) =>
      tx.updateTable('history_readings').set({ not_before: null, lease_until: null }).execute(),
    )

  return {
    simulator,
    state,
    time,
    tenant,
    store,
    aProcess,
    network,
    hurry,
    refusedTags: () =>
      database.withTenant(tenant, async (tx) => {
        const rows = await tx.selectFrom('refused_tags').select('ticket_id').orderBy('ticket_id').execute()
        return rows.map(({ ticket_id }) => ticket_id)
      }),
    begin: async () =>
      store.begin(
        beginning(state.tickets.size, options.tags ?? { open: false, closed: false }),
        admin,
        entryOf('history.reading-started'),
      ),
    standing: async () => (await store.reading())?.standing,
    /** Until the first reading is done, with a minute for each quota that was used up. */
    untilRead: async (ports: HistoryPorts, rounds = 60): Promise<void> => {
      for (let round = 0; round < rounds; round += 1) {
        await hurry()
        const advanced = await advance(ports)
        if (advanced === 'up-to-date') return
        if (advanced !== 'waiting' && advanced !== 'stopped') throw new Error(`the reading ended as ${advanced}`)
        time.advance(60_000)
      }
      throw new Error('the reading has no end')
    },
    facts: async () => {
      const all = await database.withTenant(tenant, (tx) => pageAfter(tx, 0, 10_000))
      return new Map(all.map((fact) => [fact.ticketId, { ...fact, asOf: undefined }]))
    },
    ticketCalled: (subject: string) => {
      const found = [...state.tickets.values()].find((ticket) => ticket.subject === subject)
      if (found === undefined) throw new Error(`no ticket ${subject}`)
      return found
    },
    statuses: () => simulator.log.entries.map(({ status }) => status),
  }
}

export type AReading = Awaited<ReturnType<typeof aReading>>
