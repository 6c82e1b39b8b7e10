import { attempt, isGone, refuse, type Refusal } from '../failure.ts'
import { administersAccount, type StaffPorts } from '../redaction/permission.ts'

export type AdminPorts = StaffPorts

/** The refusal of whoever is no administrator of the account, as Zendesk has them now; undefined for one who is. */
export const refusalOf = async (ports: AdminPorts, userId: number): Promise<Refusal | undefined> => {
  const read = await attempt(() => administersAccount(ports, userId))
  if (!read.ok) return isGone(read.failure) ? { ok: false, problem: 'not-signed-in' } : refuse(read.failure)
  return read.value ? undefined : { ok: false, problem: 'admins-only' }
}
