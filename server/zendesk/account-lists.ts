import * as z from 'zod/mini'
import { listAll } from './paging.ts'
import { maybe, read } from './read.ts'
import type { Transport } from './transport.ts'

const numbered = z.object({ id: z.number() })
const fieldSchema = z.object({ id: z.number(), active: maybe(z.boolean()), removable: maybe(z.boolean()) })

const idsOf = (items: readonly { readonly id: number }[]): ReadonlySet<number> => new Set(items.map(({ id }) => id))

/** A word of a search between quotation marks; what would end or widen it has no place there. */
const quoted = /^[^\s"*\\]+$/

const count = z.object({ count: z.number() })

/** What an account has, as far as policies name it: numbers only. */
export const accountLists = (transport: Transport) => ({
  /**
   * Fields whose values tickets show. Those of Zendesk's own have numbers, too, but no ticket has them among its custom
   * fields, nor those that were switched off.
   */
  fieldIds: async () => {
    const fields = await listAll(transport, { path: '/api/v2/ticket_fields', key: 'ticket_fields', item: fieldSchema })
    return idsOf(fields.filter(({ active, removable }) => active !== false && removable !== false))
  },
  formIds: async () =>
    idsOf(await listAll(transport, { path: '/api/v2/ticket_forms', key: 'ticket_forms', item: numbered })),
  brandIds: async () => idsOf(await listAll(transport, { path: '/api/v2/brands', key: 'brands', item: numbered })),
  groupIds: async () => idsOf(await listAll(transport, { path: '/api/v2/groups', key: 'groups', item: numbered })),

  /** How many tickets or users bear a tag, by Zendesk's search, some minutes late; undefined of a tag that can't be searched for. */
  countTagged: async (type: 'ticket' | 'user', tag: string): Promise<number | undefined> => {
    if (!quoted.test(tag)) return undefined
    const query = new URLSearchParams({ query: `type:${type} tags:"${tag}"` })
    const { body } = await transport({ method: 'GET', path: `/api/v2/search/count?${query.toString()}` })
    return read(count, body, 'GET /search/count').count
  },
})
