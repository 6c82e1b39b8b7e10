import type { EntityType } from './finding.ts'
import { isWordCode, plainCode, plainOf } from './plain.ts'
import type { Found, NamedRule, Reading } from './recognizer.ts'
import { wordFilter, type WordFilter } from './survey.ts'

interface Name {
  /** As read, in small letters and without diacritics, one blank between words. */
  readonly plain: string
  readonly word: string
  readonly rule: NamedRule
}

/** Names by their first word, and a filter of those words, so that others aren't even cut out. */
export interface NameTable {
  readonly byFirst: ReadonlyMap<string, readonly Name[]>
  readonly filter: WordFilter
}

const firstOf = (plain: string): string => {
  let end = 0
  while (end < plain.length && isWordCode(plain.charCodeAt(end))) end += 1
  return plain.slice(0, end)
}

export const nameTable = (rules: readonly NamedRule[]): NameTable => {
  const byFirst = new Map<string, Name[]>()
  for (const rule of rules)
    for (const word of rule.names) {
      const plain = plainOf(word)
      const first = firstOf(plain)
      byFirst.set(first, [...(byFirst.get(first) ?? []), { plain, word, rule }])
    }
  for (const names of byFirst.values()) names.sort((one, other) => other.plain.length - one.plain.length)
  return { byFirst, filter: wordFilter(byFirst.keys()) }
}

type TypedFound = Found & { readonly type: EntityType }

/** Whether the name stands at `start`, whole. */
const stands = (text: string, start: number, plain: string): boolean => {
  const end = start + plain.length
  if (end > text.length) return false
  for (let at = 0; at < plain.length; at += 1)
    if (plainCode(text.charCodeAt(start + at)) !== plain.charCodeAt(at)) return false
  return end === text.length || !isWordCode(plainCode(text.charCodeAt(end)))
}

/** A kind has several names, and the longest of them that stands here is asked alone. */
const readAt = (names: readonly Name[], reading: Reading, start: number, all: TypedFound[]): void => {
  let asked: Set<NamedRule> | undefined
  for (const { plain, word, rule } of names) {
    if (!stands(reading.text, start, plain) || asked?.has(rule) === true) continue
    asked = (asked ?? new Set()).add(rule)
    const found = rule.read(reading, { start, end: start + plain.length, word })
    if (found !== undefined) all.push({ type: rule.type, ...found })
  }
}

const longest = 40

/** Where the word begins that ends at `end`; a longer one is no name. */
const beginning = (text: string, end: number): number => {
  let start = end
  while (start > 0 && end - start < longest && isWordCode(plainCode(text.charCodeAt(start - 1)))) start -= 1
  return start
}

/** `ends` are the words that the survey found, in whose places names may begin. */
export const findNamed = (table: NameTable, reading: Reading, ends: readonly number[], all: TypedFound[]): void => {
  for (const end of ends) {
    const start = beginning(reading.text, end)
    const names = table.byFirst.get(plainOf(reading.text, start, end))
    if (names !== undefined) readAt(names, reading, start, all)
  }
}
