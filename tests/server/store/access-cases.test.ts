import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import {
  countCases,
  decideCase,
  keepCase,
  listCases,
  type CaseStatus,
  type NewCase,
} from '../../../server/store/access-cases.ts'
import { addSilence, endSilencesOf } from '../../../server/store/access-silences.ts'
import type { Database, Tx } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { aTenant } from '../../support/tenant.ts'

const begin = Date.parse('2026-03-02T09:00:00Z')
const on = (day: number): string => new Date(begin + day * 86_400_000).toISOString()
const [actor, kind, cause] = [8, 'mass_view', 'volume']

/** What an engine tells of one act that goes on, as of a day. */
const evidence = (day: number, { severity = 2, score = 6 } = {}): NewCase => ({
  ...{
    id: randomUUID(),
    key: 'one',
    actor,
    kind,
    cause,
    maskedCause: 'masked',
    detectedAt: on(0),
    ended: false,
    severity,
    score,
  },
  told: { start: begin, end: Date.parse(on(day)), events: [] },
  at: on(day),
})

eachDatabase('a case that was decided about', (open) => {
  let database: Database
  let tenant: string
  const run = <T>(work: (tx: Tx) => Promise<T>) => database.withTenant(tenant, work)
  const keep = (found: NewCase) => run((tx) => keepCase(tx, tenant, found))
  const decide = (caseId: string, status: CaseStatus, day: number, days?: number) =>
    run(async (tx) => {
      await decideCase(tx, caseId, { status, by: 5, at: on(day) })
      await endSilencesOf(tx, caseId, on(day))
      if (days === undefined) return
      const until = on(day + days)
      await addSilence(tx, tenant, {
        ...{ id: randomUUID(), caseId, actor, kind, cause: 'masked', until, decidedBy: 5, decidedAt: on(day) },
      })
    })
  beforeAll(async () => {
    database = await open()
  })
  const first = async () => {
    tenant = await aTenant(database)
    return keep(evidence(0))
  }

  it.each([
    ['of its silence, and no graver', 'expected', evidence(6), 'same'],
    ['after its silence has ended', 'expected', evidence(9), 'another'],
    ['of the week after "wrong"', 'wrong', evidence(6), 'same'],
    ['long after "wrong"', 'wrong', evidence(9), 'another'],
    ['that is graver than what was wrong', 'wrong', evidence(2, { severity: 3 }), 'another'],
    ['that is much less likely than what was wrong', 'wrong', evidence(2, { score: 9.1 }), 'another'],
    ['that came late, from before it was decided', 'expected', evidence(0.5), 'same'],
    ['of what needs action', 'needs-action', evidence(20, { severity: 3 }), 'same'],
  ] as const)('takes evidence %s as it should', async (_, status, more, expected) => {
    const { id } = await first()
    await decide(id, status, 1, status === 'expected' ? 7 : undefined)
    const kept = await keep(more)
    const cases = await run((tx) => listCases(tx, 10))
    if (expected === 'same') {
      expect(kept.id).toBe(id)
      expect(cases).toMatchObject([{ id, status, ended: false }])
      return
    }
    expect(kept).toMatchObject({ id: more.id, status: 'new', detectedAt: more.at, changes: ['opened'] })
    expect(cases.map((one) => [one.id, one.status, one.ended])).toEqual([
      [more.id, 'new', false],
      [id, status, true],
    ])
    expect((await keep(evidence(21))).id).toBe(more.id)
  })

  it('lets what was held back be seen when it goes on after the silence, which counts nothing any more', async () => {
    const { id } = await first()
    await decide(id, 'expected', 1, 7)
    await keep({ ...evidence(1), ended: true })
    const held = { ...evidence(3), key: 'two', detectedAt: on(3) }
    expect((await keep(held)).changes).toEqual([])
    expect(await run((tx) => countCases(tx, on(4)))).toEqual({ open: 0, silenced: 1 })
    expect(await keep({ ...evidence(9), key: 'two', detectedAt: on(3) })).toMatchObject({ changes: ['opened'] })
    expect(await run((tx) => countCases(tx, on(9)))).toEqual({ open: 1, silenced: 0 })
  })

  it.each([
    ['withdrawn', 'needs-action', undefined],
    ['shortened', 'expected', 1],
  ] as const)('has its silence %s by another verdict', async (_, status, days) => {
    const { id } = await first()
    await decide(id, 'expected', 1, 30)
    await decide(id, status, 2, days)
    await keep({ ...evidence(2), ended: true })
    expect(await keep({ ...evidence(5), key: 'two', detectedAt: on(5) })).toMatchObject({ changes: ['opened'] })
  })
})
