import { attempt, isGone, refuse, type Refusal } from '../failure.ts'

export interface AdminPorts {
  readonly user: (userId: number) => Promise<{
    readonly role: string
    readonly active: boolean
    readonly suspended: boolean
  }>
}

/** The refusal of whoever is no administrator of the account, as Zendesk has them now; undefined for one who is. */
export const refusalOf = async (ports: AdminPorts, userId: number): Promise<Refusal | undefined> => {
  const read = await attempt(() => ports.user(userId))
  if (!read.ok) return isGone(read.failure) ? { ok: false, problem: 'not-signed-in' } : refuse(read.failure)
  const { role, active, suspended } = read.value
  return role === 'admin' && active && !suspended ? undefined : { ok: false, problem: 'admins-only' }
}
