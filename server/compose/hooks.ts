import { openText } from '../../core/envelope/index.ts'
import type { Clock } from '../../core/time.ts'
import type { Hook } from '../http/webhooks.ts'
import type { Database } from '../store/database.ts'
import { tenantByHook } from '../store/tenants.ts'
import { webhookAad, type Hold } from './tenant.ts'

interface Remembered extends Omit<Hook, 'age'> {
  readonly at: number
}

/** A signing secret is unsealed once and remembered for a minute: the intake of a webhook is one insert, not three queries. */
const rememberMs = 60_000

export const hooksOf = ({ db }: Database, hold: Hold, clock: Clock) => {
  const remembered = new Map<string, Remembered>()
  const now = () => Date.parse(clock())

  const read = async (name: string): Promise<Remembered | undefined> => {
    const tenant = await tenantByHook(db, name)
    if (tenant?.status !== 'connected' || tenant.sealedWebhookSecret === null) return undefined
    const { keys } = await hold(tenant)
    const secret = await openText(keys.seal, tenant.sealedWebhookSecret, webhookAad(tenant.id))
    return { tenantId: tenant.id, secret, at: now() }
  }

  return async (name: string, anew: boolean): Promise<Hook | undefined> => {
    let hook = anew ? undefined : remembered.get(name)
    if (hook === undefined || now() - hook.at > rememberMs) {
      hook = await read(name)
      if (hook === undefined) remembered.delete(name)
      else remembered.set(name, hook)
    }
    return hook === undefined ? undefined : { tenantId: hook.tenantId, secret: hook.secret, age: now() - hook.at }
  }
}
