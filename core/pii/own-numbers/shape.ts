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
