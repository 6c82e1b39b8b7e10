import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min'
import { describe, expect, it } from 'vitest'
import { homePlans, standingAbroad, standingAtHome } from '../../../core/pii/recognizers/phone-plans.ts'
import { randomFrom } from '../../../bench/comments.ts'

const random = randomFrom(20261125)
const digits = (count: number): string => Array.from({ length: count }, () => Math.floor(random() * 10)).join('')
const length = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1))

/** What the library itself says, which is slow to say it. */
const standingBy = (number: string, country?: CountryCode) => {
  const options = country === undefined ? {} : { defaultCountry: country }
  const parsed = parsePhoneNumberFromString(number, { ...options, extract: false })
  if (parsed === undefined) return 'neither'
  return parsed.isValid() ? 'valid' : parsed.isPossible() ? 'possible' : 'neither'
}

describe('numbering plans', () => {
  it('are read as libphonenumber reads them, for numbers with a calling code', () => {
    for (let count = 0; count < 4000; count += 1) {
      const number = `${String(length(1, 9))}${digits(length(6, 14))}`
      expect([number, standingAbroad(number)]).toEqual([number, standingBy(`+${number}`)])
    }
  })

  it.each(homePlans)('are read as libphonenumber reads them, for numbers dialled in %s', (country, shape) => {
    const numbers = Array.from({ length: 4000 }, () => `${random() < 0.6 ? '0' : ''}${digits(length(6, 11))}`)
    const dialled = numbers.filter((number) => shape.test(number))
    expect(dialled.length).toBeGreaterThan(0)
    for (const number of dialled)
      expect([number, standingAtHome(number, country)]).toEqual([number, standingBy(number, country)])
  })
})
