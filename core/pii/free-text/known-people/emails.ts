import type { Finder } from '../../detector.ts'

const longest = 254
const isOfAddress = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]/u

const reach = (text: string, from: number, step: 1 | -1): number => {
  let at = from
  while (Math.abs(at - from) < longest && isOfAddress.test(text.charAt(at))) at += step
  return at
}

/** Looks only where an @ stands. */
export const emailFinder = (emails: readonly string[]): Finder => {
  const known = new Set(emails.map((email) => email.trim().toLowerCase()))
  return function* ({ text }) {
    if (known.size === 0) return
    let free = 0
    for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
      const start = Math.max(reach(text, at - 1, -1) + 1, free)
      let end = reach(text, at + 1, 1)
      // A full stop behind it ends the sentence.
      while (end > at && !/[\p{L}\p{N}]/u.test(text.charAt(end - 1))) end -= 1
      if (!known.has(text.slice(start, end).toLowerCase())) continue
      yield { type: 'EMAIL_ADDRESS', start, end, score: 0.99, reasons: [{ code: 'known-person' }] }
      free = end
    }
  }
}
