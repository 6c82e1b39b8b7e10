import * as z from 'zod/mini'
import type { Library } from './library.ts'
import { listAll } from './paging.ts'
import { maybe, read } from './read.ts'
import type { Transport } from './transport.ts'

export interface Webhook {
  readonly id: string
  readonly name: string
  readonly endpoint: string
  readonly status: string
  readonly subscriptions: readonly string[]
}

const schema = z.object({
  id: z.string(),
  name: z.string(),
  endpoint: z.string(),
  status: z.string(),
  subscriptions: maybe(z.array(z.string())),
})

const webhookOf = (raw: z.output<typeof schema>): Webhook => ({ ...raw, subscriptions: raw.subscriptions ?? [] })

export interface NewWebhook {
  readonly name: string
  readonly endpoint: string
  /** `zen:event-type:ticket.comment_added` and the like; Zendesk never changes them into a trigger's webhook or back. */
  readonly subscriptions: readonly string[]
}

export const webhooks = (library: Library, transport: Transport) => ({
  createWebhook: async ({ name, endpoint, subscriptions }: NewWebhook): Promise<Webhook> => {
    const shape = { http_method: 'POST', request_format: 'json', status: 'active' }
    const { result } = await library.webhooks.create({ webhook: { name, endpoint, subscriptions, ...shape } })
    return webhookOf(read(schema, result, 'POST /webhooks'))
  },

  webhooks: async (): Promise<readonly Webhook[]> =>
    (await listAll(transport, { path: '/api/v2/webhooks', key: 'webhooks', item: schema })).map(webhookOf),

  /** What Zendesk signs this webhook's calls with. To be sealed at once. */
  signingSecret: async (webhookId: string): Promise<string> => {
    const { result } = await library.webhooks.getSigningSecret(webhookId)
    const answer = z.object({ signing_secret: z.object({ secret: z.string().check(z.minLength(1)) }) })
    return read(answer, result, 'GET /webhooks/{id}/signing_secret').signing_secret.secret
  },

  deleteWebhook: async (webhookId: string): Promise<void> => {
    await library.webhooks.delete(webhookId)
  },
})
