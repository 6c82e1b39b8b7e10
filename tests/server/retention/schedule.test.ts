import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Plan } from '../../../contract/retention.ts'
import { verifyCertificate } from '../../../server/cli/certificate.ts'
import type { Database } from '../../../server/store/database.ts'
import { bankValues } from '../../../simulator/seed/bank.ts'
import { writeTicket } from '../../../simulator/seed/write.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'

const day = 86_400

const policy = (name: string, tag: string, rest = '', then = '[delete: { grace: P1D }]') => `
  - name: ${name}
    basis: a test
    match: { tags: ${tag} }
    keep: { for: P90D, since: created }
    then: ${then}
    ${rest}`
const limited = 'limits: { tickets: 10 }'
const nightly = `${limited}
    runs: '0 3 * * *'`
const file = (...policies: readonly string[]) => `version: 1
policies:${policies.join('')}
`

eachDatabase('a schedule', (open) => {
  let office: Office
  let database: Database
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    office = await anOffice(database)
    written('asked', 5)
  })

  const written = (tag: string, count: number) => {
    const requester = office.userNamed('Bruno Delattre')
    for (let index = 0; index < count; index += 1)
      writeTicket(office.simulator.world, {
        subject: `Question ${index}`,
        daysAgo: 100,
        requester,
        status: 'solved',
        tags: [tag],
        comments: [{ by: requester, body: 'Bonjour' }],
      })
  }

  const nextNight = async (): Promise<Plan> => {
    office.later(day)
    await office.work()
    const { plans } = (await office.call<{ plans: Plan[] }>('GET', '/plans', 'second')).body
    const [newest] = plans
    if (newest === undefined) throw new Error('no plan was made')
    return office.plan(newest.id, 'second')
  }

  /** Somebody has approved a plan of this version, and run none. */
  const approvedOnce = async (text: string): Promise<Plan> => {
    await office.save(text)
    const first = await nextNight()
    await office.approve(first)
    return first
  }

  /** As if the process had died before it judged the plan. */
  const forgotten = (plan: Plan) =>
    database.withTenant(office.tenantId, (tx) =>
      sql`update retention_plans set to_judge = true where id = ${plan.id}`.execute(tx),
    )

  const switched = (stopped: boolean) => office.call('POST', '/switch', 'second', { stopped })

  it('makes a plan and runs it alone only where a second person has approved the version and a limit holds', async () => {
    const first = await approvedOnce(file(policy('questions', 'asked', nightly)))
    expect(first).toMatchObject({ asked_by: null, state: 'ready', approved: null, run_id: null })
    const next = await nextNight()
    expect(next).toMatchObject({ asked_by: null, state: 'ready' })
    expect(await office.run(next.run_id ?? '')).toMatchObject({ started_by: null, state: 'waiting', tickets: 5 })
    expect((await office.plan(first.id)).run_id).toBeNull()
  })

  it('tells of nobody that they did, or approved, what they have not seen', async () => {
    const requester = office.userNamed('Bruno Delattre')
    const comments = [{ by: requester, body: `Ma carte : ${bankValues.card}` }] as const
    writeTicket(office.simulator.world, { subject: 'Carte', daysAgo: 100, requester, tags: ['cards'], comments })
    const first = await approvedOnce(file(policy('cards', 'cards', nightly, '[redact: { kinds: [CREDIT_CARD] }]')))
    const second = office.userNamed(office.names.second)
    expect(first.approved).toBeNull()
    expect((await office.plan(first.id)).approved).toMatchObject({ by: second })
    const next = await nextNight()
    expect(next.approved).toMatchObject({ by: null, version_by: second })
    const certificateOf = async (runId: string) => {
      const { jws } = (await office.call<{ jws: string }>('GET', `/runs/${runId}/certificate`, 'claire')).body
      const verified = await verifyCertificate(jws)
      return verified.ok ? verified.certificate : undefined
    }
    const alone = next.run_id ?? ''
    expect(await certificateOf(alone)).toMatchObject({
      ...{ plan_hash: next.hash, approved_by: null, version_approved_by: second, started_by: null },
      counts: { redacted: 1 },
    })
    for (const language of ['en', 'fr'] as const) expect((await office.print(alone, language)).statusCode).toBe(200)
    const actors = (await office.ledger()).filter(({ action }) => action.startsWith('redaction.'))
    expect(actors).toMatchObject(
      ['redaction.intended', 'redaction.done'].map((action) => ({ action, actor: { system: 'custos' } })),
    )
    const { run } = (await office.start(first)).body
    await office.work()
    const byHand = await certificateOf(run.id)
    expect(byHand).toMatchObject({ approved_by: second, started_by: second })
    expect(byHand).not.toHaveProperty('version_approved_by')
  })

  it.each([
    ['by hand', limited],
    ['on another day', `${limited}\n    runs: '0 3 1 1 *'`],
  ])('leaves alone what a policy covers that runs %s, and keeps what it keeps', async (_, rest) => {
    written('changed', 2)
    const redacting = '[redact: { attachments: true }]'
    await approvedOnce(
      file(
        policy('questions', 'asked', nightly),
        policy('changes', 'changed', rest),
        policy('files', 'asked', rest, redacting),
      ),
    )
    const next = await nextNight()
    expect(next.policies).toEqual(['questions'])
    expect(next.summary?.totals).toMatchObject({ due: 5, later: 2 })
    const waiting = next.summary?.sample.filter(({ policy: name }) => name === 'changes')
    expect(waiting?.map(({ outcome, because }) => [outcome, because.at(-1)])).toEqual([
      ['later', 'other-schedule'],
      ['later', 'other-schedule'],
    ])
    expect(await office.run(next.run_id ?? '')).toMatchObject({ tickets: 5, counts: { redacted: 0, marked: 5 } })
  })

  it('names a ticket no more once nothing is left in it to redact, as far as that has been read', async () => {
    await office.learn(['CREDIT_CARD'])
    const redacts = policy('cards', 'asked', nightly, '[redact: { kinds: [CREDIT_CARD] }]')
    expect((await office.preview(file(redacts))).summary?.totals).toMatchObject({
      due: 5,
      kept: expect.any(Number) as number,
    })
    await office.learn([])
    const asked = [...office.simulator.state.tickets.values()].filter(({ tags }) => tags.includes('asked'))
    const [changed] = asked
    if (changed === undefined) throw new Error('a ticket is needed')
    office.later(60)
    changed.updated_at = office.simulator.clock.iso()
    office.later(60)
    const plan = await office.preview(file(redacts))
    expect(plan.summary).toMatchObject({ totals: { due: 1 }, by_policy: [{ policy: 'cards', due: 1, kept: 4 }] })
  })

  it.each([
    ['without a limit', ''],
    ['with a limit that nothing can go beyond', 'limits: { share: 1 }'],
  ])('runs nothing alone for a policy %s', async (_, limits) => {
    const first = await approvedOnce(file(policy('questions', 'asked', `${limits}\n    runs: '0 3 * * *'`)))
    expect(first.state).toBe('ready')
    expect(await nextNight()).toMatchObject({ state: 'ready', run_id: null, approved: null })
  })

  it.each(['{ share: 0.99 }', '{ share: 1, tickets: 5 }'])('runs alone what %s limits', async (limits) => {
    await approvedOnce(file(policy('questions', 'asked', `limits: ${limits}\n    runs: '0 3 * * *'`)))
    const { run_id } = await nextNight()
    expect(await office.run(run_id ?? '')).toMatchObject({ started_by: null, tickets: 5 })
  })

  it('starts what a process that died had made and not begun, and nothing that was left to somebody', async () => {
    await approvedOnce(file(policy('questions', 'asked', nightly)))
    await switched(true)
    const next = await nextNight()
    expect(next).toMatchObject({ state: 'ready', run_id: null })
    await switched(false)
    await office.work()
    expect(await office.plan(next.id)).toMatchObject({ run_id: null, approved: null })
    await forgotten(next)
    await office.work()
    const { run_id } = await office.plan(next.id)
    expect(await office.run(run_id ?? '')).toMatchObject({ started_by: null, tickets: 5 })
  })

  it('starts nothing of a version that a newer one has taken the place of', async () => {
    await approvedOnce(file(policy('questions', 'asked', nightly)))
    await switched(true)
    const next = await nextNight()
    await switched(false)
    await office.save(file(policy('questions', 'asked', limited)))
    await forgotten(next)
    await office.work()
    expect(await office.plan(next.id)).toMatchObject({ state: 'ready', run_id: null, approved: null })
  })
})
