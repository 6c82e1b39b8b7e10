import { randomUUID } from 'node:crypto'
import type { Database } from '../../server/store/database.ts'
import { ensureTenant } from '../../server/store/tenants.ts'

/** A tenant of its own for a test; gives its id. */
export const aTenant = async (database: Database): Promise<string> => {
  const id = randomUUID()
  await ensureTenant(database.db, { id, subdomain: `t-${id}`, wrappedKey: 'wrapped', hook: randomUUID() })
  return id
}
