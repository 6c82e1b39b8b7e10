/** Letters and digits with single signs between, as firms number things. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
}

const pattern = /[A-Za-z0-9]+(?:[-_/.#][A-Za-z0-9]+)*/g
const longest = 40

const date = /^(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{2,4})(?:T\d+)?$/

const isNumber = (text: string): boolean =>
  text.length <= longest && (text.match(/\d/g)?.length ?? 0) >= 4 && !date.test(text)

/** What could be a number of somebody's, with four digits at least; dates are none. */
export const numbersIn = function* (text: string): Generator<Token> {
  for (const match of text.matchAll(pattern))
    if (isNumber(match[0])) yield { start: match.index, end: match.index + match[0].length, text: match[0] }
}
