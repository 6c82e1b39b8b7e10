import type { Language, Table } from './table.ts'

export interface Example {
  /** A word of the kind in two languages at least. */
  readonly words: Readonly<Partial<Record<Language, string>>>
  /** From the standard's own examples, or made up. */
  readonly right: string
  /** The same as people punctuate it. */
  readonly written: string
  /** Right but for the check digit, or, where there is none, for the form. */
  readonly wrong: string
  /** Punctuated as only this kind is, or strong enough, so that it needs no word. */
  readonly alone?: string
  /** Not found without a word: a number that many others look like. */
  readonly bare?: string
  /** Marked. */
  readonly more?: readonly string[]
}

const compactOf = (value: string): string => value.replaceAll(/[^A-Za-z0-9]/g, '')

export const tableOf = ({ words, right, written, wrong, alone, bare, more = [] }: Example): Table => {
  const [one = ''] = Object.values(words)
  const compact = compactOf(right)
  return {
    hits: [
      `${one}: ‹${right}›`,
      `(${one} ‹${right.replaceAll(' ', '\u00a0')}›)`,
      `${one} "‹${compact}›".`,
      ...(alone === undefined ? [] : [`‹${alone}›`]),
      ...more,
    ],
    misses: [`${one}: ${wrong}`, `${one} ****${right}`, ...(bare === undefined ? [] : [bare, `order number ${bare}`])],
    languages: Object.fromEntries(Object.entries(words).map(([language, word]) => [language, `${word} ‹${right}›.`])),
    punctuated: [`${one} ‹${written}›`, `${one}: ‹${written}›.`],
    foreign: [`${one} ${Array.from(compact).join('~')}`, `${one} ${compact.slice(0, 4)}_${compact.slice(4)}`],
    neighbours: [`${one}: 9${compact}`, `${one}: ${compact}9`, `${one} 99.${written}`, `${one}: x${compact}x`],
    checked: { text: `${one} #, ok`, right, wrong },
  }
}
