/** Writes a dismissal into the embedded database of a folder and dies of kill -9 the moment it is committed. */
import { openDatabase } from '../../../server/store/database.ts'
import { addDismissals } from '../../../server/store/dismissals.ts'
import { ensureTenant } from '../../../server/store/tenants.ts'

const [dataDir = '', id = ''] = process.argv.slice(2)
const database = await openDatabase({ dataDir })
await database.migrate()
await ensureTenant(database.db, { id, subdomain: `t-${id}`, wrappedKey: 'wrapped', hook: id })
await database.withTenant(id, (tx) =>
  addDismissals(tx, id, [{ type: 'CREDIT_CARD', fingerprint: 'a'.repeat(64) }], { userId: 41, ticketId: 7 }),
)
process.kill(process.pid, 'SIGKILL')
