import type { EntityType } from '../finding.ts'

/** Kinds of which not even the form is told: a form keeps the letters that a value begins with. */
const untold: ReadonlySet<EntityType> = new Set([
  ...(['PERSON', 'ADDRESS', 'EMAIL_ADDRESS', 'IP_ADDRESS', 'URL', 'SECRET', 'PASSWORD'] as const),
  ...(['ONE_TIME_CODE', 'USERNAME', 'CRYPTO', 'COORDINATES', 'DATE_OF_BIRTH', 'CVV'] as const),
])

/** `9` stands for a digit, `?` for a letter, everything else for itself: `ORD-999999`. */
const shapePattern = /^[A-Z0-9?#/._ -]{4,40}$/

export type OwnNumberOrigin = 'learned' | 'admin'
/** `proposed` is seen often and waits for an admin; `subtracted` is left out of findings; `kept` is found like the rest. */
export type OwnNumberState = 'proposed' | 'subtracted' | 'kept'

/** A form in which the account writes numbers of its own: orders, tickets, parcels. It holds no number. */
export interface OwnNumber {
  readonly shape: string
  readonly origin: OwnNumberOrigin
  readonly state: OwnNumberState
  /** In how many tickets; 0 for one that an admin has written and nobody has seen yet. */
  readonly seen: number
}

/** At least four places that vary: fewer would swallow years and house numbers. */
export const isShape = (shape: string): boolean =>
  shapePattern.test(shape) && (shape.match(/[9?]/g)?.length ?? 0) >= 4 && shape.includes('9')

/** Letters a number begins with are its name (`ORD`, `CMD`): they are kept. More would be somebody's name. */
const longestPrefix = 8

/** The form of a number, without the number: digits become `9`, letters behind the prefix `?`. */
export const shapeOf = (value: string): string | undefined => {
  const written = value.trim().toUpperCase()
  const prefix = /^[A-Z]*/.exec(written)?.[0] ?? ''
  if (prefix.length > longestPrefix) return undefined
  const shape = prefix + written.slice(prefix.length).replaceAll(/[A-Z]/g, '?').replaceAll(/[0-9]/g, '9')
  return isShape(shape) ? shape : undefined
}

/** Two letters of its own tell a number from anybody's; digits alone could be a card's or a telephone's. */
export const isNamed = (shape: string): boolean => (shape.match(/[A-Z]/g)?.length ?? 0) >= 2

/** The form of a value that somebody has called no personal data, where its form may be told. */
export const shapeOfDismissed = (type: EntityType, value: string): string | undefined =>
  untold.has(type) || type.startsWith('CUSTOM_') ? undefined : shapeOf(value)
