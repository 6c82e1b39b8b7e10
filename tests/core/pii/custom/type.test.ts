import { describe, expect, it } from 'vitest'
import { tagOf, typeOfTag, tagChange } from '../../../../core/proposal/index.ts'
import { detectorOfType, isCustomType, isDetectorName, typeOfDetector } from '../../../../core/pii/custom/type.ts'

describe('the kind of an account’s own detector', () => {
  it.each(['loyalty-card', 'badge'])('%s is made of its name and leads back to it', (name) => {
    expect(isDetectorName(name)).toBe(true)
    expect(isCustomType(typeOfDetector(name))).toBe(true)
    expect(detectorOfType(typeOfDetector(name))).toBe(name)
    expect(typeOfTag(tagOf(typeOfDetector(name)))).toBe(typeOfDetector(name))
  })

  it.each(['', 'a', 'Loyalty', 'loyalty--card', 'card-4111111111111111', 'carte-fidélité', '-card', 'x'.repeat(41)])(
    'is never made of “%s”: a number or a person’s name has no place in a tag',
    (name) => expect(isDetectorName(name)).toBe(false),
  )

  it.each(['CUSTOM_', 'CUSTOM_4111', 'custom_loyalty', 'CREDIT_CARD', 'CUSTOM_LOYALTY__CARD', 7])('is not %s', (type) =>
    expect(isCustomType(type)).toBe(false),
  )

  it('is taken off a ticket that no longer holds it, with the detector or without it', () => {
    const change = tagChange(['custos_pii_custom_loyalty_card', 'custos_pii_of_a_later_version', 'vip'], [])
    expect(change).toEqual({ add: [], remove: ['custos_pii_custom_loyalty_card'] })
  })
})
