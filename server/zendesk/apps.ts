import * as z from 'zod/mini'
import { ZendeskError } from './error.ts'
import { listAll } from './paging.ts'
import { maybe } from './read.ts'
import type { Transport } from './transport.ts'

export interface Installation {
  readonly id: number
  readonly appId: number
  readonly enabled: boolean
}

const schema = z.object({ id: z.number(), app_id: z.number(), enabled: maybe(z.boolean()) })

export const apps = (transport: Transport) => ({
  installations: async (): Promise<readonly Installation[]> => {
    const list = await listAll(transport, { path: '/api/v2/apps/installations', key: 'installations', item: schema })
    return list.map((raw) => ({ id: raw.id, appId: raw.app_id, enabled: raw.enabled ?? true }))
  },

  /** The key that this app's page tokens are signed with, as PEM. */
  appPublicKey: async (appId: number): Promise<string> => {
    const path = `/api/v2/apps/${String(appId)}/public_key.pem`
    const { body } = await transport({ method: 'GET', path, as: 'text' })
    if (typeof body === 'string' && body.startsWith('-----BEGIN PUBLIC KEY-----')) return body
    throw new ZendeskError('unexpected', { call: 'GET /apps/{id}/public_key.pem', applied: 'no', reason: 'no key' })
  },
})
