import * as z from 'zod/mini'
import { ZendeskError } from './error.ts'
import { maybe, read } from './read.ts'
import { resourceOf } from './resource.ts'
import type { Transport } from './transport.ts'

export interface Listing<Item extends z.ZodMiniType> {
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** The key of the list in each page. */
  readonly key: string
  readonly item: Item
  /** More pages than this are a fault of somebody's, not a list. */
  readonly pagesAtMost?: number
}

const pageSize = '100'

/** A ticket holds 5,000 comments at most, and an audit or two for each. */
const defaultPagesAtMost = 200

const paged = z.object({
  meta: maybe(z.object({ has_more: z.boolean(), after_cursor: maybe(z.string()) })),
  next_page: maybe(z.string()),
})

/**
 * All pages of a list by cursor, or an error: a list cut short would be taken for the whole, and what stands on the
 * pages that were not read would pass for clean. The cursor is followed, never `links.next`, which is an address.
 */
export const listAll = async <Item extends z.ZodMiniType>(
  transport: Transport,
  { path, query = {}, key, item, pagesAtMost = defaultPagesAtMost }: Listing<Item>,
): Promise<readonly z.output<Item>[]> => {
  const call = `GET ${resourceOf(path)}`
  const broken = (reason: string) => new ZendeskError('unexpected', { call, applied: 'no', reason })
  const page = z.object({ [key]: z.array(item) })
  const items: z.output<Item>[] = []
  let after: string | undefined
  for (let pages = 1; ; pages += 1) {
    const cursor = after === undefined ? {} : { 'page[after]': after }
    const search = new URLSearchParams({ ...query, 'page[size]': pageSize, ...cursor })
    const { body } = await transport({ method: 'GET', path: `${path}?${search.toString()}` })
    items.push(...(read(page, body, call)[key] ?? []))
    const { meta, next_page } = read(paged, body, call)
    if (!meta) {
      // Some lists come whole (the audits of an archived ticket). One paged by number has ignored the cursor.
      if (typeof next_page === 'string') throw broken('not paged by cursor')
      return items
    }
    if (!meta.has_more) return items
    const next = meta.after_cursor ?? undefined
    if (next === undefined || next === after) throw broken('cursor stands still')
    if (pages >= pagesAtMost) throw broken('too many pages')
    after = next
  }
}
