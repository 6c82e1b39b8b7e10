/** One of Zendesk's limits. `per` is in seconds. */
export interface Limit {
  /** Windows with the same key are one; a limit per ticket has the ticket's id in its key. */
  readonly key: string
  readonly total: number
  readonly per: number
  /** Counted for one ticket or user, not for the account as a whole. */
  readonly isOfOne: boolean
}

interface Rule {
  readonly kind: string
  readonly method: string
  readonly resource: RegExp
  readonly total: number
  readonly per: number
  /** Counted for each path apart, not for the account as a whole. */
  readonly each?: true
}

/**
 * Jobs that are queued or run at once. Its header counts those that may still be begun, whatever else the call counts in, and
 * is the only one whose name is sure.
 */
export const jobsKey = 'inflight-jobs'

/** The limits of single endpoints, as Zendesk documents them; accounts with the high-volume add-on tell of more in the headers. */
const rules = [
  {
    kind: 'tickets-update',
    method: 'PUT',
    resource: /^\/tickets\/(\{id\}(\/tags)?|update_many)$/,
    total: 100,
    per: 60,
  },
  // "Any PUT that updates tickets", in the stricter reading: a redaction changes its ticket.
  {
    kind: 'tickets-update',
    method: 'PUT',
    resource: /^\/((comment|chat|chat_file)_redactions\/\{id\}|tickets\/\{id\}\/comments\/.*redact)$/,
    total: 100,
    per: 60,
  },
  { kind: jobsKey, method: 'PUT', resource: /^\/tickets\/update_many$/, total: 30, per: 60 },
  { kind: jobsKey, method: 'DELETE', resource: /^\/(deleted_)?tickets\/destroy_many$/, total: 30, per: 60 },
  { kind: 'ticket', method: 'PUT', resource: /^\/tickets\/\{id\}(\/tags)?$/, total: 30, per: 600, each: true },
  { kind: 'deletes', method: 'DELETE', resource: /^\/tickets\/\{id\}$/, total: 400, per: 60 },
  { kind: 'deleted-tickets', method: 'GET', resource: /^\/deleted_tickets$/, total: 10, per: 60 },
  { kind: 'deleted-users', method: 'DELETE', resource: /^\/deleted_users\/\{id\}$/, total: 700, per: 600 },
  { kind: 'users-update', method: 'PUT', resource: /^\/users\/\{id\}$/, total: 60, per: 60 },
  { kind: 'user', method: 'PUT', resource: /^\/users\/\{id\}$/, total: 5, per: 60, each: true },
  { kind: 'search-export', method: 'GET', resource: /^\/search\/export$/, total: 100, per: 60 },
  { kind: 'incremental', method: 'GET', resource: /^\/incremental\//, total: 10, per: 60 },
  { kind: 'access-log', method: 'GET', resource: /^\/access_logs$/, total: 50, per: 60 },
] as const satisfies readonly Rule[]

export interface Limited {
  readonly method: string
  readonly resource: string
  readonly pathname: string
}

const subjectOf = (pathname: string): string => /\/(\d+)/.exec(pathname)?.[1] ?? pathname

/** The limits of single endpoints that a call counts in. */
export const limitsOf = ({ method, resource, pathname }: Limited): readonly Limit[] =>
  (rules as readonly Rule[])
    .filter((rule) => rule.method === method && rule.resource.test(resource))
    .map(({ kind, total, per, each = false }) => ({
      key: each ? `${kind} ${subjectOf(pathname)}` : kind,
      total,
      per,
      isOfOne: each,
    }))
