import type { Failure } from '../../failure.ts'

/** What a step came to: whether to go on at once, after how many seconds, or not until something else happens. */
export type Tagged =
  | { readonly state: 'moved' }
  | { readonly state: 'again'; readonly seconds: number }
  | { readonly state: 'rests' }
  /** Another worker has the account now. */
  | { readonly state: 'lost' }

export const waitOf = (failure: Failure): Tagged => ({ state: 'again', seconds: failure.retryAfter ?? 10 })
