/** Sum of each digit times its weight. */
export const weighted = (digits: string, weights: readonly number[]): number => {
  let sum = 0
  for (let index = 0; index < weights.length; index += 1) sum += (weights[index] ?? 0) * (digits.charCodeAt(index) - 48)
  return sum
}

/** The remainder of a number of any length. */
export const remainder = (digits: string, modulus: number): number => {
  let rest = 0
  for (let index = 0; index < digits.length; index += 1) rest = (rest * 10 + digits.charCodeAt(index) - 48) % modulus
  return rest
}

/** ISO/IEC 7064 MOD 11,10. */
export const mod1110 = (digits: string): boolean => {
  let product = 10
  for (let index = 0; index < digits.length - 1; index += 1) {
    const sum = (digits.charCodeAt(index) - 48 + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (11 - product) % 10 === Number(digits.at(-1))
}

/** The number that stands at these places; of anything but digits none, and no test passes for it. */
export const at = (digits: string, from: number, to: number): number => {
  let number = 0
  for (let index = from; index < to; index += 1) {
    const digit = digits.charCodeAt(index) - 48
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    number = number * 10 + digit
  }
  return number
}

const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Month and day that a calendar has; a number of a person holds a birthday. */
export const isDay = (month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= (days[month - 1] ?? 0)

/** `111 111 111` passes many checks and is nobody's. */
export const isOneDigit = (digits: string): boolean => {
  for (let index = 1; index < digits.length; index += 1)
    if (digits.charCodeAt(index) !== digits.charCodeAt(0)) return false
  return true
}

/** 11 less the remainder, where 10 and 11 are written 0. */
export const elevenLess = (sum: number): number => (sum % 11 < 2 ? 0 : 11 - (sum % 11))
