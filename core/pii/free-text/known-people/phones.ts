import type { Finder } from '../../detector.ts'
import { windows } from '../../digit-runs.ts'

const fewest = 7
const most = 15
/** As many last digits as all ways to write one number have alike, at home and from abroad. */
const alike = 7

const digitsOf = (phone: string): string => phone.replaceAll(/\D/g, '').replace(/^0+/, '')

/** `06 12…` and `+33 6 12…` are the same number where what the shorter one has is the end of the longer one. */
const isSame = (one: string, other: string): boolean => one.endsWith(other) || other.endsWith(one)

export const phoneFinder = (phones: readonly string[]): Finder => {
  const byEnd = new Map<string, string[]>()
  for (const digits of phones.map(digitsOf).filter(({ length }) => length >= fewest)) {
    const end = digits.slice(-alike)
    byEnd.set(end, [...(byEnd.get(end) ?? []), digits])
  }
  return function* ({ text, runs }) {
    if (byEnd.size === 0) return
    for (const run of runs) {
      let free = 0
      for (const { start, end, digits } of windows(run, fewest, most)) {
        if (start < free) continue
        const bare = digits.replace(/^0+/, '').replace(/^(\d{1,3})\(0\)/, '$1')
        const isKnown = byEnd.get(digits.slice(-alike))?.some((known) => bare.length >= fewest && isSame(known, bare))
        if (isKnown !== true) continue
        const plus = text.charAt(start - 1) === '+' ? 1 : 0
        yield { type: 'PHONE_NUMBER', start: start - plus, end, score: 0.99, reasons: [{ code: 'known-person' }] }
        free = end
      }
    }
  }
}
