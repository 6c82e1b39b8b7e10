export const statuses = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const

/** What a policy's period may count from. */
export const anchors = ['created', 'updated', 'solved', 'closed', 'last_customer_comment'] as const
export type Anchor = (typeof anchors)[number]

/** Milliseconds since 1970, as `Date` counts them: a plan compares and adds millions of these. */
export type Milliseconds = number

/**
 * What is known of a ticket. `undefined` is not known, and never taken for "none": nothing is deleted on a guess. `null`
 * is known to be empty. Words and tags are in lower case.
 */
export interface TicketFacts {
  readonly id: number
  /** Of `statuses`, or `deleted`. */
  readonly status: string | undefined
  readonly channel: string | null | undefined
  readonly type: string | null | undefined
  readonly priority: string | null | undefined
  readonly brand: number | null | undefined
  readonly group: number | null | undefined
  readonly organization: number | null | undefined
  readonly form: number | null | undefined
  readonly requester: number | null | undefined
  readonly tags: readonly string[] | undefined
  readonly requester_tags: readonly string[] | undefined
  /** Kinds found by custos' own scan. */
  readonly pii: readonly string[] | undefined
  /** Custom fields by id: one that takes several values has several, and `undefined` is one whose value is not known. */
  readonly fields: ReadonlyMap<number, readonly string[] | undefined> | undefined
  readonly since: Readonly<Record<Anchor, Milliseconds | undefined>>
}

/** What a ticket has one of. */
export type Single =
  'status' | 'channel' | 'type' | 'priority' | 'brand' | 'group' | 'organization' | 'form' | 'requester'

/** What a ticket has any number of; `field` goes with the field's id. */
export type Many = 'tags' | 'requester_tags' | 'pii' | { readonly field: number }
