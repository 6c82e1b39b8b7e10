import { IntlMessageFormat } from 'intl-messageformat'
import en from '../../translations/en.json' with { type: 'json' }
import type { Anomaly } from '../../core/access/index.ts'

const hour = 3_600_000
const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
const within = (start: number, end: number): string => {
  const length = end - start
  if (length >= 48 * hour) return `${String(Math.round(length / (24 * hour)))} d`
  return length >= 2 * hour ? `${String(Math.round(length / hour))} h` : `${String(Math.round(length / 60_000))} min`
}

/** What a case says in words: observed, usual and the window. */
export const explain = ({ kind, observed, usual, start, end, detail }: Anomaly): string => {
  const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
    String(new IntlMessageFormat(text, 'en').format(values))
  const what = fill(en.access.explanation[kind], { observed, usual, detail: detail ?? '-' })
  return fill(en.access.window, { what, start: instant(start), end: instant(end), length: within(start, end) })
}
