import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Database, Tx } from '../../../server/store/database.ts'
import { addDismissals, dismissedAmong } from '../../../server/store/dismissals.ts'
import { forgetRefusedTags, keepRefusedTags, refusedTagsOf } from '../../../server/store/refused-tags.ts'
import { eachDatabase } from '../../support/database.ts'
import { aTenant } from '../../support/tenant.ts'

const dismissedIn = { userId: 41, ticketId: 7 }
const fingerprint = (digit: string) => digit.repeat(64)

eachDatabase('dismissals and refused tags', (open) => {
  let database: Database
  let tenant: string
  beforeAll(async () => {
    database = await open()
  })
  beforeEach(async () => {
    tenant = await aTenant(database)
  })
  const inTenant = <T>(work: (tx: Tx) => Promise<T>) => database.withTenant(tenant, work)

  it('remember a dismissal however often it is made', async () => {
    const dismissal = { type: 'PHONE_NUMBER', fingerprint: fingerprint('a') }
    await inTenant((tx) => addDismissals(tx, tenant, [dismissal, dismissal], dismissedIn))
    await inTenant((tx) => addDismissals(tx, tenant, [dismissal], dismissedIn))
    const dismissed = await inTenant((tx) => dismissedAmong(tx, [fingerprint('a'), fingerprint('b')]))
    expect([...dismissed]).toEqual([fingerprint('a')])
  })

  it('ask the database nothing when there is nothing to ask', async () => {
    await inTenant((tx) => addDismissals(tx, tenant, [], dismissedIn))
    expect(await inTenant((tx) => dismissedAmong(tx, []))).toEqual(new Set())
  })

  it('take only what has the form of a fingerprint', async () => {
    const value = inTenant((tx) =>
      addDismissals(tx, tenant, [{ type: 'PHONE_NUMBER', fingerprint: '0612345678' }], dismissedIn),
    )
    await expect(value).rejects.toThrow(/check constraint/)
  })

  it('keep the latest refused change of a ticket until it is forgotten', async () => {
    const refused = { ticketId: 7, add: ['custos_pii_iban_code'], remove: [] }
    await inTenant((tx) => keepRefusedTags(tx, tenant, { ...refused, add: ['custos_pii_us_ssn'] }))
    await inTenant((tx) => keepRefusedTags(tx, tenant, refused))
    expect(await inTenant((tx) => refusedTagsOf(tx, 7))).toEqual(refused)
    await inTenant((tx) => forgetRefusedTags(tx, 7))
    expect(await inTenant((tx) => refusedTagsOf(tx, 7))).toBeUndefined()
  })
})
