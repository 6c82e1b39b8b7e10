import { describe, expect, it } from 'vitest'
import { defaultDetection, detectionSettings, saveDetection, type DetectionSettings } from '../../contract/detection.ts'

const detector: DetectionSettings['custom'][number] = {
  name: 'loyalty-card',
  title: { en: 'Loyalty card', fr: 'Carte de fidélité' },
  pattern: 'LM-[0-9]{8}',
  words: [],
  window: 40,
  check: 'none',
  score: 0.9,
  examples: { match: ['card LM-20304050'], no_match: ['order 20304050'] },
}

const takes = (change: object): boolean =>
  saveDetection.body.safeParse({ base_version: 0, settings: { ...defaultDetection, ...change } }).success

describe('detection settings', () => {
  it('are complete from the beginning', () =>
    expect(detectionSettings.parse(defaultDetection)).toEqual(defaultDetection))

  it('take what an admin may write', () => {
    expect(takes({ countries: ['fr', 'de'], free_text: 'everyone', custom: [detector] })).toBe(true)
    expect(takes({ switched_off: ['EMAIL_ADDRESS', 'CUSTOM_LOYALTY_CARD'] })).toBe(true)
    expect(takes({ own_numbers: [{ shape: 'ORD-999999', origin: 'admin', state: 'subtracted', seen: 0 }] })).toBe(true)
  })

  it.each([
    ['a country that is no code', { countries: ['FR'] }],
    ['a kind that nobody knows', { switched_off: ['SHOE_SIZE'] }],
    ['a word that nobody knows', { colour: 'blue' }],
    ['thresholds the wrong way round', { suggest_at: 0.9, automatic_at: 0.6 }],
    ['a name with a digit in it', { custom: [{ ...detector, name: 'card-4' }] }],
    ['a pattern longer than a page', { custom: [{ ...detector, pattern: 'x'.repeat(501) }] }],
    [
      'a shape with nothing in it that varies',
      { own_numbers: [{ shape: 'ORDER', origin: 'admin', state: 'kept', seen: 0 }] },
    ],
    ['a shape of three digits', { own_numbers: [{ shape: 'A-999', origin: 'admin', state: 'kept', seen: 0 }] }],
    [
      'one shape twice',
      { own_numbers: [0, 1].map((seen) => ({ shape: 'ORD-9999', origin: 'admin', state: 'kept', seen })) },
    ],
  ])('refuse %s', (_, change) => expect(takes(change)).toBe(false))
})
