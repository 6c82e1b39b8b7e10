import { at, elevenLess, mod1110, remainder, weighted } from './check-digits.ts'
import { luhn } from './credit-card.ts'
import { isPps } from './ireland-austria.ts'
import { nifLetters } from './spain.ts'
import { lastDigit as last, sumOfDigits, vatNumberRule, type VatNumber } from './eu-vat-number.ts'

type Check = VatNumber[1]

const isAustrian: Check = (body) => {
  const digits = body.slice(1)
  const sum = [1, 2, 1, 2, 1, 2, 1].reduce(
    (total, weight, index) => total + sumOfDigits(weight * at(digits, index, index + 1)),
    0,
  )
  return (10 - ((sum + 4) % 10)) % 10 === last(body)
}

/** A company's number has a letter before; its control is a digit or the letter of that place. */
const isSpanish: Check = (body) => {
  if (/^\d{8}[A-Z]$/.test(body)) return nifLetters.charAt(at(body, 0, 8) % 23) === body.charAt(8)
  const place = 'XYZ'.indexOf(body.charAt(0))
  if (place !== -1) return nifLetters.charAt(Number(`${String(place)}${body.slice(1, 8)}`) % 23) === body.charAt(8)
  if (/^[KLM]/.test(body)) return nifLetters.charAt(at(body, 1, 8) % 23) === body.charAt(8)
  const sum = [2, 1, 2, 1, 2, 1, 2].reduce(
    (total, weight, index) => total + sumOfDigits(weight * at(body, index + 1, index + 2)),
    0,
  )
  const control = (10 - (sum % 10)) % 10
  return body.charAt(8) === String(control) || body.charAt(8) === 'JABCDEFGHI'.charAt(control)
}

const frenchKey = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** The key before the SIREN, of digits or, where those ran out, with letters. */
const isFrench: Check = (body) => {
  const siren = body.slice(2)
  if (!luhn(siren) && !siren.startsWith('000')) return false
  if (/^\d\d/.test(body)) return remainder(`${siren}12`, 97) === at(body, 0, 2)
  const [one, other] = [frenchKey.indexOf(body.charAt(0)), frenchKey.indexOf(body.charAt(1))]
  const key = /^\d/.test(body) ? one * 24 + other - 10 : one * 34 + other - 100
  return (Number(siren) + 1 + Math.floor(key / 11)) % 11 === key % 11
}

/** From 2020 on sole traders have numbers that only ISO 7064 checks, with the country before. */
const isDutch: Check = (body) => {
  const eleven = weighted(body, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0
  const spelled = Array.from(`NL${body}`, (one) => String(Number.parseInt(one, 36))).join('')
  return eleven || remainder(spelled, 97) === 1
}

const isNorthernIrish: Check = (body) => [0, 42].includes(weighted(body, [8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97)

const sumsTo =
  (weights: readonly number[], modulus: number): Check =>
  (body) =>
    weighted(body, weights) % modulus === 0

export const westernVatNumber = vatNumberRule({
  AT: [/^U\d{8}$/, isAustrian],
  BE: [/^[01]\d{9}$/, (body) => 97 - (at(body, 0, 8) % 97) === at(body, 8, 10)],
  DE: [/^[1-9]\d{8}$/, mod1110],
  ES: [/^(?:[A-HJ-NP-SUVW]\d{7}[A-J\d]|[KLMXYZ\d]\d{7}[A-Z])$/, isSpanish],
  FR: [/^[A-HJ-NP-Z\d]{2}\d{9}$/, isFrench],
  IE: [
    /^\d(?:\d{6}[A-W][A-IW]?|[A-Z]\d{5}[A-W])$/,
    (body) => isPps(/^\d[A-Z]/.test(body) ? `0${body.slice(2, 7)}${body.charAt(0)}${body.charAt(7)}` : body),
  ],
  IT: [/^\d{11}$/, luhn],
  LU: [/^\d{8}$/, (body) => at(body, 0, 6) % 89 === at(body, 6, 8)],
  MT: [/^[1-9]\d{7}$/, sumsTo([3, 4, 6, 7, 8, 9, 10, 1], 37)],
  NL: [/^\d{9}B\d{2}$/, isDutch],
  PT: [/^[1-9]\d{8}$/, (body) => elevenLess(weighted(body, [9, 8, 7, 6, 5, 4, 3, 2])) === last(body)],
  XI: [/^\d{9}$/, isNorthernIrish],
})
