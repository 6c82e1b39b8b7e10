import * as z from 'zod/mini'
import { maybe, read } from './read.ts'
import type { Transport } from './transport.ts'

export interface AuditPageAt {
  readonly start: string
  readonly end: string
  readonly after?: string | undefined
}

export interface AuditPage {
  readonly rows: readonly unknown[]
  readonly after: string | undefined
}

const schema = z.object({
  audit_logs: z.array(z.unknown()),
  meta: maybe(z.object({ has_more: maybe(z.boolean()), after_cursor: maybe(z.string()) })),
})

const seconds = (at: string): string => at.replace(/\.\d{3}Z$/, 'Z')

export const auditLogs = (transport: Transport) => ({
  /** One page of the audit log, oldest first. Zendesk takes a span only where its filter is given twice. */
  auditLogPage: async ({ start, end, after }: AuditPageAt): Promise<AuditPage> => {
    const query = new URLSearchParams({ sort: 'created_at', 'page[size]': '100' })
    query.append('filter[created_at]', seconds(start))
    query.append('filter[created_at]', seconds(end))
    if (after !== undefined) query.set('page[after]', after)
    const { body } = await transport({ method: 'GET', path: `/api/v2/audit_logs?${query.toString()}` })
    const { audit_logs, meta } = read(schema, body, 'GET /audit_logs')
    return { rows: audit_logs, after: meta?.has_more === true ? (meta.after_cursor ?? undefined) : undefined }
  },
})
