/** A seeded source of chance: the same numbers each time, so that a failure is found again. */
export const chance = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Next = () => number

export const oneOf = <One>(next: Next, all: readonly [One, ...One[]]): One =>
  all[Math.floor(next() * all.length)] ?? all[0]

/** The first digit may be a zero, as in many an order number. */
export const digitsOf = (next: Next, length: number): string =>
  Array.from({ length }, () => Math.floor(next() * 10)).join('')

const inGroups = (digits: string, size: number, separator: string): string =>
  (digits.match(new RegExp(`.{1,${String(size)}}`, 'g')) ?? []).join(separator)

const thousands = (digits: string, separator: string): string => {
  const head = digits.length % 3
  return [digits.slice(0, head), ...(digits.slice(head).match(/.{3}/g) ?? [])].filter(Boolean).join(separator)
}

type Writing = (digits: string) => string

/** How numbers of all sorts are written: amounts, order numbers, licence keys, parcels, parts. */
export const writings: readonly [Writing, ...Writing[]] = [
  (digits) => thousands(digits, ' '),
  (digits) => thousands(digits, '.'),
  (digits) => thousands(digits, ','),
  (digits) => thousands(digits, '\u00a0'),
  (digits) => inGroups(digits, 4, ' '),
  (digits) => inGroups(digits, 4, '-'),
  (digits) => inGroups(digits, 3, ' '),
  (digits) => inGroups(digits, 3, '-'),
  (digits) => inGroups(digits, 5, '-'),
  (digits) => inGroups(digits, 2, ' '),
  (digits) => inGroups(digits, 2, '.'),
  (digits) => `${digits.slice(0, -1)}-${digits.slice(-1)}`,
  (digits) => `${digits.slice(0, -2)}/${digits.slice(-2)}`,
  (digits) => `${digits.slice(0, 3)}-${digits.slice(3)}`,
  (digits) => `${digits.slice(0, 4)}/${digits.slice(4)}`,
  (digits) => `${digits.slice(0, 6)}-${digits.slice(6)}`,
]

/** Sentences that name no kind of number, in the eight languages of the context words, and none at all. */
export const sentences: readonly [Writing, ...Writing[]] = [
  (number) => `It says ${number} on the page that I opened.`,
  (number) => `I wrote ${number} down, what does it mean?`,
  (number) => `Il y a ${number} sur la page, est-ce normal ?`,
  (number) => `Voici ${number} comme demandé hier.`,
  (number) => `Auf der Seite steht ${number}, stimmt das so?`,
  (number) => `Aquí pone ${number} y no sé por qué.`,
  (number) => `Sulla pagina leggo ${number}, è giusto?`,
  (number) => `Op de pagina staat ${number}, klopt dat?`,
  (number) => `Na página está ${number}, está certo?`,
  (number) => `Na stronie widzę ${number}, czy to dobrze?`,
  (number) => number,
]
