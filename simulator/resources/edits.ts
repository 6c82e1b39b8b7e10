import { plantAudit } from '../logs/access.ts'
import { showOrganization } from './account.ts'
import { notFound, ok, unprocessable } from '../wire/answer.ts'
import { recordIn } from '../wire/body.ts'
import { idOf, textOf } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'
import { showUser } from './users.ts'

const nameIn = (call: Call, record: string): { name?: string } => {
  const { name } = recordIn(call, record)
  if (name === undefined) return {}
  const text = textOf(name)?.trim() ?? ''
  if (text === '') throw unprocessable('name', 'Name: is too short')
  return { name: text }
}

/** Enough of an update to meet its limits: the name, and whether one is suspended. */
const updateUser = (call: Call) => {
  const user = call.world.state.users.get(idOf(call.params['user_id']) ?? 0)
  if (user === undefined) throw notFound()
  const { suspended } = recordIn(call, 'user')
  const changes = { ...nameIn(call, 'user'), ...(typeof suspended === 'boolean' ? { suspended } : {}) }
  if (typeof suspended === 'boolean' && suspended !== user.suspended) {
    plantAudit(call.world, {
      action: suspended ? 'create' : 'destroy',
      actor_id: call.user.id,
      actor_name: call.user.name,
      source_type: 'user_setting',
      source_id: user.id,
      source_label: `Suspension state: ${user.name}`,
      change_description: 'Suspended',
    })
  }
  Object.assign(user, changes, { updated_at: call.world.clock.iso() })
  return ok({ user: showUser(call.world, user) })
}

const updateOrganization = (call: Call) => {
  const organization = call.world.state.organizations.get(idOf(call.params['organization_id']) ?? 0)
  if (organization === undefined) throw notFound()
  Object.assign(organization, nameIn(call, 'organization'), { updated_at: call.world.clock.iso() })
  return ok({ organization: showOrganization(call.world)(organization) })
}

/** The file itself comes by mail. */
const exportAuditLog = () => new Response(null, { status: 202 })

export const editRoutes: readonly Route[] = [
  { method: 'PUT', path: '/api/v2/users/:user_id', access: 'admin', resource: 'users', handle: updateUser },
  {
    method: 'PUT',
    path: '/api/v2/organizations/:organization_id',
    access: 'admin',
    resource: 'organizations',
    handle: updateOrganization,
  },
  { method: 'POST', path: '/api/v2/audit_logs/export', access: 'admin', handle: exportAuditLog },
]
