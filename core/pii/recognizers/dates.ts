import { isDay } from './check-digits.ts'
import { months } from './months.ts'

/** Years in which somebody who writes may have been born; two digits are of either century. */
const isYear = (year: string): boolean => year.length === 2 || (Number(year) >= 1900 && Number(year) < 2030)

type Parts = readonly [year: string, month: number, day: number]
type Form = readonly [RegExp, (groups: readonly string[]) => readonly Parts[]]

const monthOf = (name = ''): number => months.get(name) ?? 0

/** Sticky and bounded; read from text in small letters without diacritics. */
const forms: readonly Form[] = [
  [
    /(\d{4})( ?[./年-] ?)(\d{1,2}) ?[./月-] ?(\d{1,2})日?(?![\d])/y,
    ([, year = '', , month, day]) => [[year, Number(month), Number(day)]],
  ],
  [
    /(\d{1,2})(\. |[./ -])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/y,
    ([, one, , other, year = '']) => [
      [year, Number(other), Number(one)],
      [year, Number(one), Number(other)],
    ],
  ],
  [
    /(\d{1,2})(?:st|nd|rd|th|er|\.|º|°|a|e)?[ -]?(?:of |de |d'|den )?([a-z]{3,12})\.?,?[ -]?(?:de |del )?(\d{4}|\d{2})(?![\d])/y,
    ([, day, name, year = '']) => [[year, monthOf(name), Number(day)]],
  ],
  [
    /([a-z]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/y,
    ([, name, day, year = '']) => [[year, monthOf(name), Number(day)]],
  ],
  [/(\d{4})(\d{2})(\d{2})(?!\d)/y, ([, year = '', month, day]) => [[year, Number(month), Number(day)]]],
  [/(\d{2})(\d{2})(\d{4})(?!\d)/y, ([, day, month, year = '']) => [[year, Number(month), Number(day)]]],
]

/** Where the date that begins at `from` ends, -1 where none does that a calendar has. */
export const dateEnd = (plain: string, from: number): number => {
  for (const [form, read] of forms) {
    form.lastIndex = from
    const found = form.exec(plain)
    if (found !== null && read(found).some(([year, month, day]) => isYear(year) && isDay(month, day)))
      return from + found[0].length
  }
  return -1
}
