import type { EntityType } from './finding.ts'
import { isWordCode, plainCode, plainOf } from './plain.ts'
import type { Found, NamedRule, Reading } from './recognizer.ts'

interface Name {
  /** As read, in small letters and without diacritics, one blank between words. */
  readonly plain: string
  readonly word: string
  readonly rule: NamedRule
}

/** Names by their first word, and a bit for each hash of a first word, so that other words aren't even cut out. */
export interface NameTable {
  readonly byFirst: ReadonlyMap<string, readonly Name[]>
  readonly hashes: Uint8Array
}

const slots = 1 << 14
const step = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0

const hashOf = (word: string): number => {
  let hash = 0
  for (let at = 0; at < word.length; at += 1) hash = step(hash, word.charCodeAt(at))
  return hash & (slots - 1)
}

const firstOf = (plain: string): string => {
  let end = 0
  while (end < plain.length && isWordCode(plain.charCodeAt(end))) end += 1
  return plain.slice(0, end)
}

export const nameTable = (rules: readonly NamedRule[]): NameTable => {
  const byFirst = new Map<string, Name[]>()
  const hashes = new Uint8Array(slots)
  for (const rule of rules)
    for (const word of rule.names) {
      const plain = plainOf(word)
      const first = firstOf(plain)
      byFirst.set(first, [...(byFirst.get(first) ?? []), { plain, word, rule }])
      hashes[hashOf(first)] = 1
    }
  for (const names of byFirst.values()) names.sort((one, other) => other.plain.length - one.plain.length)
  return { byFirst, hashes }
}

type TypedFound = Found & { readonly type: EntityType }

const readAt = function* (names: readonly Name[], reading: Reading, start: number): Generator<TypedFound> {
  const { text } = reading
  const asked = new Set<NamedRule>()
  for (const { plain, word, rule } of names) {
    const end = start + plain.length
    if (asked.has(rule) || end > text.length || plainOf(text, start, end) !== plain) continue
    if (end < text.length && isWordCode(plainCode(text.charCodeAt(end)))) continue
    asked.add(rule)
    const found = rule.read(reading, { start, end, word })
    if (found !== undefined) yield { type: rule.type, ...found }
  }
}

/** One pass over the words of the text for the names of every kind together. */
export const findNamed = function* (table: NameTable, reading: Reading): Generator<TypedFound> {
  if (table.byFirst.size === 0) return
  const { text } = reading
  let start = -1
  let hash = 0
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? plainCode(text.charCodeAt(at)) : 32
    if (isWordCode(code)) {
      if (start === -1) {
        start = at
        hash = 0
      }
      hash = step(hash, code)
      continue
    }
    if (start === -1) continue
    if (table.hashes[hash & (slots - 1)] === 1)
      yield* readAt(table.byFirst.get(plainOf(text, start, at)) ?? [], reading, start)
    start = -1
  }
}
