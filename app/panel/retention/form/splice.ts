import { isMap, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml'
import { endOf, isEmpty, itemOf, startOf } from './source.ts'
import { blockLines, flowText, isList, isMapping, scalarText, type Value } from './write.ts'

/** One piece of a text in another's place; all else stays byte for byte. */
export interface Splice {
  readonly from: number
  readonly to: number
  readonly put: string
}

export const spliced = (text: string, { from, to, put }: Splice): string => text.slice(0, from) + put + text.slice(to)

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1

/** Where the line ends on which something ends; what a block scalar ends with is its own last line's end. */
export const lineEnd = (text: string, at: number): number => {
  const last = text[at - 1] === '\n' ? at - 1 : at
  const end = text.indexOf('\n', last)
  const whole = end === -1 ? text.length : end
  return text[whole - 1] === '\r' ? whole - 1 : whole
}

export const newline = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n')
export const columnOf = (text: string, at: number): number => at - lineStart(text, at)
const startsLine = (text: string, at: number): boolean => text.slice(lineStart(text, at), at).trim() === ''

const nextLine = (text: string, end: number): number => {
  const next = text.indexOf('\n', end)
  return next === -1 ? text.length : next + 1
}

const wholeLines = (text: string, start: number, end: number): Splice => {
  const to = nextLine(text, lineEnd(text, end))
  const from = lineStart(text, start)
  // The last line of a text without a line end: the one before it goes instead.
  return to === text.length && !text.endsWith('\n') && from > 0
    ? { from: from - newline(text).length, to, put: '' }
    : { from, to, put: '' }
}

export const pairStart = (map: YAMLMap, index: number): number => startOf(map.items[index]?.key as Node)

export const pairEnd = (map: YAMLMap, index: number): number => {
  const pair = map.items[index]
  const key = pair?.key as Node
  return Math.max(endOf((pair?.value ?? null) as Node | null, 0), key.range?.[1] ?? 0)
}

const quotesOf = (node: Node) =>
  isScalar(node) && (node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE') ? node.type : undefined

/** `isInFlow`: it stands within brackets or braces. `keyEnd`: where the word before it ends. */
export const replace = (text: string, node: Node, value: Value, isInFlow: boolean, keyEnd?: number): Splice => {
  const isBlock = (isMap(node) || isSeq(node)) && node.flow !== true
  const after = keyEnd === undefined ? -1 : text.indexOf(':', keyEnd)
  const start = isBlock && after !== -1 ? after + 1 : startOf(node)
  const from = isBlock && /\S/.test(text.slice(start, startOf(node))) ? startOf(node) : start
  let to = Math.max(from, endOf(node, from))
  while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1
  const written = isList(value) || isMapping(value) ? flowText(value) : scalarText(value, isInFlow, quotesOf(node))
  const before = from > 0 && /[\s[{,]/.test(text[from - 1] ?? '') ? '' : ' '
  return { from, to, put: `${before}${written}${text[to] === '#' ? ' ' : ''}` }
}

const indented = (lines: readonly string[], column: number, eol: string, first = ''): string =>
  lines.map((line, at) => `${eol}${' '.repeat(column)}${at === 0 ? first : ' '.repeat(first.length)}${line}`).join('')

/** A word and its value after the pair `after`; -1 where the mapping is empty. */
export const addPair = (text: string, map: YAMLMap, after: number, word: string, value: Value): Splice => {
  if (map.items.length === 0) return replace(text, map, { [word]: value }, true)
  const end = pairEnd(map, after)
  if (map.flow === true) return { from: end, to: end, put: `, ${word}: ${flowText(value)}` }
  const at = lineEnd(text, end)
  return {
    from: at,
    to: at,
    put: indented(blockLines({ [word]: value }), columnOf(text, pairStart(map, 0)), newline(text)),
  }
}

export const removePair = (text: string, map: YAMLMap, index: number, keyEnd?: number): Splice => {
  if (map.items.length === 1) return replace(text, map, {}, map.flow === true, keyEnd)
  const [start, end] = [pairStart(map, index), pairEnd(map, index)]
  const isLast = index === map.items.length - 1
  if (map.flow === true)
    return isLast
      ? { from: pairEnd(map, index - 1), to: end, put: '' }
      : { from: start, to: pairStart(map, index + 1), put: '' }
  if (startsLine(text, start)) return wholeLines(text, start, end)
  // Behind the hyphen of a list: what comes next moves up to it.
  const rest = nextLine(text, lineEnd(text, end))
  return { from: start, to: rest + (/^ */.exec(text.slice(rest))?.[0].length ?? 0), put: '' }
}

/** Where the hyphen of an item stands. */
const hyphenOf = (list: YAMLSeq, index: number): number | undefined => {
  const token = list.srcToken
  if (token?.type !== 'block-seq') return undefined
  return token.items[index]?.start.find(({ type }) => type === 'seq-item-ind')?.offset
}

const itemEnd = (list: YAMLSeq, index: number): number => endOf(itemOf(list, index) ?? null, hyphenOf(list, index) ?? 0)

export const addItem = (text: string, list: YAMLSeq, after: number, value: Value): Splice | undefined => {
  if (list.items.length === 0) return replace(text, list, [value], true)
  const end = itemEnd(list, after)
  if (list.flow === true) return { from: end, to: end, put: `, ${flowText(value)}` }
  const hyphen = hyphenOf(list, 0)
  if (hyphen === undefined) return undefined
  const at = lineEnd(text, end)
  return { from: at, to: at, put: indented(blockLines(value), columnOf(text, hyphen), newline(text), '- ') }
}

export const removeItem = (text: string, list: YAMLSeq, index: number, keyEnd?: number): Splice | undefined => {
  if (list.items.length === 1) return replace(text, list, [], list.flow === true, keyEnd)
  const end = itemEnd(list, index)
  if (list.flow === true) {
    const next = itemOf(list, index + 1)
    const start = startOf(itemOf(list, index) as Node)
    return next === undefined
      ? { from: itemEnd(list, index - 1), to: end, put: '' }
      : { from: start, to: startOf(next), put: '' }
  }
  const hyphen = hyphenOf(list, index)
  return hyphen === undefined || !startsLine(text, hyphen) ? undefined : wholeLines(text, hyphen, end)
}

/** An item once more behind itself, as it is written. */
export const copyItem = (text: string, list: YAMLSeq, index: number): Splice | undefined => {
  const item = itemOf(list, index)
  if (item === undefined) return undefined
  const end = itemEnd(list, index)
  if (list.flow === true) return { from: end, to: end, put: `, ${text.slice(startOf(item), end)}` }
  const hyphen = hyphenOf(list, index)
  if (hyphen === undefined || !startsLine(text, hyphen)) return undefined
  const at = lineEnd(text, end)
  return { from: at, to: at, put: newline(text) + text.slice(lineStart(text, hyphen), at) }
}

/** `{ a, b }` as `{ word: [{ a }, { b }] }`, in the writer's own letters. */
export const wrap = (text: string, map: YAMLMap, word: string): Splice | undefined => {
  if (map.items.length === 0 || isEmpty(map)) return replace(text, map, { [word]: [] }, true)
  const pairs = map.items.map((_, at) => [pairStart(map, at), pairEnd(map, at)] as const)
  if (map.flow === true) {
    const parts = pairs.map(([start, end]) => `{ ${text.slice(start, end)} }`)
    return { from: startOf(map), to: endOf(map, startOf(map)), put: `{ ${word}: [${parts.join(', ')}] }` }
  }
  const from = pairStart(map, 0)
  const to = lineEnd(text, pairEnd(map, map.items.length - 1))
  const column = columnOf(text, from)
  const starts = new Set(pairs.map(([start]) => lineStart(text, start)))
  let at = lineStart(text, from)
  const lines = text
    .slice(at, to)
    .split('\n')
    .map((line, index) => {
      const isStart = starts.has(at)
      at += line.length + 1
      const rest = line.slice(column)
      if (isStart) return `${' '.repeat(column + 2)}- ${rest}`
      return index === 0 || line.trim() === '' ? line : `    ${line}`
    })
  return { from, to, put: [`${word}:${newline(text) === '\r\n' ? '\r' : ''}`, ...lines].join('\n') }
}
