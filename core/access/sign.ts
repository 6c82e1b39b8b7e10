/** Kinds of anomaly, as the log's watchers name them. */
export const kinds = [
  'sensitive_search',
  'unusual_location',
  'impossible_travel',
  'off_hours',
  'mass_view',
  'bulk_export',
  'out_of_scope',
  'dormant_reactivated',
  'priv_esc_access',
  'security_weakened',
  'token_export',
  'snooping',
  'slow_drift',
] as const
export type Kind = (typeof kinds)[number]

export interface Factor {
  readonly name: string
  readonly observed: number | string
  readonly expected: number | string
}

/** What one signal has to say at one moment. */
export interface Sign {
  readonly actor: number
  readonly kind: Kind
  /** Two signs of one actor, kind and cause belong to one case. */
  readonly cause: string
  /** -log10 of the probability of as much in an ordinary day. */
  readonly surprise: number
  /** What could be harmed, 1 to 3. */
  readonly harm: number
  /** Told whatever the budget is: a rule of direction on the audit log. */
  readonly bypass?: boolean
  /** Says by itself what was done, where its kind as such only says how much. */
  readonly precise?: boolean
  readonly start: number
  readonly end: number
  readonly events: readonly string[]
  /** Observed, usual for this actor: both in the unit that the kind's sentence names. */
  readonly observed: number
  readonly usual: number
  readonly detail?: string
  readonly factors: readonly Factor[]
}
