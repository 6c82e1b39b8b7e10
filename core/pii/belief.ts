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

/** How likely the value is of the kind by its digits alone, with no word and no punctuation of its own. */
const baseOf = (passRate: number): number => {
  if (passRate > 0.5) return 0
  if (passRate > weakPassRate) return 0.25
  return passRate > strongPassRate ? 0.6 : 0.86
}

/** The template of a value: `#` for each letter or digit, separators as written. */
const templateOf = (written: string): string => written.replaceAll(/[A-Za-z0-9]/g, '#')

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
  const punctuated = rule.shapes?.includes(templateOf(reading.text.slice(start, end))) ?? false
  const weak = rule.form === 'number' ? weakAmongNumbers : weakPassRate
  if (word === undefined && !punctuated && rule.passRate > weak) return { doubt: { code: 'no-word-nearby' } }
  const reasons: Reason[] = [{ code: rule.check === undefined ? 'pattern' : 'check-digit' }]
  if (punctuated) reasons.push({ code: 'punctuation' })
  if (word !== undefined) reasons.push({ code: 'context-word', word })
  const score = surer(baseOf(rule.passRate), punctuated && 0.7, word !== undefined && 0.85)
  return { found: { start, end, score, reasons } }
}
