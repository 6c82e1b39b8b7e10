import { plainOf } from '../plain.ts'
import type { Found, Searching } from '../recognizer.ts'
import { birthNames } from './birth-names.ts'
import { dateEnd } from './dates.ts'

const headings: ReadonlySet<string> = new Set(birthNames.map((name) => plainOf(name).replaceAll(/[_-]/g, ' ')))
/** A cheap look before any line is taken apart. */
const mayHead = /dob|birth|naiss|ddn|geb|nac|nasc|nat[oa]|urodz|f[oöø]d|naroz|sz[uü]l/i
const separators = [',', ';', '|']
const longestHeading = 600
const longestRow = 2_000

interface Cell {
  readonly start: number
  readonly end: number
}

/** The cells of one line; between quotes a separator is a part of the cell. */
const cellsOf = (text: string, from: number, to: number, separator: string): readonly Cell[] => {
  const cells: Cell[] = []
  let start = from
  let quoted = false
  for (let at = from; at <= to; at += 1) {
    const character = text.charAt(at)
    if (at < to && character === '"') quoted = !quoted
    if (at < to && (quoted || character !== separator)) continue
    cells.push({ start, end: at })
    start = at + 1
  }
  return cells
}

interface Table {
  readonly separator: string
  readonly column: number
}

const isHeading = (text: string, { start, end }: Cell): boolean =>
  end - start < 40 && headings.has(plainOf(text.slice(start, end)).replaceAll(/[_-]/g, ' ').replaceAll('"', '').trim())

/** Names alone, parted by one sign: the first line of a table. */
const tableAt = (text: string, from: number, to: number): Table | undefined => {
  if (to - from > longestHeading) return undefined
  const line = text.slice(from, to)
  if (/\d/.test(line) || !mayHead.test(line)) return undefined
  for (const separator of separators) {
    if (!line.includes(separator)) continue
    const column = cellsOf(text, from, to, separator).findIndex((cell) => isHeading(text, cell))
    if (column !== -1) return { separator, column }
  }
  return undefined
}

const birthIn = (text: string, from: number, to: number, { separator, column }: Table): Found | undefined => {
  const cell = to - from > longestRow ? undefined : cellsOf(text, from, to, separator)[column]
  if (cell === undefined) return undefined
  const written = text.slice(cell.start, cell.end)
  const lead = /^[\s"']*/.exec(written)?.[0].length ?? 0
  const end = dateEnd(plainOf(written), lead)
  if (end === -1 || /[^\s"']/.test(written.slice(end))) return undefined
  return { start: cell.start + lead, end: cell.start + end, score: 0.93, reasons: [{ code: 'label' }] }
}

/** A table's first line names a birth date: below it each line holds one in the same column. */
export const dateOfBirthColumn: Searching = {
  type: 'DATE_OF_BIRTH',
  needs: 'digit',
  source: 'RFC 4180, comma-separated values; dates as in ISO 8601-1',
  *find({ text }) {
    if (!text.includes('\n') || !mayHead.test(text)) return
    let table: Table | undefined
    for (let from = 0; from < text.length;) {
      const found = text.indexOf('\n', from)
      const to = found === -1 ? text.length : found
      const birth = table === undefined ? undefined : birthIn(text, from, to, table)
      if (birth !== undefined) yield birth
      else if (to - from < 2) table = undefined
      else table = tableAt(text, from, to) ?? table
      from = to + 1
    }
  },
}
