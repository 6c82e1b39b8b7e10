import type { Place } from './places.ts'

/** What was done, read from the address or the GraphQL operation and never from translated words. */
export type Verb =
  | 'view'
  | 'search'
  | 'list'
  | 'export'
  | 'update'
  | 'merge'
  | 'login'
  | 'setting'
  | 'role'
  | 'token'
  | 'suspension'
  | 'other'

export type ObjectKind = 'ticket' | 'user' | 'view' | 'account'

/** The only thing of a search that is ever kept. */
export type SearchClass = 'card' | 'iban' | 'national-number' | 'long-number' | 'email' | 'text'

/** A change on the audit log as one setting, with its direction where the text tells it. */
export interface Change {
  /** One of our own words for the thing changed, never the log's, which may name a person; it pairs a change with its undoing. */
  readonly subject: string
  readonly direction: 'weaker' | 'stronger' | 'unknown'
  readonly harm: number
}

/** One record of either log, in our words. `at` is in milliseconds since 1970. */
export interface AccessEvent {
  readonly id: string
  readonly at: number
  /** `app`: told by our own page beside a ticket, where the account has no access log. */
  readonly source: 'access' | 'audit' | 'app'
  readonly actor: number
  readonly verb: Verb
  readonly kind?: ObjectKind
  readonly object?: number
  readonly ip?: string
  /** Name of the network, and where it is, for whoever keeps events without addresses. */
  readonly network?: string
  readonly place?: Place
  /** It came from a network that the account calls its own. */
  readonly corporate?: boolean
  /** A browser session, as opposed to a token or a password sent with each request. */
  readonly session: boolean
  /** Refused with 4xx or failed with 5xx: nothing was seen. */
  readonly refused: boolean
  readonly search?: SearchClass
  /** The address searched for; it lives for the moment of judging and is never kept. */
  readonly email?: string
  readonly change?: Change
  /** The view it was opened from, where the page said so. */
  readonly view?: number
}

export type Normalised =
  { readonly ok: true; readonly event: AccessEvent } | { readonly ok: false; readonly why: string }
