/** Reads an account's history into the database of a folder and dies of kill -9 right before or after storing what it learnt. */
import { advance } from '../../server/flows/retention/history/advance.ts'
import { openDatabase } from '../../server/store/database.ts'
import { ensureTenant } from '../../server/store/tenants.ts'
import { aReading } from '../server/flows/reading.ts'

const [where = '', tenant = '', steps = '0', when = 'after'] = process.argv.slice(2)
const database = await openDatabase(where.startsWith('postgres') ? { url: where } : { dataDir: where })
await database.migrate()
await ensureTenant(database.db, { id: tenant, subdomain: `t-${tenant}`, wrappedKey: 'wrapped', hook: tenant })
const reading = await aReading(database, { tenant, perPage: 90 })
await reading.begin()
const ports = reading.aProcess()
let commits = 0
const die = () => process.kill(process.pid, 'SIGKILL')
await advance({
  ...ports,
  store: {
    ...ports.store,
    commit: async (held, learnt) => {
      commits += 1
      if (commits === Number(steps) && when === 'before') die()
      const answer = await ports.store.commit(held, learnt)
      if (commits === Number(steps)) die()
      return answer
    },
  },
})
