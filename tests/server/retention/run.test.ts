import { beforeAll, beforeEach, expect, it } from 'vitest'
import { verifyCertificate } from '../../../server/cli/certificate.ts'
import type { Database } from '../../../server/store/database.ts'
import { bankValues } from '../../../simulator/seed/bank.ts'
import { commentsOf } from '../../../simulator/state.ts'
import { eachDatabase } from '../../support/database.ts'
import { dump, found } from '../../support/seeded.ts'
import { anOffice, bankTemplate, type Office } from './account.ts'

const day = 86_400

eachDatabase('a run of a policy', (open) => {
  let office: Office
  let database: Database
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    office = await anOffice(database)
    await office.learn()
  })

  const ticket = (subject: string) => {
    const found = office.simulator.state.tickets.get(office.ticketCalled(subject))
    if (found === undefined) throw new Error(`no ticket ${subject}`)
    return found
  }

  it('is held off to a day that is shown as it was written, whatever the zone', async () => {
    const hold = `  - { name: case, match: { tags: legal_hold }, custodian: legal@example.com, until: 2027-06-30 }`
    const { holds } = await office.save(`${bankTemplate}${hold}\n`)
    expect(holds.map(({ last_day }) => last_day)).toEqual([null, '2027-06-30'])
  })

  it('deletes as soon as its mark has been read where the grace is none', async () => {
    const plan = await office.preview(bankTemplate.replace('grace: P7D', 'grace: P0D'))
    await office.approve(plan)
    const { run } = (await office.start(plan)).body
    // Zendesk tells the time in whole seconds: what is due now is so a second later at the latest.
    const worked = async () => {
      for (let turn = 0; turn < 4; turn += 1) {
        await office.work(100)
        office.skip(2)
      }
    }
    office.skip(2)
    await worked()
    expect(await office.run(run.id)).toMatchObject({
      state: 'running',
      waits_for: 'history',
      counts: { redacted: 2, marked: 2, mark_refused: 1, deleted: 0 },
    })
    await office.learn()
    await worked()
    expect(await office.run(run.id)).toMatchObject({
      state: 'done',
      counts: { redacted: 2, marked: 2, mark_refused: 1, deleted: 3, deleted_for_good: 2, failed: 0, skipped: 0 },
    })
  })

  it('previews, is approved by a second person, redacts, marks, waits, deletes, and says so in a certificate', async () => {
    const due = ['Horaires de l’agence', 'Question sur un virement', 'Paiement en double']
    const held = ticket('Avocat : copie de relevé')
    const before = JSON.stringify(held)
    const ids = due.map((subject) => ticket(subject).id)
    const text = (id: number) =>
      commentsOf(office.simulator.state, id)
        .map(({ html_body }) => html_body)
        .join()

    const plan = await office.preview()
    expect(plan).toMatchObject({ state: 'ready', may_approve: false, may_run: false })
    expect(plan.summary?.totals).toMatchObject({ due: 3, held: 1, later: 2 })
    expect(plan.summary?.sample.filter(({ outcome }) => outcome === 'due').map(({ ticket_id }) => ticket_id)).toEqual(
      ids,
    )

    expect((await office.approve(plan, 'claire')).body.problem).toBe('own-approval')
    expect((await office.start(plan)).body.problem).toBe('plan-not-approved')
    expect((await office.approve(plan)).body.plan.may_run).toBe(true)
    const { run } = (await office.start(plan)).body
    await office.work()
    expect(await office.run(run.id)).toMatchObject({
      state: 'waiting',
      counts: { redacted: 2, marked: 2, mark_refused: 1 },
    })
    expect(ticket(due[0] ?? '').tags).toContain('custos_to_delete')
    expect(text(ids[1] ?? 0)).not.toContain(bankValues.iban)
    expect(text(ids[2] ?? 0)).not.toContain(bankValues.card)
    expect(ids.map((id) => office.simulator.state.tickets.get(id)?.deleted_at)).toEqual([null, null, null])

    office.later(6 * day)
    await office.work()
    expect((await office.run(run.id)).state).toBe('waiting')
    office.later(day + 60)
    await office.learn()
    await office.work()
    const ended = await office.run(run.id)
    expect(ended).toMatchObject({
      state: 'done',
      settled: 3,
      counts: { deleted: 3, deleted_for_good: 2, failed: 0, skipped: 0 },
    })
    expect(ids.filter((id) => office.simulator.state.tickets.get(id)?.deleted_at === null)).toEqual([])
    expect(JSON.stringify(held)).toBe(before)

    const { jws } = (await office.call<{ jws: string }>('GET', `/runs/${run.id}/certificate`, 'second')).body
    const verified = await verifyCertificate(jws)
    expect(verified).toMatchObject({
      ok: true,
      certificate: { account: office.subdomain, plan_hash: plan.hash, tickets: 3, counts: { done: 3, redacted: 2 } },
    })
    const again = (await office.call<{ jws: string }>('GET', `/runs/${run.id}/certificate`, 'claire')).body
    expect(again.jws).toBe(jws)
    const pdf = await office.print(run.id, 'fr')
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
    const ledger = await office.ledger()
    expect(ledger.filter(({ action }) => action === 'retention.approval-refused')).toHaveLength(1)
    expect(ledger.filter(({ action }) => action === 'retention.batch-intended').length).toBe(
      ledger.filter(({ action }) => action === 'retention.batch-done').length,
    )
    expect(found((await dump(database)) + office.logs(), [...Object.values(bankValues), 'legal@example.com'])).toEqual(
      [],
    )
  })
})
