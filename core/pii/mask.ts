import type { EntityType } from './finding.ts'
import { fold } from './fold.ts'
import { normalise } from './normalise.ts'

const dots = '••••'

/**
 * Two letters or digits, however they are written: blanks, signs and what nobody sees don't count and aren't shown. Of a short
 * value a third at most, so that `Bo` isn't shown whole.
 */
const firstTwo = (value: string): string => {
  const shown = fold(value).text.match(/[\p{L}\p{N}]/gu) ?? []
  return shown.slice(0, Math.min(2, Math.floor(shown.length / 3))).join('')
}

/** The last four as PCI DSS 3.4.1 allows for display, and of the first six only four: enough to tell two cards apart. */
const card = (digits: string): string =>
  digits.length < 13 ? `${dots} ${digits.slice(-2)}` : `${digits.slice(0, 4)} ${dots} ${dots} ${digits.slice(-4)}`

/** How a value is shown to a person: of a card at most the first six and last four digits, of others two characters, of secrets none. */
export const mask = (type: EntityType, value: string): string => {
  switch (type) {
    case 'CREDIT_CARD':
      return card(normalise(type, value))
    case 'EMAIL_ADDRESS':
      return `${Array.from(value)[0] ?? ''}•••@•••`
    // So short, or so guessable, that two characters are much of it.
    case 'CVV':
    case 'PASSWORD':
    case 'ONE_TIME_CODE':
    case 'SECRET':
      return dots
    default:
      return `${firstTwo(value)} ${dots}`.trimStart()
  }
}
