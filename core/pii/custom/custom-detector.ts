/** How the digits of a value prove themselves. */
export const customChecks = ['none', 'luhn', 'mod97', 'mod11'] as const
export type CustomCheck = (typeof customChecks)[number]

/** A detector that an admin has written: what it looks for, and the texts that show that it does what was meant. */
export interface CustomDetector {
  /** `loyalty-card`: letters in kebab case. Its findings are of the type `CUSTOM_LOYALTY_CARD`. */
  readonly name: string
  readonly title: { readonly en: string; readonly fr: string }
  /** RE2 syntax, in either case unless it begins with `(?-i)`; what it matches must stand alone, as a word does. */
  readonly pattern: string
  /** One of them must stand near where there are any; `member*` is what begins so. */
  readonly words: readonly string[]
  /** How near, in characters. */
  readonly window: number
  readonly check: CustomCheck
  /** How sure a finding is, as a probability. */
  readonly score: number
  readonly examples: { readonly match: readonly string[]; readonly no_match: readonly string[] }
}

/** More would make each scan slow, and no admin would know what they all do. */
export const mostDetectors = 50
/** Instructions of the compiled pattern: what a scan costs for each character grows with them. */
export const mostInstructions = 2000
/** A value is no longer than this: text is looked at in stretches, so that a pattern costs the same anywhere. */
export const longestValue = 96

export const faultCodes = [
  'too-many-detectors',
  'name-taken',
  'pattern-malformed',
  'pattern-too-large',
  'pattern-matches-empty',
  'example-needed',
  'example-missed',
  'example-found',
] as const
export type FaultCode = (typeof faultCodes)[number]

/** Why a custom detector may not be published: by place, never by what is written there. */
export interface DetectorFault {
  readonly code: FaultCode
  /** From 0, in the list that was sent. */
  readonly detector: number
  /** UTF-16 code units into the pattern. */
  readonly position?: number
  readonly example?: { readonly list: 'match' | 'no_match'; readonly index: number }
  /** How many there may be. */
  readonly limit?: number
}
