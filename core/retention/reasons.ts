/** Why a ticket's line says what it says; each has a sentence under `retention.because.<code>`. */
export const reasons = [
  'matched',
  'tagged',
  'period-over',
  'period-running',
  'latest-policy',
  'not-solved',
  'nothing-found',
  'hold',
  'hold-not-known',
  'anchor-unknown',
  'no-policy',
  'fact-unknown',
  'deleted',
] as const
export type Reason = (typeof reasons)[number]
