/** Reads an account's access log into the database of a folder and dies of kill -9 after so many pages, or while judging. */
import { judge } from '../../server/flows/access/judge.ts'
import { ingest } from '../../server/flows/access/ingest.ts'
import { openDatabase } from '../../server/store/database.ts'
import { ensureTenant } from '../../server/store/tenants.ts'
import { anOutlook } from './outlook.ts'
import { plantYear } from './planted-log.ts'

const [where = '', tenant = '', pages = '0', batches = '0'] = process.argv.slice(2)
const database = await openDatabase(where.startsWith('postgres') ? { url: where } : { dataDir: where })
await database.migrate()
await ensureTenant(database.db, { id: tenant, subdomain: `t-${tenant}`, wrappedKey: 'wrapped', hook: tenant })
const { simulator, ports } = await anOutlook(database, { tenant })
plantYear(simulator)

const dieAfter = <Args extends readonly unknown[], Result>(count: number, call: (...args: Args) => Promise<Result>) => {
  let calls = 0
  return async (...args: Args): Promise<Result> => {
    const result = await call(...args)
    calls += 1
    if (calls === count) process.kill(process.pid, 'SIGKILL')
    return result
  }
}

await ingest({ ...ports, keepPage: dieAfter(Number(pages), ports.keepPage) }, 'access')
await ingest(ports, 'audit')
await judge({ ...ports, keepBatch: dieAfter(Number(batches), ports.keepBatch) }, new Map(), tenant)
process.kill(process.pid, 'SIGKILL')
