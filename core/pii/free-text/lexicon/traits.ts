/** What a word may be, as bits: most words are several things, and the places around it decide. */
export const trait = {
  given: 1,
  family: 2,
  place: 4,
  /** A word of a language: a name only beside a cue, or beside another name. */
  common: 8,
  /** A small word that holds sentences together, common too. */
  small: 2048,
  /** Never part of a name: roles, brands, kinds of company, months, what letters are about. */
  never: 16,
  particle: 32,
  honorific: 64,
  /** Beside it stands a firm's name. */
  company: 512,
  /** A street word that stands before the street's name, `rue`, or behind it, `Road`. */
  streetBefore: 128,
  streetAfter: 256,
  /** First of a post office box: `PO`, `Postfach`. */
  box: 1024,
  country: 4096,
} as const
