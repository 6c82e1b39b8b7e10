/** Where one instance of an app lives. Its `guid` is also what the SDK calls its app guid: one per instance. */
export interface Place {
  readonly guid: string
  readonly installationId: number
  readonly location: string
  readonly ticketId?: number
}

export interface Context {
  readonly instanceGuid: string
  readonly product: 'support'
  readonly location: string
  readonly account: { readonly subdomain: string }
  readonly ticketId?: number
}

/** The frame as the host sees it; `source` is compared by identity with that of a message. */
export interface Frame {
  readonly origin: string
  readonly source: unknown
  readonly post: (message: string) => void
}

export type HookAnswer =
  | { readonly outcome: 'allowed' }
  | { readonly outcome: 'refused'; readonly reason?: string }
  | { readonly outcome: 'timed-out' }

export type RequestAnswer =
  { readonly outcome: 'done'; readonly value: unknown } | { readonly outcome: 'fail'; readonly value: unknown }
