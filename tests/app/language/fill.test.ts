import { describe, expect, it } from 'vitest'
import { compileMessage } from '../../../app/build/messages.ts'
import { fillerFor, type Values } from '../../../app/language/fill.ts'

const filled = (locale: string, message: string, values?: Values) => fillerFor(locale)(compileMessage(message), values)

describe('filling in a message', () => {
  it.each([
    ['en', 'Redact {count}', { count: 2 }, 'Redact 2'],
    ['en', '{n, plural, one {# finding} other {# findings}}', { n: 1 }, '1 finding'],
    ['en', '{n, plural, one {# finding} other {# findings}}', { n: 1234 }, '1,234 findings'],
    ['en', '{n, plural, =0 {nothing} other {#}}', { n: 0 }, 'nothing'],
    // Nought is one in French, and numbers are parted by a narrow no-break space.
    ['fr', '{n, plural, one {# donnée} other {# données}}', { n: 0 }, '0 donnée'],
    ['fr', '{n, plural, one {# donnée} other {# données}}', { n: 1234 }, '1\u202f234 données'],
    ['fr', 'sur {all, number}', { all: 1234 }, 'sur 1\u202f234'],
    ['en', '{score, number, percent} sure', { score: 0.98 }, '98% sure'],
    ['fr', 'Sûr à {score, number, percent}', { score: 0.98 }, 'Sûr à 98\u00a0%'],
    ['en', '{n, plural, =1 {{kind}} other {# × {kind}}}', { n: 3, kind: 'IBAN' }, '3 × IBAN'],
  ])('%s: %s', (locale, message, values, expected) => {
    // Whether the space before % is a narrow one changes with the version of ICU.
    expect(filled(locale, message, values).replaceAll('\u202f%', '\u00a0%')).toBe(expected)
  })

  it('writes a time of day as the person’s region does', () => {
    const at = new Date(2026, 10, 20, 14, 12)
    expect(filled('fr', '{at, time, short}', { at })).toBe('14:12')
    expect(filled('en-US', '{at, time, short}', { at }).replace('\u202f', ' ')).toBe('2:12 PM')
  })

  it('says which value is missing rather than leave a hole', () => {
    expect(() => filled('en', 'Redact {count}')).toThrow('No value for {count}')
  })

  it('refuses at build time what it could not fill in', () => {
    expect(() => compileMessage('{when, date, long}')).toThrow('teach app/language/fill.ts first')
  })
})
