import { contextWords } from '../context.ts'
import { plainOf } from '../plain.ts'
import { standsAlone, surer, type Reading, type Recognizer } from '../recognizer.ts'

const words = contextWords(
  'ip',
  'ip address',
  'ipv4',
  'ipv6',
  'adresse ip',
  'ip-adresse',
  'dirección ip',
  'indirizzo ip',
  'host',
)
const version = /(?:\bv|version|release|firmware|build|mise a jour|update)[ .:]{0,3}$/

const octet = '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])'
const v4Whole = new RegExp(String.raw`^${octet}(?:\.${octet}){3}$`)
/** Four groups with dots between, and no fifth. */
const quads = function* ({ text, runs }: Reading): Generator<{ readonly start: number; readonly end: number }> {
  for (const { groups, gaps } of runs)
    for (let first = 0; first + 3 < groups.length; first += 1) {
      const dotted = gaps[first] === '.' && gaps[first + 1] === '.' && gaps[first + 2] === '.'
      if (!dotted || gaps[first - 1] === '.' || gaps[first + 3] === '.') continue
      const [start, end] = [groups[first]?.start ?? 0, groups[first + 3]?.end ?? 0]
      if (text.charAt(start - 1) !== '.' && v4Whole.test(text.slice(start, end))) yield { start, end }
    }
}

const hextet = /^[0-9a-f]{1,4}$/i

/** RFC 4291 section 2.2, all three forms. */
const isV6 = (candidate: string): boolean => {
  const halves = candidate.split('::')
  if (halves.length > 2 || candidate === '::') return false
  const parts = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const last = parts.at(-1) ?? ''
  const quad = last.includes('.')
  if (quad && !v4Whole.test(last)) return false
  const hextets = quad ? parts.slice(0, -1) : parts
  const count = hextets.length + (quad ? 2 : 0)
  return hextets.every((part) => hextet.test(part)) && (halves.length === 2 ? count < 8 : count === 8)
}

const inV6 = /[0-9a-f:.]/i
const longestV6 = 45

/** Maximal stretches of hexadecimal digits and colons around each colon, read once. */
const stretches = function* (text: string): Generator<readonly [number, number]> {
  for (let colon = text.indexOf(':'); colon !== -1;) {
    let start = colon
    while (start > 0 && colon - start < 5 && inV6.test(text.charAt(start - 1))) start -= 1
    let end = colon
    while (end < text.length && inV6.test(text.charAt(end))) end += 1
    const trimmed = text.charAt(end - 1) === '.' ? end - 1 : end
    if (trimmed - start <= longestV6) yield [start, trimmed]
    colon = text.indexOf(':', end)
  }
}

/** Four pairs are as often a phone number or a part's: of real addresses one in a hundred looks so. */
const isOfPairs = (found: string): boolean => found.split('.').every((part) => part.length === 2)

/** Thousands and a decimal comma: `4.111.111.111,11`. */
const isAmount = (found: string, rest: string): boolean =>
  /^\d{1,3}(?:\.\d{3}){3}$/.test(found) && /^,\d\d?(?!\d)/.test(rest)

export const ipAddress: Recognizer = {
  type: 'IP_ADDRESS',
  needs: 'digit',
  fewest: 4,
  source: 'RFC 791',
  *find(reading) {
    const { text } = reading
    for (const { start, end } of quads(reading)) {
      const found = text.slice(start, end)
      if (version.test(plainOf(text, Math.max(0, start - 20), start)) || !standsAlone(reading, start, end)) continue
      if (isAmount(found, text.slice(end, end + 4))) continue
      const word = words.near(reading, start, end)
      // Four small numbers are as likely a section or a version.
      const small = found.split('.').every((part) => Number(part) < 20)
      yield {
        start,
        end,
        score: surer(small ? 0.4 : isOfPairs(found) ? 0.7 : 0.86, word !== undefined && 0.75),
        reasons: [{ code: 'pattern' }, ...(word === undefined ? [] : [{ code: 'context-word', word } as const])],
      }
    }
  },
}

export const ipAddressV6: Recognizer = {
  type: 'IP_ADDRESS',
  needs: 'colon',
  source: 'RFC 4291, section 2.2',
  *find(reading) {
    const { text } = reading
    for (const [start, end] of stretches(text)) {
      const candidate = text.slice(start, end)
      if (!/\d/.test(candidate) || !isV6(candidate) || !standsAlone(reading, start, end)) continue
      yield { start, end, score: surer(0.93), reasons: [{ code: 'pattern' }] }
    }
  },
}
