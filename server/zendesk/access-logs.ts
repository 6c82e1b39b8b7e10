import * as z from 'zod/mini'
import { maybe, read } from './read.ts'
import type { Transport } from './transport.ts'

/** Where a page begins: a span of time, or the address that the page before gave. */
export type AccessPageAt = { readonly start: string; readonly end: string } | { readonly next: string }

export interface AccessPage {
  /** Rows as Zendesk wrote them: whoever reads them takes each field as perhaps missing. */
  readonly rows: readonly unknown[]
  readonly next: string | undefined
}

const largestPage = '2500'

const schema = z.object({
  access_logs: z.array(z.unknown()),
  links: maybe(z.object({ next: maybe(z.string()) })),
  meta: maybe(z.object({ has_more: maybe(z.boolean()) })),
})

/** Zendesk writes times in whole seconds here. */
const seconds = (at: string): string => at.replace(/\.\d{3}Z$/, 'Z')

const pathOf = (at: AccessPageAt): string => {
  if ('next' in at) return at.next
  const query = new URLSearchParams({ 'page[size]': largestPage })
  query.set('filter[start]', seconds(at.start))
  query.set('filter[end]', seconds(at.end))
  return `/api/v2/access_logs?${query.toString()}`
}

export const accessLogs = (transport: Transport) => ({
  /**
   * One page of the access log, in order of time. The address of the next is taken as it is: its parameter has another
   * name than the documents give it. It leads nowhere but to this account, or the transport refuses it.
   */
  accessLogPage: async (at: AccessPageAt): Promise<AccessPage> => {
    const { body } = await transport({ method: 'GET', path: pathOf(at) })
    const { access_logs, links, meta } = read(schema, body, 'GET /access_logs')
    const next = links?.next ?? undefined
    return { rows: access_logs, next: meta?.has_more === false ? undefined : next }
  },
})
