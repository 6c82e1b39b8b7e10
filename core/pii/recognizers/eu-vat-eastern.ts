import { at, isDay, mod1110, remainder, weighted } from './check-digits.ts'
import { luhn } from './credit-card.ts'
import { lastDigit as last, vatNumberRule, type VatNumber } from './eu-vat-number.ts'

type Check = VatNumber[1]

/** Companies have nine digits, persons ten: a civil number, a foreigner's, or one of their own. */
const isBulgarian: Check = (body) => {
  if (body.length === 9) {
    const first = weighted(body, [1, 2, 3, 4, 5, 6, 7, 8]) % 11
    return (first < 10 ? first : (weighted(body, [3, 4, 5, 6, 7, 8, 9, 10]) % 11) % 10) === last(body)
  }
  const civil = (weighted(body, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === last(body)
  const foreign = weighted(body, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 === last(body)
  return (
    (civil && isDay(at(body, 2, 4) % 20, at(body, 4, 6))) ||
    foreign ||
    (11 - (weighted(body, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === last(body)
  )
}

const cypriot = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]

const isCypriot: Check = (body) => {
  const sum = Array.from(body.slice(0, 8)).reduce(
    (total, digit, index) => total + (index % 2 === 0 ? (cypriot[Number(digit)] ?? 0) : Number(digit)),
    0,
  )
  return !body.startsWith('12') && String.fromCharCode(65 + (sum % 26)) === body.charAt(8)
}

/** Companies have eight digits, persons their birth number of nine or ten. */
const isCzech: Check = (body) => {
  if (body.length === 8)
    return !body.startsWith('9') && ((11 - (weighted(body, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 || 1) % 10 === last(body)
  return isDay((at(body, 2, 4) % 50) % 20, at(body, 4, 6)) && (body.length === 9 || remainder(body, 11) === 0)
}

const isGreek: Check = (body) => {
  const sum = Array.from(body.slice(0, -1)).reduce((total, digit) => total * 2 + Number(digit), 0)
  return ((sum * 2) % 11) % 10 === last(body)
}

const isLithuanian: Check = (body) => {
  const digits = body.slice(0, -1)
  const by = (shift: number): number =>
    weighted(
      digits,
      Array.from({ length: digits.length }, (_, index) => 1 + ((index + shift) % 9)),
    ) % 11
  const first = by(0)
  return body.charAt(body.length - 2) === '1' && (first < 10 ? first : by(2) % 10) === last(body)
}

/** Companies begin with more than three, persons with their birthday or 32. */
const isLatvian: Check = (body) => {
  if (/^[4-9]/.test(body)) return weighted(body, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3
  const isPerson = body.startsWith('32') || isDay(at(body, 2, 4), at(body, 0, 2))
  return isPerson && ((1 + weighted(body, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10 === last(body)
}

const isRomanian: Check = (body) => {
  const sum = weighted(body.slice(0, -1).padStart(9, '0'), [7, 5, 3, 2, 1, 7, 5, 3, 2])
  return ((sum * 10) % 11) % 10 === last(body)
}

const isSlovene: Check = (body) => {
  const rest = 11 - (weighted(body, [8, 7, 6, 5, 4, 3, 2]) % 11)
  return rest !== 11 && rest % 10 === last(body)
}

const sumsTo =
  (weights: readonly number[], modulus: number): Check =>
  (body) =>
    weighted(body, weights) % modulus === 0

export const easternVatNumber = vatNumberRule({
  BG: [/^\d{9,10}$/, isBulgarian],
  CY: [/^\d{8}[A-Z]$/, isCypriot],
  CZ: [/^\d{8,10}$/, isCzech],
  DK: [/^[1-9]\d{7}$/, sumsTo([2, 7, 6, 5, 4, 3, 2, 1], 11)],
  EE: [/^\d{9}$/, sumsTo([3, 7, 1, 3, 7, 1, 3, 7, 1], 10)],
  EL: [/^\d{9}$/, isGreek],
  FI: [/^\d{8}$/, sumsTo([7, 9, 10, 5, 8, 4, 2, 1], 11)],
  HR: [/^\d{11}$/, mod1110],
  HU: [/^\d{8}$/, sumsTo([9, 7, 3, 1, 9, 7, 3, 1], 10)],
  LT: [/^(?:\d{9}|\d{12})$/, isLithuanian],
  LV: [/^\d{11}$/, isLatvian],
  PL: [/^\d{10}$/, sumsTo([6, 5, 7, 2, 3, 4, 5, 6, 7, -1], 11)],
  RO: [/^[1-9]\d{5,9}$/, isRomanian],
  SE: [/^\d{10}(?:0[1-9]|[1-8]\d|9[0-4])$/, (body) => luhn(body.slice(0, 10))],
  SI: [/^[1-9]\d{7}$/, isSlovene],
  SK: [/^[1-9]\d[2-47-9]\d{7}$/, (body) => remainder(body, 11) === 0],
})
