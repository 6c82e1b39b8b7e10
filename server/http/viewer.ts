import { attempt, isGone, refuse, type Refusal } from '../flows/failure.ts'
import { isAdministrator, rightsOf, type RightsPorts, type User } from '../flows/redaction/permission.ts'

export interface ViewerPorts extends Omit<RightsPorts, 'user'> {
  readonly user: (userId: number) => Promise<User & { readonly locale: string | null }>
}

export interface Viewer {
  readonly ok: true
  readonly locale: string
  readonly mayRedact: boolean
  readonly isAdmin: boolean
}

const staff = new Set(['agent', 'admin'])

const look = async (ports: ViewerPorts, userId: number): Promise<Viewer | Refusal> => {
  const user = await ports.user(userId)
  if (!user.active || user.suspended || user.sharedAgent || !staff.has(user.role))
    return { ok: false, problem: 'not-signed-in' }
  const { mayRedact } = await rightsOf({ ...ports, user: () => Promise.resolve(user) }, userId)
  return { ok: true, locale: user.locale ?? 'en', mayRedact, isAdmin: isAdministrator(user) }
}

/** The user as Zendesk has them now, whatever the page or an older session says. One who is no agent is nobody. */
export const viewerOf = async (ports: ViewerPorts, userId: number): Promise<Viewer | Refusal> => {
  const looked = await attempt(() => look(ports, userId))
  if (looked.ok) return looked.value
  return isGone(looked.failure) ? { ok: false, problem: 'not-signed-in' } : refuse(looked.failure)
}
