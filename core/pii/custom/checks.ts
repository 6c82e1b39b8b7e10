import { luhn } from '../recognizers/credit-card.ts'
import type { CustomCheck } from './custom-detector.ts'

const compact = (value: string): string => value.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase()
const digitsOf = (value: string): string => value.replaceAll(/\D/g, '')

/** ISO/IEC 7064 MOD 97-10: letters count from A = 10, and what is left of the whole is 1. */
const mod97 = (value: string): boolean => {
  const code = compact(value)
  if (!/^[A-Z0-9]{3,}$/.test(code)) return false
  let rest = 0
  for (const sign of code) {
    const number = parseInt(sign, 36)
    rest = (rest * (number > 9 ? 100 : 10) + number) % 97
  }
  return rest === 1
}

/** As ISBN-10 and the NHS have it: each digit times its place from the right; the last may be X, which is ten. */
const mod11 = (value: string): boolean => {
  const code = /\d[\d\W]*X?$/i.test(value) ? compact(value).replaceAll(/[^\dX]/g, '') : ''
  if (!/^\d{2,}[\dX]$/.test(code)) return false
  const sum = Array.from(code)
    .reverse()
    .reduce((total, sign, at) => total + (sign === 'X' ? 10 : Number(sign)) * (at + 1), 0)
  return sum % 11 === 0
}

/** Whether the value proves itself; `none` asks for no proof. */
export const passes = (check: CustomCheck, value: string): boolean => {
  switch (check) {
    case 'none':
      return true
    case 'luhn':
      return digitsOf(value).length >= 2 && luhn(digitsOf(value))
    case 'mod97':
      return mod97(value)
    case 'mod11':
      return mod11(value)
  }
}
