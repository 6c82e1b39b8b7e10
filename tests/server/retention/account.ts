import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Plan, PolicyVersion, Run } from '../../../contract/retention.ts'
import type { Session } from '../../../contract/session.ts'
import type { Database } from '../../../server/store/database.ts'
import { upsertMany } from '../../../server/store/ticket-facts.ts'
import { tenantBySubdomain } from '../../../server/store/tenants.ts'
import { auditsOf, commentsOf } from '../../../simulator/state.ts'
import { aHouse, connected, type House, type HouseOptions } from '../http/house.ts'

export const bankTemplate = readFileSync('docs/policies/bank.yaml', 'utf8')

interface Answer<T> {
  readonly status: number
  readonly body: T
}

export type Office = Awaited<ReturnType<typeof anOffice>>

/** The date of each ticket's last status of that name, as its audits tell it. */
const lastOf = (house: House, ticketId: number, status: string): string | null =>
  auditsOf(house.simulator.state, ticketId)
    .filter(({ events }) => events.some((event) => event['field_name'] === 'status' && event['value'] === status))
    .map(({ created_at }) => created_at)
    .sort()
    .at(-1) ?? null

const lastOfCustomer = ({ simulator: { state } }: House, ticketId: number): string | null =>
  commentsOf(state, ticketId)
    .filter(({ author_id }) => state.users.get(author_id)?.role === 'end-user')
    .map(({ created_at }) => created_at)
    .sort()
    .at(-1) ?? null

/** The house with two administrators, its tickets' history known, and the worker turned by hand. */
export const anOffice = async (database: Database, options: HouseOptions = {}) => {
  const house = await connected(await aHouse(database, { waitsPass: true, ...options }))
  const { simulator } = house
  simulator.settings.job_delay_seconds = 0
  simulator.settings.stamps_always_move = false
  simulator.settings.agreed_requests_per_minute = 50_000
  const tenant = await tenantBySubdomain(database.db, house.subdomain)
  if (tenant === undefined) throw new Error('the account is not connected')
  const names = { claire: 'Claire Fontaine', second: '' }
  const otherAdmin = [...simulator.state.users.values()].find(
    ({ role, name }) => role === 'admin' && name !== 'Claire Fontaine',
  )
  if (otherAdmin === undefined) throw new Error('the account has one administrator only')
  names.second = otherAdmin.name
  type Who = keyof typeof names | Session
  const sessions = new Map<string, Session>()
  const sessionOf = async (who: Who): Promise<Session> => {
    if (typeof who !== 'string') return who
    const known = sessions.get(who) ?? (await house.open(names[who]))
    sessions.set(who, known)
    return known
  }

  const call = async <T>(method: 'GET' | 'POST', url: string, who: Who, body?: object): Promise<Answer<T>> => {
    const answer = await house.call(method, `/api/retention${url}`, await sessionOf(who), body)
    return { status: answer.statusCode, body: answer.json<T>() }
  }

  const office = {
    ...house,
    tenantId: tenant.id,
    /** Of any route, not of retention's alone. */
    request: house.call,
    call,
    names,
    /** Lets time pass; people sign in again. */
    later: (seconds: number) => {
      house.skip(seconds)
      sessions.clear()
    },

    /** What the reading of the account's history would have stored. */
    learn: (pii: readonly string[] | null = null) =>
      database.withTenant(tenant.id, (tx) =>
        upsertMany(
          tx,
          tenant.id,
          [...simulator.state.tickets.values()].map(({ id, created_at }) => ({
            ticketId: id,
            createdAt: created_at,
            solvedAt: lastOf(house, id, 'solved'),
            closedAt: lastOf(house, id, 'closed'),
            lastCustomerCommentAt: lastOfCustomer(house, id),
            changedAt: null,
            pii: pii === null ? null : [...pii],
            asOf: simulator.clock.iso(),
          })),
        ),
      ),

    save: async (text = bankTemplate, who: Who = 'claire'): Promise<PolicyVersion> => {
      const listed = await call<{ versions: readonly PolicyVersion[] }>('GET', '/versions', who)
      const { body } = await call<{ saved: boolean; version?: PolicyVersion }>('POST', '/versions', who, {
        text,
        base_version_id: listed.body.versions[0]?.id ?? null,
      })
      if (body.version === undefined) throw new Error(`not saved: ${JSON.stringify(body)}`)
      return body.version
    },

    /** One turn of the worker after the other, until nothing is left to do now. */
    work: async (turns = 50) => {
      for (let turn = 0; turn < turns; turn += 1) if (!(await house.tend(tenant.id))) return
    },

    /** As if calls that were written down had been so for an hour: none of them can be on its way any more. */
    outwait: () =>
      database.withTenant(tenant.id, async (tx) => {
        await sql`update retention_calls set intended_at = intended_at - interval '1 hour'`.execute(tx)
        await sql`update policy_tag_calls set intended_at = intended_at - interval '1 hour'`.execute(tx)
        await sql`update plan_requesters set intended_at = intended_at - interval '1 hour'`.execute(tx)
      }),

    print: async (runId: string, language: 'en' | 'fr') =>
      house.call('GET', `/api/retention/runs/${runId}/certificate.pdf?language=${language}`, await sessionOf('claire')),

    /** How many texts Zendesk was asked to redact. */
    redactions: () => simulator.log.entries.filter(({ path }) => path.startsWith('/api/v2/comment_redactions')).length,

    /** As if a run had asked that many requests more. */
    spend: (runId: string, requests: number) =>
      database.withTenant(tenant.id, (tx) =>
        sql`update retention_runs set requests_used = requests_used + ${requests} where id = ${runId}`.execute(tx),
      ),

    plan: async (id: string, who: Who = 'claire') => (await call<{ plan: Plan }>('GET', `/plans/${id}`, who)).body.plan,
    run: async (id: string) => (await call<{ run: Run }>('GET', `/runs/${id}`, 'claire')).body.run,
    ledger: async () => {
      const { rows } = await database.withTenant(tenant.id, async (tx) => ({
        rows: await tx.selectFrom('ledger').select('canonical').orderBy('seq').execute(),
      }))
      return rows.map(({ canonical }) => JSON.parse(canonical) as { action: string; count: number; problem?: string })
    },
  }

  return {
    ...office,
    /** A preview of this text, built. */
    preview: async (text?: string): Promise<Plan> => {
      const version = await office.save(text)
      const { body } = await call<{ plan: Plan }>('POST', '/plans', 'claire', { version_id: version.id })
      await office.work()
      return office.plan(body.plan.id)
    },
    approve: (plan: Plan, who: Who = 'second') =>
      call<{ plan: Plan; problem?: string }>('POST', `/plans/${plan.id}/approve`, who, { hash: plan.hash }),
    start: (plan: Plan, who: Who = 'second') =>
      call<{ run: Run; problem?: string }>('POST', '/runs', who, { plan_id: plan.id, hash: plan.hash }),
    order: (run: Run, order: 'pause' | 'resume' | 'cancel') =>
      call<{ run: Run; problem?: string }>('POST', `/runs/${run.id}/${order}`, 'claire'),
  }
}
