import type { SearchClass } from './event.ts'

const luhn = (digits: string): boolean => {
  let sum = 0
  for (let at = digits.length - 1, twice = false; at >= 0; at--, twice = !twice) {
    const digit = digits.charCodeAt(at) - 48
    sum += twice ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
  }
  return sum % 10 === 0
}

const mod97 = (code: string): number => {
  let rest = 0
  for (const sign of code) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

const isIban = (code: string): boolean =>
  /^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/.test(code) && mod97(code.slice(4) + code.slice(0, 4)) === 1

const nationalForms = [
  /^[0-9]{3}[- ][0-9]{2}[- ][0-9]{4}$/,
  /^[12][0-9]{12}(?:[0-9]{2})?$/,
  /^[A-Z]{2}[0-9]{6}[A-D]$/,
  /^(?:[0-9]{8}|[XYZ][0-9]{7})[A-Z]$/,
  /^[A-Z]{6}[0-9]{2}[A-Z][0-9]{2}[A-Z][0-9]{3}[A-Z]$/,
  /^[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}$/,
  /^[0-9]{2}\.[0-9]{2}\.[0-9]{2}-[0-9]{3}\.[0-9]{2}$/,
]

/** Longer queries hold sentences; a number hidden in one is found by its own token. */
const longestQuery = 400

const numbersIn = /[0-9][0-9 .-]{7,30}[0-9]/g

/** The class of a query; the query itself goes no further. */
export const searchClass = (query: string): SearchClass => {
  const text = query.slice(0, longestQuery).trim().toUpperCase()
  const packed = text.replaceAll(/[ -]/g, '')
  if (isIban(packed)) return 'iban'
  if (nationalForms.some((form) => form.test(text) || form.test(packed))) return 'national-number'
  for (const [number] of text.matchAll(numbersIn)) {
    const digits = number.replaceAll(/[^0-9]/g, '')
    if (digits.length >= 13 && digits.length <= 19 && luhn(digits)) return 'card'
    if (nationalForms.some((form) => form.test(number))) return 'national-number'
    if (digits.length >= 9) return 'long-number'
  }
  return text.includes('@') ? 'email' : 'text'
}
