import { businessNumber, claims } from './context.ts'
import type { Reason } from './finding.ts'
import type { Doubt } from './near-miss.ts'
import { surer, type CodeRule, type Found, type NumberRule, type Reading } from './recognizer.ts'

/** Above this share of random values that pass, a check digit alone proves nothing. */
export const weakPassRate = 0.01
/** Digits alone are read by some forty kinds at once, a length by up to a dozen: together they must not pass one in a hundred. */
const weakAmongNumbers = 0.002
/** Below it, a value that stands alone in a text is one in ten thousand by chance. */
const strongPassRate = 0.0002

const weakOf = ({ form }: NumberRule | CodeRule): number => (form === 'number' ? weakAmongNumbers : weakPassRate)

/** How likely the value is of the kind by its digits alone, with no word and no punctuation of its own. */
const baseOf = (passRate: number): number => {
  if (passRate > 0.5) return 0
  if (passRate > weakPassRate) return 0.25
  return passRate > strongPassRate ? 0.6 : 0.86
}

const isAlnum = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
const anyAlnum = 35

/** Whether the value is written in the shape: `#` for each letter or digit, separators as written. */
const isShaped = (text: string, start: number, end: number, shape: string): boolean => {
  if (shape.length !== end - start) return false
  for (let at = 0; at < shape.length; at += 1) {
    const code = text.charCodeAt(start + at)
    if ((isAlnum(code) ? anyAlnum : code) !== shape.charCodeAt(at)) return false
  }
  return true
}

/** Whether a value of the kind can be believed where no word stands near. */
export const mayDoWithoutWord = (rule: NumberRule | CodeRule): boolean =>
  rule.shapes !== undefined || rule.passRate <= weakOf(rule)

export type Verdict = { readonly found: Found } | { readonly doubt: Doubt }

/**
 * The one law by which a value that passed its check is believed: a weak check digit needs a word of the kind's nearby, or
 * the kind's own punctuation; a word that names the business's numbers and stands nearer speaks against.
 */
export const believe = (rule: NumberRule | CodeRule, reading: Reading, start: number, end: number): Verdict => {
  const near = rule.words.nearest(reading, start, end)
  const other = claims(businessNumber, reading, start, end)
  const word = near !== undefined && (other === undefined || near.distance <= other.distance) ? near.word : undefined
  if (word === undefined && other !== undefined) return { doubt: { code: 'business-word', word: other.word } }
  const punctuated = rule.shapes?.some((shape) => isShaped(reading.text, start, end, shape)) ?? false
  if (word === undefined && !punctuated && rule.passRate > weakOf(rule)) return { doubt: { code: 'no-word-nearby' } }
  const reasons: Reason[] = [{ code: rule.check === undefined ? 'pattern' : 'check-digit' }]
  if (punctuated) reasons.push({ code: 'punctuation' })
  if (word !== undefined) reasons.push({ code: 'context-word', word })
  const score = surer(baseOf(rule.passRate), punctuated && 0.7, word !== undefined && 0.85)
  return { found: { start, end, score, reasons } }
}
