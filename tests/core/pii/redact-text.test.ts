import { describe, expect, it } from 'vitest'
import { detect, redact, redactText } from '../../../core/pii/index.ts'
import { everyPlace } from '../../../core/pii/value-places.ts'
import { growth } from '../../support/growth.ts'

const fixed = (text: string): string => redact(text, detect, 'fixed')

describe('redacting a text', () => {
  it.each([
    ['glued into a word', 'card 4111111111111111, see x4111111111111111y', 'card ▇▇▇▇, see x▇▇▇▇y'],
    ['with other signs between its digits', 'card 4111 1111 1111 1111, _4111-1111-1111-1111_', 'card ▇▇▇▇, _▇▇▇▇_'],
    ['in other letters', 'jo.doe@firm.example = XJO.DOE@FIRM.EXAMPLE.', '▇▇▇▇ = ▇▇▇▇.'],
    ['in digits of another script', 'card 4111111111111111, x٤١١١١١١١١١١١١١١١', 'card ▇▇▇▇, x▇▇▇▇'],
  ])('takes each place where a found value stands, %s', (_, text, redacted) => {
    expect(fixed(text)).toBe(redacted)
  })

  it('leaves a short value alone inside other words, and takes it where it stands as one', () => {
    expect(fixed('CVV: 123, room 5123, again 123')).toBe('CVV: ▇▇▇▇, room 5123, again ▇▇▇▇')
  })

  it('takes a name only as a word', () => {
    const findings = [{ type: 'PERSON', start: 0, end: 8, score: 0.97 } as const]
    expect(redactText('Ann Long wrote. Joann Longer did not. Ann Long did.', findings, 'label')).toBe(
      '[PERSON] wrote. Joann Longer did not. [PERSON] did.',
    )
  })

  it('does not put together what is far apart', () => {
    const text = 'card 4111 1111 1111 1111; items 4111, and 1111, then 1111, or 1111'
    expect(fixed(text)).toBe('card ▇▇▇▇; items 4111, and 1111, then 1111, or 1111')
  })

  it.each(['mask', 'label', 'fixed'] as const)('is done in one go: %s goes through again unchanged', (style) => {
    const text = 'password: hunter22! CVV 123 card 4111 1111 1111 1111 api_key=abcd1234EFGH5678ijkl, login otp 123456'
    const once = redact(text, detect, style)
    expect(detect(once)).toEqual([])
    expect(redact(once, detect, style)).toBe(once)
  })

  it('keeps places in order and apart, and on the boundaries of characters', () => {
    const value = 'x1\ud835\udfd8secret99'
    const text = `${value} ${value}${value} \ud835${value}`
    const places = everyPlace(text, [{ type: 'PASSWORD', start: 0, end: value.length, score: 0.9 }])
    expect(places.map(({ start, end }) => text.slice(start, end))).toEqual([value, value, value, value])
  })

  it('costs a text full of different values no pass for each', () => {
    const mask = (count: number) => {
      const values = Array.from({ length: count }, (_, index) => `u${index}x${index * 7}@firm.example`)
      const text = values.join(' ')
      let start = 0
      const findings = values.map((value) => {
        const end = start + value.length
        const finding = { type: 'EMAIL_ADDRESS', start, end, score: 1, reasons: [{ code: 'pattern' }] } as const
        start = end + 1
        return finding
      })
      expect(redactText(text, findings, 'fixed')).not.toContain('@')
    }
    // Four times the text: four times the cost if linear, sixteen if each value were looked for by itself.
    expect(growth(mask, 2000, 8000)).toBeLessThan(10)
  })
})
