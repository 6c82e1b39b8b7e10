import { describe, expect, it } from 'vitest'
import { createDetector, registry, type Doubt, type EntityType } from '../../../core/pii/index.ts'

const told = (text: string, options: Partial<Parameters<typeof createDetector>[0]> = {}) =>
  createDetector({ recognizers: registry, ...options })
    .explain(text)
    .nearMisses.map(({ type, doubt }) => [type, doubt.code] as const)

describe('what was nearly found', () => {
  it.each<readonly [string, EntityType, Doubt['code']]>([
    ['compte DE89 3704 0044 0532 0130 01', 'IBAN_CODE', 'check-digit-wrong'],
    ['the code is 999941057058 there', 'IN_AADHAAR', 'no-word-nearby'],
    ['order number 9999 4105 7058', 'IN_AADHAAR', 'business-word'],
    ['Steuer-ID ****86095742719', 'DE_TAX_ID', 'masked'],
    ['SSN: 900-12-3456', 'US_SSN', 'never-issued'],
    ['GB 12 34 56 A', 'UK_NINO', 'never-issued'],
    ['Hello {{ jo@firm.example }}', 'EMAIL_ADDRESS', 'placeholder'],
    ['SIREN a732829320', 'FR_SIREN', 'part-of-longer'],
  ])('is told with its reason: %j is nearly %s, %s', (text, type, code) => {
    expect(told(text)).toContainEqual([type, code])
  })

  it('tells of a kind that is switched off, and not where another kind is found', () => {
    const switchedOff = ['EMAIL_ADDRESS'] as const
    expect(told('mail jo@firm.example', { switchedOff })).toEqual([['EMAIL_ADDRESS', 'switched-off']])
    expect(told('password: jo@firm.example9!', { switchedOff })).not.toContainEqual(['EMAIL_ADDRESS', 'switched-off'])
  })

  it("tells of an account's own numbers, of test values and of what is less sure than asked for", () => {
    expect(told('jo@firm.example', { isOwn: () => true })).toEqual([['EMAIL_ADDRESS', 'own-number']])
    expect(told('card 4111111111111111', { withoutTestValues: true })).toContainEqual(['CREDIT_CARD', 'test-value'])
    expect(told('5555555555554444', { minScore: 0.9 })).toContainEqual(['CREDIT_CARD', 'not-sure-enough'])
  })
})
