import { DecodingMode, HtmlEntityDecoder } from 'entities/decode'
import type { Run } from './located.ts'

/** What a stretch of source spells: for each code unit of `text` where its source starts and ends. */
export interface Decoded {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** One decoder for all, as a tokenizer has: a comment may hold a million references. */
const points: number[] = []
const decoder = new HtmlEntityDecoder((point) => points.push(point))

/** The character reference at an `&`, or the bare `&`; with the length of its source. */
const reference = (html: string, at: number): { text: string; length: number } => {
  points.length = 0
  decoder.startEntity(DecodingMode.Legacy)
  const written = decoder.write(html, at + 1)
  const length = written < 0 ? decoder.end() : written
  if (length === 0) return { text: '&', length: 1 }
  return { text: points.map((point) => String.fromCodePoint(point)).join(''), length }
}

const characterAt = (html: string, at: number): { text: string; length: number } => {
  const char = html.charAt(at)
  if (char === '&') return reference(html, at)
  if (char === '\r') return { text: '\n', length: html.charAt(at + 1) === '\n' ? 2 : 1 }
  const text = String.fromCodePoint(html.codePointAt(at) ?? 0)
  return { text, length: text.length }
}

/** Source to text by the rules of HTML's data state. The units of one reference or surrogate pair share their source. */
const decode = (html: string, start: number, end: number): Decoded => {
  const [starts, ends, pieces]: [number[], number[], string[]] = [[], [], []]
  for (let at = start; at < end;) {
    const { text, length } = characterAt(html, at)
    pieces.push(text)
    for (let unit = 0; unit < text.length; unit++) {
      starts.push(at)
      ends.push(at + length)
    }
    at += length
  }
  return { text: pieces.join(''), starts, ends }
}

const cut = ({ text, starts, ends }: Decoded, from: number, length: number): Decoded => ({
  text: text.slice(from, from + length),
  starts: starts.slice(from, from + length),
  ends: ends.slice(from, from + length),
})

/**
 * A run decoded, and checked against what the parser made of it, since the ends of a run are not always exact: after
 * characters that it drops parse5 may start one inside a character reference; the newline right after `<pre>` belongs to
 * the run without being text, as does a tag cut off by the end of the source. Null where it doesn't spell `chars`.
 */
export const decodeRun = (html: string, { start, end }: Run, chars: string): Decoded | null => {
  for (const from of [start, html.lastIndexOf('&', start)]) {
    if (from < 0) continue
    const decoded = decode(html, from, end)
    if (decoded.text.length > chars.length && decoded.text.startsWith(`\n${chars}`))
      return cut(decoded, 1, chars.length)
    if (decoded.text.startsWith(chars)) return cut(decoded, 0, chars.length)
  }
  return null
}
