import * as z from 'zod/mini'
import { listAll } from './paging.ts'
import { maybe, read } from './read.ts'
import type { Transport } from './transport.ts'

const numbered = z.object({ id: z.number() })
const fieldSchema = z.object({
  id: z.number(),
  type: maybe(z.string()),
  active: maybe(z.boolean()),
  removable: maybe(z.boolean()),
})

/** Of a drop-down Zendesk's documents say that it may have several values; a type of which they say nothing may, too. */
const singleTypes: ReadonlySet<string> = new Set(
  'checkbox date decimal integer partialcreditcard regexp text textarea'.split(' '),
)

export interface OwnField {
  readonly id: number
  /** A ticket has one value of it at most. */
  readonly isSingle: boolean
}

const idsOf = (items: readonly { readonly id: number }[]): ReadonlySet<number> => new Set(items.map(({ id }) => id))

/** A word of a search between quotation marks; what would end or widen it has no place there. */
const quoted = /^[^\s"*\\]+$/

const organizationsFound = z.object({ organizations: z.array(numbered) })

const count = z.object({ count: z.number() })

/** What an account has, as far as policies name it: numbers only. */
export const accountLists = (transport: Transport) => ({
  /**
   * Fields whose values tickets show. Those of Zendesk's own have numbers, too, but no ticket has them among its custom
   * fields, nor those that were switched off.
   */
  ownFields: async (): Promise<readonly OwnField[]> => {
    const fields = await listAll(transport, { path: '/api/v2/ticket_fields', key: 'ticket_fields', item: fieldSchema })
    return fields
      .filter(({ active, removable }) => active !== false && removable !== false)
      .map(({ id, type }) => ({ id, isSingle: singleTypes.has(type ?? '') }))
  },
  formIds: async () =>
    idsOf(await listAll(transport, { path: '/api/v2/ticket_forms', key: 'ticket_forms', item: numbered })),
  brandIds: async () => idsOf(await listAll(transport, { path: '/api/v2/brands', key: 'brands', item: numbered })),
  groupIds: async () => idsOf(await listAll(transport, { path: '/api/v2/groups', key: 'groups', item: numbered })),

  /** Those of up to a hundred organizations that are there. */
  organizationsAmong: async (ids: readonly number[]): Promise<ReadonlySet<number>> => {
    const { body } = await transport({ method: 'GET', path: `/api/v2/organizations/show_many?ids=${ids.join(',')}` })
    return idsOf(read(organizationsFound, body, 'GET /organizations/show_many').organizations)
  },

  /** How many tickets or users bear a tag, by Zendesk's search, some minutes late; undefined of a tag that can't be searched for. */
  countTagged: async (type: 'ticket' | 'user', tag: string): Promise<number | undefined> => {
    if (!quoted.test(tag)) return undefined
    const query = new URLSearchParams({ query: `type:${type} tags:"${tag}"` })
    const { body } = await transport({ method: 'GET', path: `/api/v2/search/count?${query.toString()}` })
    return read(count, body, 'GET /search/count').count
  },
})
