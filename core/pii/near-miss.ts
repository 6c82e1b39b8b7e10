import type { EntityType } from './finding.ts'

/** Why something that looked like a kind was not reported. `word` is one of our own words, never a piece of the text. */
export type Doubt =
  | { readonly code: 'check-digit-wrong' }
  | { readonly code: 'no-word-nearby' }
  | { readonly code: 'business-word'; readonly word: string }
  | { readonly code: 'part-of-longer' }
  | { readonly code: 'masked' }
  | { readonly code: 'never-issued' }
  | { readonly code: 'own-number' }
  | { readonly code: 'placeholder' }
  | { readonly code: 'test-value' }
  | { readonly code: 'not-sure-enough' }
  | { readonly code: 'switched-off' }

/** A place that was looked at and left alone. It points and never carries, as a finding does. */
export interface NearMiss {
  readonly type: EntityType
  readonly start: number
  readonly end: number
  readonly doubt: Doubt
}
