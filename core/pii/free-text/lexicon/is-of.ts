import { traitsOf } from './index.ts'
import { trait } from './traits.ts'

/** Polish names as they stand behind `z` and `do`. */
const inflected = /(?:owi|iem|em)$/

/** A double-barrelled word is what its parts are, where it isn't known whole, and no common one if those are names. */
export const isOf = (plain: string): number => {
  const whole = traitsOf(plain)
  if (whole !== 0) return whole
  // `I08`, `V11`: a code.
  if (/\d/.test(plain)) return trait.never
  if (plain.includes('-')) {
    const parts = plain.split('-', 4).reduce((is, part) => is | traitsOf(part), 0)
    return (parts & trait.given) === 0 ? parts : parts & ~(trait.common | trait.place)
  }
  return plain.length > 6 && inflected.test(plain) ? traitsOf(plain.replace(inflected, '')) & trait.given : 0
}
