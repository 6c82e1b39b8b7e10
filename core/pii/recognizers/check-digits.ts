/** Sum of each digit times its weight. */
export const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * (digits.charCodeAt(index) - 48), 0)

/** The remainder of a number of any length. */
export const remainder = (digits: string, modulus: number): number => {
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % modulus
  return rest
}

/** ISO/IEC 7064 MOD 11,10. */
export const mod1110 = (digits: string): boolean => {
  let product = 10
  for (const digit of digits.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (11 - product) % 10 === Number(digits.at(-1))
}

export const at = (digits: string, from: number, to: number): number => Number(digits.slice(from, to))

const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Month and day that a calendar has; a number of a person holds a birthday. */
export const isDay = (month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= (days[month - 1] ?? 0)

/** `111 111 111` passes many checks and is nobody's. */
export const isOneDigit = (digits: string): boolean => digits === digits.charAt(0).repeat(digits.length)

/** 11 less the remainder, where 10 and 11 are written 0. */
export const elevenLess = (sum: number): number => (sum % 11 < 2 ? 0 : 11 - (sum % 11))
