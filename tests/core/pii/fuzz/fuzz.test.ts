import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  automaticThreshold,
  detect,
  normalise,
  redact,
  redactionStyles,
  type Finding,
} from '../../../../core/pii/index.ts'
import { anyText } from './texts.ts'

/** A few seconds with every `npm test`; `PII_FUZZ_RUNS=200000 npx vitest run tests/core/pii/fuzz` for a night. */
const numRuns = Number(process.env.PII_FUZZ_RUNS ?? 1500)
const patience = 60_000 + numRuns * 40

const isCut = (text: string, at: number): boolean =>
  /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at))

const lettersIn = (value: string): number => value.match(/[a-z0-9]/gi)?.length ?? 0

/** Long enough that it stands nowhere by chance, and sure, or a number. */
const mustGo = ({ score }: Finding, value: string): boolean =>
  lettersIn(value) >= 6 && (score >= automaticThreshold || /(?:\d\D{0,3}){6}/.test(value))

const property = (name: string, holds: (text: string) => void): void => {
  it(
    name,
    () => {
      fc.assert(
        fc.property(anyText, (text) => {
          holds(text)
        }),
        { numRuns },
      )
    },
    patience,
  )
}

describe('any text whatever', () => {
  property('is read without a throw, and places are in order, apart, inside it and between characters', (text) => {
    let before = 0
    for (const { start, end, score } of detect(text)) {
      expect(start).toBeGreaterThanOrEqual(before)
      expect(end).toBeGreaterThan(start)
      expect(end).toBeLessThanOrEqual(text.length)
      expect(isCut(text, start) || isCut(text, end)).toBe(false)
      expect(score).toBeGreaterThan(0)
      expect(score).toBeLessThan(1)
      before = end
    }
  })

  property('has nothing left to find once it is redacted, and goes through again unchanged', (text) => {
    for (const style of redactionStyles) {
      const redacted = redact(text, detect, style)
      expect(detect(redacted)).toEqual([])
      expect(redact(redacted, detect, style)).toBe(redacted)
    }
  })

  property('holds no found value once it is redacted, glued into a word or written otherwise', (text) => {
    const found = detect(text)
      .map((finding) => ({ finding, value: text.slice(finding.start, finding.end) }))
      .filter(({ finding, value }) => mustGo(finding, value))
    for (const style of redactionStyles) {
      const redacted = redact(text, detect, style)
      for (const { finding, value } of found) {
        expect(redacted.includes(value)).toBe(false)
        const digits = normalise(finding.type, value).replace('+', '')
        if (/^\d{8,}$/.test(digits)) expect(redacted.includes(digits)).toBe(false)
      }
    }
  })
})
