import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Plan } from '../../../contract/retention.ts'
import type { Ticket } from '../../../simulator/records.ts'
import { updateTicket } from '../../../simulator/resources/tickets.ts'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'
import { day, policy, questionsOf } from './questions.ts'

eachDatabase('a run in trouble', (open) => {
  let office: Office
  let tickets: readonly Ticket[]
  const { written, begun, atItsTime, fates, restore } = questionsOf(() => office)
  let database: Database
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    office = await anOffice(database)
    tickets = written(5)
  })

  const alive = () => tickets.filter(({ deleted_at }) => deleted_at === null).map(({ id }) => id)

  it('lets off what changed meanwhile: deleted, merged, opened again, on hold, of another tag', async () => {
    const run = await atItsTime()
    const [gone, merged, reopened, held, retagged] = tickets
    if (!gone || !merged || !reopened || !held || !retagged) throw new Error('five tickets are needed')
    gone.deleted_at = office.simulator.clock.iso()
    merged.tags = [...merged.tags, 'closed_by_merge']
    reopened.status = 'open'
    held.tags = [...held.tags, 'legal_hold']
    retagged.tags = ['custos_to_delete', 'custos_keep_questions']
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { deleted: 0, skipped: 5 } })
    expect((await fates(run)).map(([, reason]) => reason)).toEqual([
      'gone',
      'merged',
      'reopened',
      'held',
      'no-longer-due',
    ])
    expect(alive()).toHaveLength(4)
  })

  it('lets off what somebody has put under a longer policy within the grace, by its tag', async () => {
    const keep = `  - name: account-change
    basis: a test
    match: { tags: changed }
    keep: { for: P5Y, since: created }
    then: [delete: {}]
`
    const run = await atItsTime(policy({ policies: keep }))
    const [kept] = tickets
    if (kept === undefined) throw new Error('a ticket is needed')
    kept.tags = [...kept.tags, 'custos_keep_account_change']
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { deleted: 4, skipped: 1 } })
    expect(alive()).toEqual([kept.id])
    expect(await fates(run)).toContainEqual([kept.id, 'no-longer-due'])
  })

  it('knows whose tickets a policy keeps longer by their tags, from the plan to the deletion, and asks for nobody else’s', async () => {
    const readings = () => office.simulator.log.entries.filter(({ path }) => path.startsWith('/api/v2/users/show_many'))
    await office.preview()
    expect(readings()).toEqual([])
    const vips = `  - name: vips
    basis: a test
    match: { requester_tags: vip }
    keep: { for: P10Y, since: created }
    then: [delete: {}]
`
    const [early, late] = ['Inès Robert', 'Karim Haddad'].map((name) =>
      office.simulator.state.users.get(office.userNamed(name)),
    )
    const [first, second] = tickets
    if (!early || !late || !first || !second) throw new Error('two people and two tickets are needed')
    early.tags = ['VIP']
    first.requester_id = early.id
    second.requester_id = late.id
    const run = await atItsTime(policy({ policies: vips }))
    expect(await office.run(run.id)).toMatchObject({ tickets: 4 })
    late.tags = ['vip']
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { deleted: 3, skipped: 1 } })
    expect(alive()).toEqual([first.id, second.id])
    const { used, forecast } = (await office.run(run.id)).requests
    expect(used).toBeLessThanOrEqual(forecast)
    expect(readings().length).toBeGreaterThan(0)
  })

  it('lets off what a hold covers that was written after the plan was approved', async () => {
    const run = await atItsTime()
    const [held] = tickets
    if (held === undefined) throw new Error('a ticket is needed')
    held.tags = [...held.tags, 'late_hold']
    await office.preview(
      policy({
        holds: '  - { name: late, match: { tags: late_hold }, custodian: legal@example.com, until: indefinite }',
      }),
    )
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { deleted: 4, skipped: 1 } })
    expect(alive()).toEqual([held.id])
    expect((await fates(run)).filter(([, reason]) => reason === 'held').map(([id]) => id)).toEqual([held.id])
  })

  it('waits for the history of a ticket that has changed, and lets it off where its period has begun anew', async () => {
    await office.learn()
    const run = await atItsTime(policy({ since: 'solved' }))
    await office.learn()
    const [again] = tickets
    const agent = office.simulator.state.users.get(office.userNamed('Karim Haddad'))
    if (again === undefined || agent === undefined) throw new Error('a ticket and an agent are needed')
    for (const status of ['open', 'solved']) {
      updateTicket(office.simulator.world, agent, again, { status })
      office.later(60)
    }
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'running', counts: { deleted: 4, skipped: 0 } })
    expect(alive()).toEqual([again.id])
    await office.learn()
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'done', counts: { deleted: 4, skipped: 1 } })
    expect(await fates(run)).toContainEqual([again.id, 'no-longer-due'])
    expect(alive()).toEqual([again.id])
  })

  it('of one plan is started once, and a plan that is not the one shown not at all', async () => {
    const { plan } = await begun()
    expect((await office.start(plan)).body.problem).toBe('run-under-way')
    const other = { ...plan, hash: 'f'.repeat(64) }
    expect((await office.start(other)).body.problem).toBe('plan-changed')
    const again = await office.preview()
    expect(again.summary?.unreachable).toContainEqual({ why: 'in-another-run', tickets: 5 })
    expect(again.summary?.totals.due).toBe(0)
  })

  it('leaves to another run what that one is not finished with, where both plans were made before', async () => {
    const [one, two] = [await office.preview(policy()), await office.preview(policy())]
    expect([one.summary?.totals.due, two.summary?.totals.due]).toEqual([5, 5])
    await office.approve(one)
    await office.approve(two)
    const { run: first } = (await office.start(one)).body
    const { run: second } = (await office.start(two)).body
    expect((await fates(second)).map(([, reason]) => reason)).toEqual(Array(5).fill('in-another-run'))
    await office.work()
    office.later(day + 60)
    await office.work()
    expect(await office.run(second.id)).toMatchObject({ state: 'done', counts: { deleted: 0, skipped: 5 } })
    expect(await office.run(first.id)).toMatchObject({ state: 'done', counts: { deleted: 5, skipped: 0 } })
  })

  it('can be paused, resumed and cancelled; what is let off stays', async () => {
    const run = await atItsTime()
    expect((await office.order(run, 'pause')).body.run.state).toBe('paused')
    await office.work()
    expect(alive()).toHaveLength(5)
    expect((await office.order(run, 'cancel')).body.run.state).toBe('cancelled')
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'cancelled', counts: { deleted: 0, skipped: 5 } })
    expect(alive()).toHaveLength(5)
    expect((await office.order(run, 'resume')).body.problem).toBe('run-is-over')
  })

  it('answers an order that is carried out already with the run as it stands, and writes it down once', async () => {
    const run = await atItsTime()
    for (const [order, state] of [
      ['resume', 'waiting'],
      ['pause', 'paused'],
      ['pause', 'paused'],
      ['resume', 'running'],
      ['resume', 'running'],
    ] as const)
      expect(await office.order(run, order)).toMatchObject({ status: 200, body: { run: { state } } })
    const written = (await office.ledger())
      .map(({ action }) => action)
      .filter((one) => /run-(paused|resumed)/.test(one))
    expect(written).toEqual(['retention.run-paused', 'retention.run-resumed'])
    await office.call('POST', '/switch', 'second', { stopped: true })
    await office.work()
    expect((await office.order(run, 'pause')).body.run).toMatchObject({ state: 'stopped', why: 'switched-off' })
    await office.order(run, 'cancel')
    for (const order of ['pause', 'cancel'] as const)
      expect((await office.order(run, order)).body.problem).toBe('run-is-over')
  })

  it('stops when the switch is pulled, and goes on only when somebody resumes it', async () => {
    const run = await atItsTime()
    await office.call('POST', '/switch', 'second', { stopped: true })
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'stopped', why: 'switched-off' })
    expect((await office.order(run, 'resume')).body.problem).toBe('retention-stopped')
    await office.call('POST', '/switch', 'second', { stopped: false })
    await office.work()
    expect(alive()).toHaveLength(5)
    await office.order(run, 'resume')
    await office.work()
    expect(alive()).toEqual([])
  })

  it('is refused with its numbers where a limit would be exceeded', async () => {
    const plan = await office.preview(policy({ limits: 'limits: { tickets: 3 }' }))
    expect(plan).toMatchObject({ state: 'refused', may_approve: false })
    expect(plan.summary?.exceeded).toEqual([{ policy: 'questions', limit: 'tickets', allowed: 3, found: 5 }])
    expect((await office.approve(plan)).body.problem).toBe('limit-exceeded')
  })

  it('is never approved by the author of its policies, whatever else is wrong, and that they tried is told', async () => {
    const refused = await office.preview(policy({ limits: 'limits: { tickets: 3 }' }))
    const replaced = await office.preview(policy())
    await office.save(policy({ limits: 'limits: { tickets: 4 }' }))
    for (const plan of [refused, replaced])
      expect((await office.approve(plan, 'claire')).body.problem).toBe('own-approval')
    expect((await office.approve({ ...replaced, hash: 'f'.repeat(64) }, 'claire')).body.problem).toBe('own-approval')
    const tried = (await office.ledger()).filter(({ action }) => action === 'retention.approval-refused')
    expect(tried).toMatchObject([refused, replaced, replaced].map(({ hash }) => ({ digest: hash })))
  })

  it('stops by itself when it asks more of Zendesk than was foreseen', async () => {
    const run = await atItsTime()
    await office.spend(run.id, 10_000)
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ state: 'stopped', why: 'over-forecast' })
    expect(alive()).toHaveLength(5)
  })

  it('is not moved by its own marks, where a policy counts from the last change', async () => {
    const run = await atItsTime(policy({ since: 'updated' }))
    const [touched] = tickets
    if (touched === undefined) throw new Error('a ticket is needed')
    touched.updated_at = office.simulator.clock.iso()
    await office.work()
    expect(await office.run(run.id)).toMatchObject({ counts: { deleted: 4, skipped: 1 } })
    expect(alive()).toEqual([touched.id])
  })

  it('brings tickets back within the grace, and after it while Zendesk can', async () => {
    const { run } = await begun()
    await office.work()
    const [first, second] = tickets.map(({ id }) => id)
    expect(await restore(run, [first, 999_999])).toMatchObject([
      { restored: true },
      { restored: false, problem: 'not-found' },
    ])
    office.later(day + 60)
    await office.work()
    expect(alive()).toEqual([first])
    expect(await restore(run, [second])).toMatchObject([{ restored: true }])
    expect(alive()).toEqual([first, second])
    expect((await office.ledger()).filter(({ action }) => action === 'retention.restored')).toHaveLength(2)
  })

  it('is for administrators: an agent is refused everything', async () => {
    const agent = await office.open('Inès Robert')
    const answers = await Promise.all(
      ['/versions', '/plans', '/runs', '/switch'].map((url) => office.call<{ problem: string }>('GET', url, agent)),
    )
    expect(answers.map(({ status, body }) => [status, body.problem])).toEqual(answers.map(() => [403, 'admins-only']))
  })

  it('keeps no text that was written before a newer one was saved, and runs no plan of the older one', async () => {
    const plan = await office.preview(policy())
    const [older] = (await office.call<{ versions: { id: string }[] }>('GET', '/versions', 'claire')).body.versions
    await office.approve(plan)
    const held = policy({
      holds: '  - { name: late, match: { tags: late }, custodian: legal@example.com, until: indefinite }',
    })
    await office.save(held)
    const replaced = {
      approved: { by: expect.any(Number) as number },
      may_approve: false,
      may_run: false,
      replaced_by: 2,
    }
    expect(await office.plan(plan.id, 'second')).toMatchObject(replaced)
    const { plans } = (await office.call<{ plans: Plan[] }>('GET', '/plans', 'second')).body
    expect(plans).toMatchObject([replaced])
    const save = (text: string, base_version_id: string | undefined) =>
      office.call('POST', '/versions', 'second', { text, base_version_id })
    expect(await save(policy({ limits: 'limits: { tickets: 3 }' }), older?.id)).toMatchObject({
      status: 409,
      body: { problem: 'policies-changed' },
    })
    expect(await office.start(plan)).toMatchObject({ status: 409, body: { problem: 'policies-changed' } })
    expect(await save(held, older?.id)).toMatchObject({ status: 200, body: { saved: true } })
  })

  it('tells of a text what is wrong at which place, and keeps nothing of it', async () => {
    const { body } = await office.call<{ saved: boolean; problems: { code: string; line: number }[] }>(
      'POST',
      '/versions',
      'claire',
      { text: policy().replace('P90D', '-P90D'), base_version_id: null },
    )
    expect(body).toMatchObject({ saved: false, problems: [{ code: 'duration-negative', line: 6 }] })
    const large = await office.call<{ problems: { code: string }[] }>('POST', '/check', 'claire', {
      text: 'a'.repeat(2_000_000),
    })
    expect(large.body.problems).toMatchObject([{ code: 'too-large' }])
    expect((await office.call<{ versions: unknown[] }>('GET', '/versions', 'claire')).body.versions).toEqual([])
  })
})
