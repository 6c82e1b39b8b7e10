import { believe } from './belief.ts'
import type { EntityType } from './finding.ts'
import { beginsAlone, standsAlone, type CodeRule, type Found, type Reading } from './recognizer.ts'

/** Rules by the number of letters and digits they ask for. */
export interface CodeTable {
  readonly byLength: readonly (readonly CodeRule[])[]
  readonly most: number
}

export const codeTable = (rules: readonly CodeRule[]): CodeTable => {
  const most = Math.max(0, ...rules.flatMap(({ lengths }) => lengths))
  return {
    byLength: Array.from({ length: most + 1 }, (_, length) => rules.filter((rule) => rule.lengths.includes(length))),
    most,
  }
}

/** Letters and digits without anything between: `RSSMRA80A01H501U`, or one block of `QQ 12 34 56 C`. */
interface Block {
  readonly start: number
  readonly end: number
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isUpper = (code: number): boolean => code >= 65 && code <= 90
const isLetter = (code: number): boolean => isUpper(code) || (code >= 97 && code <= 122)
const isAlnum = (code: number): boolean => isDigit(code) || isLetter(code)
const joins = (code: number): boolean => code === 32 || code === 45 || code === 46 || code === 47

/** Longer words are words, not a piece of a code. */
const longestLetters = 6
const mostBlocks = 6

const blockFrom = (text: string, start: number, most: number): Block => {
  let end = start
  while (end - start <= most && isAlnum(text.charCodeAt(end))) end += 1
  return { start, end }
}

const blockBefore = (text: string, end: number, most: number): Block => {
  let start = end
  while (end - start <= most && isAlnum(text.charCodeAt(start - 1))) start -= 1
  return { start, end }
}

const has = (text: string, { start, end }: Block, is: (code: number) => boolean): boolean => {
  for (let at = start; at < end; at += 1) if (is(text.charCodeAt(at))) return true
  return false
}

/** Beside a block with digits only capitals, or more digits, go on with the same code. */
const goesOn = (text: string, block: Block): boolean => {
  if (block.end === block.start) return false
  if (has(text, block, isDigit)) return true
  return block.end - block.start <= longestLetters && !has(text, block, (code) => !isUpper(code))
}

/** Where a code that ends or goes on in the block with digits may begin: there, or one or two blocks of capitals before. */
const beginnings = (text: string, block: Block, most: number): readonly Block[] => {
  const blocks = [block]
  for (let step = 0; step < 2; step += 1) {
    const [first] = blocks
    if (first === undefined || !joins(text.charCodeAt(first.start - 1))) break
    const before = blockBefore(text, first.start - 1, most)
    if (has(text, before, isDigit) || !goesOn(text, before)) break
    blocks.unshift(before)
  }
  return blocks
}

type TypedFound = Found & { readonly type: EntityType }

const judge = (
  rules: readonly CodeRule[],
  reading: Reading,
  { start, end }: Block,
  compact: string,
  all: TypedFound[],
): void => {
  for (const rule of rules) {
    if (!rule.pattern.test(compact) || !standsAlone(reading, start, end)) continue
    if (rule.check !== undefined && !rule.check(compact)) {
      reading.missed?.(rule.type, start, end, { code: 'check-digit-wrong' })
      continue
    }
    const verdict = believe(rule, reading, start, end)
    if ('found' in verdict) all.push({ type: rule.type, ...verdict.found })
    // Without a check digit every product's code is nearly one: nobody asks why it isn't.
    else if (rule.check !== undefined || verdict.doubt.code !== 'no-word-nearby')
      reading.missed?.(rule.type, start, end, verdict.doubt)
  }
}

/** Codes that begin in the block: each end at which letters and digits were both seen. */
const from = (table: CodeTable, reading: Reading, begin: Block, all: TypedFound[]): void => {
  const { text } = reading
  let { end } = begin
  let compact = text.slice(begin.start, end)
  let mixed = has(text, begin, isLetter)
  let numeric = has(text, begin, isDigit)
  for (let blocks = 1; compact.length <= table.most; blocks += 1) {
    const rules = mixed && numeric ? table.byLength[compact.length] : undefined
    if (rules !== undefined && rules.length > 0)
      judge(rules, reading, { start: begin.start, end }, compact.toUpperCase(), all)
    if (blocks === mostBlocks || !joins(text.charCodeAt(end))) return
    const next = blockFrom(text, end + 1, table.most)
    if (!goesOn(text, next)) return
    mixed ||= has(text, next, isLetter)
    numeric ||= has(text, next, isDigit)
    compact += text.slice(next.start, next.end)
    end = next.end
  }
}

const isLetterBeside = (text: string, beside: number, beyond: number): boolean => {
  const code = text.charCodeAt(beside)
  return isLetter(code) || (joins(code) && isUpper(text.charCodeAt(beyond)))
}

/** Between the groups of a run no letter stands: one must stand right before it or right behind. */
const mayHoldCode = (text: string, start: number, end: number): boolean =>
  isLetterBeside(text, start - 1, start - 2) || isLetterBeside(text, end, end + 1)

/** Every code holds a digit, so only blocks with digits and the capitals before them are looked at. */
export const findCodes = (table: CodeTable, reading: Reading, all: TypedFound[]): void => {
  if (table.most === 0) return
  let done = -1
  for (const run of reading.runs) {
    if (!mayHoldCode(reading.text, run.groups[0]?.start ?? 0, run.groups.at(-1)?.end ?? 0)) continue
    for (const group of run.groups) {
      if (group.start < done) continue
      const head = blockBefore(reading.text, group.start, table.most)
      const block = blockFrom(reading.text, head.start, table.most)
      done = Math.max(block.end, group.end)
      if (block.end - block.start > table.most) continue
      for (const begin of beginnings(reading.text, block, table.most))
        if (beginsAlone(reading, begin.start)) from(table, reading, begin, all)
    }
  }
}
