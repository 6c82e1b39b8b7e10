import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, Parser, type Node } from 'yaml'
import type { Place, PolicyProblemCode, Report } from './problem.ts'

export interface Entry {
  readonly key: string
  readonly at: Place
  readonly value: Tree
}

/** A policy file as it is written: what YAML means, and where each part stands. */
export type Tree =
  | { readonly form: 'mapping'; readonly at: Place; readonly entries: readonly Entry[] }
  | { readonly form: 'list'; readonly at: Place; readonly items: readonly Tree[] }
  | {
      readonly form: 'scalar'
      readonly at: Place
      readonly value: string | number | boolean | null
      /** As it was written: `007` stays so, though its value is 7. */
      readonly text: string
    }

/** A policy takes half a kilobyte: this is room for two thousand, and read in a second. */
const longestFile = 1024 * 1024
const utf8 = new TextEncoder()
/** The deepest policy of the templates goes 9 deep. Far deeper, the parser's recursion would end the process. */
const deepest = 64
/** Parts that aliases may repeat in all: eight lines of aliases to aliases stand for a billion. */
const mostRepeated = 10_000

/** A character takes one to three bytes, a pair of surrogates four: most texts need not be counted. */
const isTooLarge = (source: string): boolean =>
  source.length > longestFile || (3 * source.length > longestFile && utf8.encode(source).length > longestFile)

const codeOf: Readonly<Record<string, PolicyProblemCode>> = { TAB_AS_INDENT: 'tab' }

const composed = (source: string, counter: LineCounter, report: Report) => {
  const parser = new Parser(counter.addNewLine)
  const tokens = []
  counter.addNewLine(0)
  for (const lexeme of new Lexer().lex(source)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (parser.stack.length <= deepest) continue
    const { line, col } = counter.linePos(parser.offset)
    report('too-deep', { line, column: col })
    return undefined
  }
  tokens.push(...parser.end())
  // Its own search for doubled keys takes quadratic time; `entriesOf` has one that doesn't.
  const documents = new Composer({ prettyErrors: false, uniqueKeys: false }).compose(tokens, true, source.length)
  return withoutStacks(() => [...documents])
}

/** A megabyte of commas is a million errors, and noting where each was made takes most of the time. */
const withoutStacks = <Value>(work: () => Value): Value => {
  const before = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return work()
  } finally {
    Error.stackTraceLimit = before
  }
}

/** The tree of one file with one document, or nothing where its form alone was refused. */
export const treeOf = (source: string, report: Report, isStored = false): Tree | undefined => {
  if (!isStored && isTooLarge(source)) {
    report('too-large', { line: 1, column: 1 })
    return undefined
  }
  const counter = new LineCounter()
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const documents = composed(source, counter, report)
  if (documents === undefined) return undefined
  const errors = documents.flatMap((document) => document.errors)
  const [error] = errors.toSorted((one, other) => one.pos[0] - other.pos[0])
  if (error !== undefined) {
    report(codeOf[error.code] ?? 'not-yaml', placeAt(error.pos[0]))
    return undefined
  }
  const [document, second] = documents
  if (second !== undefined) {
    report('several-documents', placeAt(second.range[0]))
    return undefined
  }
  const contents: Node | null = document?.contents ?? null
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    report('nothing-written', { line: 1, column: 1 })
    return undefined
  }
  return converter(placeAt, report)(contents)?.tree
}

interface Sized {
  readonly tree: Tree
  readonly size: number
}

const sum = (parts: readonly Sized[]): number => parts.reduce((total, { size }) => total + size, 1)

const converter = (placeAt: (offset: number) => Place, report: Report) => {
  const anchors = new Map<string, Sized>()
  let repeated = 0

  const aliased = (name: string, at: Place): Sized | undefined => {
    const known = anchors.get(name)
    if (known === undefined) {
      report('unknown-alias', at, { word: name })
      return undefined
    }
    const before = repeated
    repeated += known.size
    if (repeated <= mostRepeated) return known
    if (before <= mostRepeated) report('alias-bomb', at, { word: name })
    return undefined
  }

  const keyOf = (node: unknown, otherwise: Place): { key: string; at: Place } => {
    if (isScalar(node)) {
      const at = node.range ? placeAt(node.range[0]) : otherwise
      if (typeof node.value === 'string') return { key: node.value, at }
      return { key: node.source ?? '', at }
    }
    report('not-text', otherwise)
    return { key: '', at: otherwise }
  }

  const convert = (node: Node): Sized | undefined => {
    const at = placeAt(node.range?.[0] ?? 0)
    if (isAlias(node)) return aliased(node.source, at)
    const made = madeOf(node, at)
    if (made !== undefined && 'anchor' in node && typeof node.anchor === 'string') anchors.set(node.anchor, made)
    return made
  }

  const madeOf = (node: Node, at: Place): Sized | undefined => {
    if (isSeq(node)) {
      const items = (node.items as Node[]).flatMap((item) => convert(item) ?? [])
      return { tree: { form: 'list', at, items: items.map(({ tree }) => tree) }, size: sum(items) }
    }
    if (isMap(node)) {
      const seen = new Set<string>()
      const parts: Sized[] = []
      const entries = node.items.flatMap((pair): Entry[] => {
        const { key, at: keyAt } = keyOf(pair.key, at)
        if (seen.has(key)) report('duplicate-key', keyAt, { word: key })
        seen.add(key)
        const nothing: Tree = { form: 'scalar', at: keyAt, value: null, text: '' }
        const value = pair.value === null ? { tree: nothing, size: 1 } : convert(pair.value as Node)
        if (value === undefined) return []
        parts.push(value)
        return [{ key, at: keyAt, value: value.tree }]
      })
      return { tree: { form: 'mapping', at, entries }, size: sum(parts) }
    }
    if (!isScalar(node)) return undefined
    const { value } = node
    const text = typeof value === 'string' ? value : (node.source ?? '')
    const plain = typeof value === 'number' || typeof value === 'boolean' || value === null ? value : text
    return { tree: { form: 'scalar', at, value: plain, text }, size: 1 }
  }
  return convert
}
