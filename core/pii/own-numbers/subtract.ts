import { automaticThreshold, type IsOwn, type TypedFound } from '../detector.ts'
import { isOfWord } from '../recognizer.ts'
import type { OwnNumber } from './shape.ts'

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)

const fits = (shape: string, text: string, from: number): boolean => {
  for (let at = 0; at < shape.length; at += 1) {
    const [sign, code] = [shape.charAt(at), text.charCodeAt(from + at)]
    const isSame =
      sign === '9' ? isDigit(code) : sign === '?' ? isLetter(code) : text.charAt(from + at).toUpperCase() === sign
    if (!isSame) return false
  }
  return true
}

/** The form covers the whole of what was found, perhaps with its own name before it, and stands alone. */
const covers = (shape: string, text: string, { start, end }: TypedFound): boolean => {
  for (let from = Math.max(0, end - shape.length); from <= start; from += 1) {
    const to = from + shape.length
    if (fits(shape, text, from) && !isOfWord(text, from - 1) && !isOfWord(text, to)) return true
  }
  return false
}

/** Kinds that are no number: an order is never written like them. */
const notNumbers: ReadonlySet<string> = new Set(['PERSON', 'ADDRESS', 'EMAIL_ADDRESS', 'IP_ADDRESS', 'URL', 'PASSWORD'])

/** Right check digits and enough beside them: a card or an IBAN stays one, whatever form an account gives its orders. */
const isProven = ({ score, reasons }: TypedFound): boolean =>
  score >= automaticThreshold && reasons.some(({ code }) => code === 'check-digit' || code === 'known-person')

/**
 * Whether what was found is a number of the account's own. What a check digit proves is never subtracted, nor what an
 * admin's own detector found; what is sure otherwise only by a form that the admin has written, not by one we have learned.
 */
export const ownNumberTest = (numbers: readonly OwnNumber[]): IsOwn => {
  const subtracted = numbers.filter(({ state }) => state === 'subtracted')
  return (found, { text }) => {
    if (subtracted.length === 0 || notNumbers.has(found.type) || found.type.startsWith('CUSTOM_')) return false
    if (isProven(found)) return false
    const isSure = found.score >= automaticThreshold
    return subtracted.some(({ shape, origin }) => !(isSure && origin === 'learned') && covers(shape, text, found))
  }
}
