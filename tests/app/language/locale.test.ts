import { describe, expect, it } from 'vitest'
import { choose, directionOf } from '../../../app/language/locale.ts'
import { aLanguage } from '../../support/app.ts'

describe('the language of the sidebar', () => {
  it.each([
    [['fr-CA', 'en'], { locale: 'fr-CA', language: 'fr' }],
    [['fr_CA'], { locale: 'fr-CA', language: 'fr' }],
    [['de', 'fr', 'en'], { locale: 'fr', language: 'fr' }],
    [[undefined, '', 'not a locale!', 'en-GB'], { locale: 'en-GB', language: 'en' }],
    [['ja', 'de'], { locale: 'en', language: 'en' }],
    [[], { locale: 'en', language: 'en' }],
  ])('%j', (wanted, chosen) => {
    expect(choose(...wanted)).toEqual(chosen)
  })

  it.each([
    ['fr', 'ltr'],
    ['ar-EG', 'rtl'],
    ['he', 'rtl'],
    ['az-Arab', 'rtl'],
    ['az', 'ltr'],
  ])('runs %s %s', (locale, direction) => {
    expect(directionOf(locale)).toBe(direction)
  })

  it('gives the time alone today and the day with it otherwise', async () => {
    const words = await aLanguage('fr')
    const now = new Date(2026, 10, 20, 18, 0)
    expect(words.when(new Date(2026, 10, 20, 9, 5), now)).toBe('09:05')
    expect(words.when(new Date(2026, 10, 19, 9, 5), now)).toMatch(/^19 nov\. 2026.*09:05$/)
  })

  it('names a country in the person’s language, and leaves alone what is none', async () => {
    const words = await aLanguage('fr')
    expect([words.country('DE'), words.country('SEPA')]).toEqual(['Allemagne', 'SEPA'])
  })
})
