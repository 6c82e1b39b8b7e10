import { plainOf } from '../plain.ts'
import { isOfWord, type Recognizer } from '../recognizer.ts'
import { birthNames } from './birth-names.ts'
import { dateEnd } from './dates.ts'

/** Words between `born` and the date; other small words speak of something else. */
const small: ReadonlySet<string> = new Set(
  (
    'on in at the is was it of le la a au en est am im in zu ist der den de del el es il e op te te do da dia dnia w we em ' +
    'no na r s jest den i dne v'
  ).split(' '),
)

const longestGap = 48

/** Each place between the name and the end of the window where a date may begin, as long as only little words or names of places stand before it. */
const places = function* (text: string, plain: string): Generator<number> {
  let at = 0
  for (let words = 0; words < 7; words += 1) {
    while (at < plain.length && !isOfWord(text, at)) {
      if (plain.startsWith('\n\n', at) || ';!?'.includes(text.charAt(at))) return
      at += 1
    }
    if (at >= longestGap) return
    yield at
    const from = at
    while (at < plain.length && isOfWord(text, at)) at += 1
    const word = plain.slice(from, at)
    const isPlace = /^\p{Lu}/u.test(text.slice(from, at))
    if (/\d/.test(word) || (!isPlace && !small.has(word))) return
  }
}

/** Languages that may put the word last: `ich bin am 12.03.1984 geboren`. */
const last: ReadonlySet<string> = new Set(['geboren', 'geb', 'född', 'født', 'urodzony', 'urodzona'])

const longestDate = 24

/** The date that ends right before the name, where one does. */
const dateBefore = (text: string, start: number): { readonly start: number; readonly end: number } | undefined => {
  const from = Math.max(0, start - longestDate)
  const plain = plainOf(text.slice(from, start))
  const close = plain.trimEnd().length
  for (let at = 0; at < close; at += 1) {
    const begins = from + at === 0 || !isOfWord(text, from + at - 1)
    if (begins && isOfWord(text, from + at) && dateEnd(plain, at) === close)
      return { start: from + at, end: from + close }
  }
  return undefined
}

export const dateOfBirth: Recognizer = {
  type: 'DATE_OF_BIRTH',
  form: 'named',
  source: 'ISO 8601-1; month names as in the Unicode CLDR',
  names: birthNames,
  read({ text }, { start, end: from, word }) {
    const window = text.slice(from, from + longestGap + 40)
    const plain = plainOf(window)
    for (const at of places(window, plain)) {
      const end = dateEnd(plain, at)
      if (end === -1 || isOfWord(window, end)) continue
      return {
        start: from + at,
        end: from + end,
        score: at < 14 ? 0.95 : 0.88,
        reasons: [{ code: 'pattern' }, { code: 'context-word', word }],
      }
    }
    const before = last.has(word) ? dateBefore(text, start) : undefined
    if (before === undefined) return undefined
    return { ...before, score: 0.9, reasons: [{ code: 'pattern' }, { code: 'context-word', word }] }
  },
}
