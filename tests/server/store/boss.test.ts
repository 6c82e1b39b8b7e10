import { PgBoss } from 'pg-boss'
import { expect, it } from 'vitest'
import { eachDatabase } from '../../support/database.ts'
import { aTenant } from '../../support/tenant.ts'

eachDatabase('a database shared with the queue', (open) => {
  it('takes jobs, and tenants’ transactions, side by side', async () => {
    const database = await open()
    const boss = new PgBoss(database.bossOptions())
    await boss.start()
    await boss.createQueue('scan')
    const tenants = await Promise.all(Array.from({ length: 5 }, () => aTenant(database)))
    const work = tenants.map(async (tenant) => {
      await boss.send('scan', { tenant })
      return database.withTenant(tenant, () => Promise.resolve(tenant))
    })
    expect(await Promise.all(work)).toEqual(tenants)
    const jobs = await boss.fetch<{ tenant: string }>('scan', { batchSize: 10 })
    expect(jobs.map(({ data }) => data.tenant).sort()).toEqual([...tenants].sort())
    await boss.stop({ graceful: false })
  })
})
