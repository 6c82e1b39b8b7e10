import { faultKinds, readFault } from '../gate/faults.ts'
import { changeSettings } from '../settings.ts'
import { badRequest, json, ok } from '../wire/answer.ts'
import { bodyOf } from '../wire/body.ts'
import { fieldsOf, idOf } from '../wire/read.ts'
import { showUser } from '../resources/users.ts'
import type { Route } from '../wire/route.ts'

/** What only `createSimulator` can do. */
export interface Controls {
  readonly reset: () => void
  readonly seed: (seed?: number) => void
}

export const controlRoutes = ({ reset, seed }: Controls): readonly Route[] => {
  const open = { access: 'anyone' } as const
  return [
    {
      ...open,
      method: 'POST',
      path: '/__simulator/reset',
      handle: () => {
        reset()
        return ok({ reset: true })
      },
    },
    {
      ...open,
      method: 'POST',
      path: '/__simulator/seed',
      handle: (call) => {
        reset()
        seed(idOf(bodyOf(call)['seed']))
        return ok({ tickets: call.world.state.tickets.size, users: call.world.state.users.size })
      },
    },
    {
      ...open,
      method: 'POST',
      path: '/__simulator/faults',
      handle: (call) => {
        const fault = readFault(bodyOf(call))
        if (fault === undefined) throw badRequest(`kind must be one of ${faultKinds.join(', ')}`)
        call.world.faults.add(fault)
        return json(201, { faults: call.world.faults.active() })
      },
    },
    {
      ...open,
      method: 'GET',
      path: '/__simulator/faults',
      handle: ({ world }) => ok({ faults: world.faults.active() }),
    },
    {
      ...open,
      method: 'DELETE',
      path: '/__simulator/faults',
      handle: ({ world }) => {
        world.faults.clear()
        return ok({ faults: [] })
      },
    },
    { ...open, method: 'GET', path: '/__simulator/settings', handle: ({ world }) => ok({ settings: world.settings }) },
    {
      ...open,
      method: 'POST',
      path: '/__simulator/settings',
      handle: (call) => {
        const refused = changeSettings(call.world.settings, fieldsOf(bodyOf(call)))
        if (refused.length > 0) throw badRequest(`No such setting, or not of its type: ${refused.join(', ')}`)
        return ok({ settings: call.world.settings })
      },
    },
    {
      ...open,
      method: 'GET',
      path: '/__simulator/clock',
      handle: ({ world }) => ok({ now: world.clock.iso() }),
    },
    {
      ...open,
      method: 'POST',
      path: '/__simulator/clock',
      handle: (call) => {
        const seconds = idOf(bodyOf(call)['advance_seconds'])
        if (seconds === undefined) throw badRequest('advance_seconds must be a whole number')
        call.world.clock.advance(seconds)
        return ok({ now: call.world.clock.iso() })
      },
    },
    {
      ...open,
      method: 'GET',
      path: '/__simulator/log',
      handle: ({ world, query }) => {
        const withBodies = query.get('bodies') === '1'
        const entries = world.log.entries.map((entry) => (withBodies ? entry : { ...entry, body: undefined }))
        return ok({ entries, unknown: world.log.unknown })
      },
    },
    {
      ...open,
      method: 'DELETE',
      path: '/__simulator/log',
      handle: ({ world }) => {
        world.log.clear()
        return ok({ entries: [], unknown: [] })
      },
    },
    {
      ...open,
      method: 'GET',
      path: '/__simulator/users',
      handle: ({ world }) =>
        ok({
          users: [...world.state.users.values()]
            .filter(({ role, suspended }) => role !== 'end-user' && !suspended)
            .map((user) => showUser(world, user)),
        }),
    },
    { ...open, method: 'GET', path: '/__simulator/drafts', handle: ({ world }) => ok({ drafts: world.state.drafts }) },
    {
      ...open,
      method: 'GET',
      path: '/__simulator/emails/:comment_id',
      handle: ({ world, params }) =>
        ok({ original: world.state.comments.get(idOf(params['comment_id']) ?? 0)?.email_original ?? null }),
    },
  ]
}
