import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Database, Tx } from '../../../server/store/database.ts'
import { factsAmong, pageAfter, upsertMany, type TicketFact } from '../../../server/store/ticket-facts.ts'
import { eachDatabase } from '../../support/database.ts'
import { aTenant } from '../../support/tenant.ts'

const aFact = (fields: Partial<TicketFact> = {}): TicketFact => ({
  ticketId: 7,
  createdAt: '2026-01-01T00:00:00.000Z',
  solvedAt: null,
  closedAt: null,
  lastCustomerCommentAt: '2026-01-02T00:00:00.000Z',
  changedAt: '2026-01-02T00:00:00.000Z',
  pii: null,
  asOf: '2026-02-01T00:00:00.000Z',
  ...fields,
})

eachDatabase('facts of tickets', (open) => {
  let database: Database
  let tenant: string
  beforeAll(async () => {
    database = await open()
  })
  beforeEach(async () => {
    tenant = await aTenant(database)
  })
  const inTenant = <T>(work: (tx: Tx) => Promise<T>) => database.withTenant(tenant, work)
  const write = (...facts: readonly TicketFact[]) => inTenant((tx) => upsertMany(tx, tenant, facts))
  const read = async (id = 7) => (await inTenant((tx) => factsAmong(tx, [id]))).get(id)

  it('are read back as they were written', async () => {
    const fact = aFact({ pii: ['CREDIT_CARD'], solvedAt: '2026-01-03T00:00:00.000Z' })
    await write(fact)
    expect(await read()).toEqual(fact)
    expect(await read(8)).toBeUndefined()
  })

  it('are replaced by what was read later, and by nothing that was read before', async () => {
    await write(aFact({ solvedAt: '2026-01-03T00:00:00.000Z', pii: ['US_SSN'] }))
    const later = aFact({ solvedAt: '2026-01-09T00:00:00.000Z', asOf: '2026-02-02T00:00:00.000Z' })
    await write(later)
    await write(aFact({ solvedAt: null }))
    expect(await read()).toEqual(later)
  })

  it('come page by page in the order of their numbers', async () => {
    await write(...[5, 3, 9, 1].map((ticketId) => aFact({ ticketId })))
    const first = await inTenant((tx) => pageAfter(tx, 0, 3))
    expect(first.map(({ ticketId }) => ticketId)).toEqual([1, 3, 5])
    expect((await inTenant((tx) => pageAfter(tx, 5, 3))).map(({ ticketId }) => ticketId)).toEqual([9])
  })

  it('belong to one account', async () => {
    await write(aFact())
    const other = await aTenant(database)
    expect(await database.withTenant(other, (tx) => pageAfter(tx, 0))).toEqual([])
  })
})
