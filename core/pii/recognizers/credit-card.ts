import { businessNumber, contextWords } from '../context.ts'
import { isWholeRun, lengthsOf, separatorOf, shapeOf, windows, type Window } from '../digit-runs.ts'
import { standsAlone, surer, type Reading, type Recognizer } from '../recognizer.ts'

interface Issuer {
  readonly name: string
  /** First digits, both of the same length, both included. */
  readonly from: number
  readonly to: number
  /** How many digits nearly all its cards have. */
  readonly usual: readonly number[]
  /** Lengths that the standard or the network allow and hardly a card has: chance brings them more often than a cardholder. */
  readonly rare: readonly number[]
}

const issuer = (
  name: string,
  [from, to]: readonly [number, number],
  usual: readonly number[],
  rare: readonly number[] = [],
): Issuer => ({ name, from, to, usual, rare })

const unlikely = [12, 13, 14, 15, 17, 18, 19]

const issuers: readonly Issuer[] = [
  issuer('Visa', [4, 4], [16], [13, 19]),
  issuer('Mastercard', [51, 55], [16]),
  issuer('Mastercard', [2221, 2720], [16]),
  issuer('American Express', [34, 34], [15]),
  issuer('American Express', [37, 37], [15]),
  issuer('Discover', [6011, 6011], [16], [19]),
  issuer('Discover', [644, 659], [16], [19]),
  issuer('Diners Club', [300, 305], [14], [16, 19]),
  issuer('Diners Club', [36, 36], [14], [19]),
  issuer('Diners Club', [38, 39], [14], [16, 19]),
  issuer('JCB', [3528, 3589], [16], [19]),
  issuer('UnionPay', [62, 62], [16], [17, 18, 19]),
  issuer('UnionPay', [81, 81], [], [16, 17, 18, 19]),
  issuer('Maestro', [50, 50], [], [16, ...unlikely]),
  issuer('Maestro', [56, 58], [], [16, ...unlikely]),
  issuer('Maestro', [63, 63], [], [16, ...unlikely]),
  issuer('Maestro', [67, 67], [], [16, ...unlikely]),
  issuer('Mir', [2200, 2204], [16], [17, 18, 19]),
]

/** A cheap first look before the check digit. */
const mayBegin = (digits: string): boolean => '234568'.includes(digits.charAt(0))

const words = contextWords(
  ...[
    'card',
    'credit card',
    'debit card',
    'card number',
    'visa',
    'mastercard',
    'amex',
    'american express',
    'cvv',
    'cvc',
  ],
  ...['pan', 'carte', 'carte bancaire', 'carte bleue', 'numéro de carte', 'cb', 'karte', 'kreditkarte', 'kartennummer'],
  ...['cc', 'diners', 'discover', 'unionpay', 'jcb', 'maestro', 'girocard', 'bancontact', 'carta prepagata', 'カード'],
  ...['tarjeta', 'carta', 'carta di credito', 'creditcard', 'kaart', 'kaartnummer', 'cartão', 'karta', 'karty'],
)

const issuerOf = (digits: string): Issuer | undefined =>
  issuers.find(({ from, to, usual, rare }) => {
    const head = Number(digits.slice(0, String(from).length))
    return head >= from && head <= to && (usual.includes(digits.length) || rare.includes(digits.length))
  })

/** ISO/IEC 7812-1 annex B. */
export const luhn = (digits: string): boolean => {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48
    sum += index % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}

/** How cards are embossed, and how much each tells: blocks of four are many a number's, the others hardly another's. */
const shapes: ReadonlyMap<string, number> = new Map([
  ['4-4-4-4', 0.45],
  ['4-6-5', 0.7],
  ['4-6-4', 0.7],
  ['4-4-4-4-3', 0.2],
  ['4-4-4-1', 0.2],
])

/** When it expires stands behind a card's number, not behind others: `12/27`, `exp 12/2027`. */
const expiry = /^[ ,;|\n]{1,3}(?:\p{L}{2,12}[.:]?[ :]{1,2}){0,2}(?:0[1-9]|1[0-2]) ?[/-] ?(?:20)?[2-4]\d(?![\d/-])/u

const hasExpiry = ({ text }: Reading, end: number): boolean => expiry.test(text.slice(end, end + 40))

/** One block, the issuers' own grouping, or blocks of one size: other groupings are other numbers side by side. */
const isWritten = (window: Window, shaped: boolean): boolean => {
  if (shaped || window.first === window.last) return true
  if (separatorOf(window) === undefined) return false
  const lengths = lengthsOf(window)
  return lengths.slice(0, -1).every((length) => length === lengths[0])
}

/** Four by four, the run goes on: a parcel's number of 24 digits is no card, while 32 may be two of them. */
const goesOn = (window: Window): boolean => {
  const { run, first, last } = window
  const separator = separatorOf(window)
  const joins = (gap: string | undefined, group: number): boolean => {
    const { start, end } = run.groups[group] ?? { start: 0, end: 0 }
    return gap === separator && end - start === 4
  }
  const joined = joins(run.gaps[last], last + 1) || joins(run.gaps[first - 1], first - 1)
  return joined && run.digits.length % 16 !== 0
}

const blank = /^[ \n]+$/

/** One block with blanks around it is a number of its own, whatever stands beyond: an expiry date, the next card. */
const isBlock = ({ run, first, last }: Window): boolean =>
  first === last && blank.test(run.gaps[first - 1] ?? ' ') && blank.test(run.gaps[last] ?? ' ')

/** Named as the business's own number, in the same field where fields are parted by semicolons or bars. */
const isOfBusiness = (reading: Reading, { start, end }: Window): boolean => {
  const near = businessNumber.nearest(reading, start, end)
  if (near === undefined) return false
  const { plain } = reading
  const between = plain.slice(start - near.distance, start) + plain.slice(end, end + near.distance)
  return !/[;|]/.test(between)
}

export const creditCard: Recognizer = {
  type: 'CREDIT_CARD',
  needs: 'digit',
  fewest: 12,
  source: 'ISO/IEC 7812-1; issuer ranges as the networks publish them',
  *find(reading) {
    for (const run of reading.runs) {
      if (run.digits.length < 12) continue
      for (const window of windows(run, 12, 19)) {
        const { start, end, digits } = window
        if (!mayBegin(digits) || !luhn(digits)) continue
        const issued = issuerOf(digits)
        if (issued === undefined) continue
        const shape = window.first < window.last && !goesOn(window) ? shapes.get(shapeOf(window)) : undefined
        const shaped = shape !== undefined
        if (!isWritten(window, shaped) || !standsAlone(reading, start, end)) continue
        if (!shaped && !isWholeRun(window) && !isBlock(window)) continue
        const word = words.near(reading, start, end)
        const expires = hasExpiry(reading, end)
        if (word === undefined && !shaped && isOfBusiness(reading, window)) continue
        if (word === undefined && !expires && !issued.usual.includes(digits.length)) {
          reading.missed?.('CREDIT_CARD', start, end, { code: 'no-word-nearby' })
          continue
        }
        yield {
          start,
          end,
          score: surer(0.7, shape, expires && 0.6, word !== undefined && 0.8),
          reasons: [
            { code: 'check-digit' },
            { code: 'issuer', name: issued.name },
            ...(shaped ? [{ code: 'punctuation' } as const] : []),
            ...(word === undefined ? [] : [{ code: 'context-word', word } as const]),
          ],
        }
      }
    }
  },
}
