import { attribute, isVoid, tokens, withoutAttribute, type Token } from './tokens.ts'

export const block = '▇'

/** One ▇ for each character, an entity counting as the one it stands for. */
export const blacken = (source: string): string => source.replaceAll(/&(?:#\d+|#x[\da-f]+|[a-z]\w*);|[\s\S]/giu, block)

const blackenText = (text: string): string => text.replaceAll(/[\s\S]/gu, block)

export interface Redacted {
  /** What was sent, without the marks: must be what the comment holds. */
  readonly original: string
  readonly html: string
  readonly marks: number
  /** Tags that were taken away whole, as they were. */
  readonly removed: readonly string[]
}

export type RedactProblem = 'unbalanced' | 'markup-inside'

interface Open {
  readonly name: string
  readonly removed: boolean
}

/**
 * Reads `<redact>` marks and `redact` attributes. An attribute takes away its tag alone, not what the element holds; a
 * mark holds text alone, since Zendesk's examples wrap nothing else: markup inside one is refused.
 */
export const readRedactions = (marked: string): Redacted | RedactProblem => {
  const mark = { inside: false }
  let marks = 0
  let original = ''
  let html = ''
  const removed: string[] = []
  const open: Open[] = []

  const take = (token: Token): RedactProblem | undefined => {
    if (token.kind === 'text') {
      original += token.raw
      html += mark.inside ? blacken(token.raw) : token.raw
      return undefined
    }
    if (token.kind !== 'other' && token.name === 'redact') {
      if (mark.inside === (token.kind === 'open')) return 'unbalanced'
      mark.inside = !mark.inside
      marks += mark.inside ? 1 : 0
      return undefined
    }
    if (mark.inside) return 'markup-inside'
    if (token.kind === 'other') {
      original += token.raw
      html += token.raw
      return undefined
    }
    if (token.kind === 'open') {
      const isMarked = attribute(token.raw, 'redact') !== undefined
      const before = isMarked ? withoutAttribute(token.raw, 'redact') : token.raw
      original += before
      if (isMarked) {
        marks += 1
        removed.push(before)
      } else html += token.raw
      if (!isVoid(token.name)) open.push({ name: token.name, removed: isMarked })
      return undefined
    }
    original += token.raw
    const match = open.findLastIndex(({ name }) => name === token.name)
    const closes = open[match]
    if (match !== -1) open.length = match
    if (closes?.removed !== true) html += token.raw
    return undefined
  }

  for (const token of tokens(marked)) {
    const problem = take(token)
    if (problem !== undefined) return problem
  }
  return mark.inside ? 'unbalanced' : { original, html, marks, removed }
}

/** The same for a chat message, which is plain text: everything but the marks is what it says. */
export const readTextRedactions = (marked: string): Redacted | RedactProblem => {
  let inside = false
  let marks = 0
  let original = ''
  let html = ''
  for (const part of marked.split(/(<\/?redact>)/)) {
    if (part === '<redact>' || part === '</redact>') {
      if (inside === (part === '<redact>')) return 'unbalanced'
      inside = !inside
      marks += inside ? 1 : 0
    } else {
      original += part
      html += inside ? blackenText(part) : part
    }
  }
  return inside ? 'unbalanced' : { original, html, marks, removed: [] }
}

/** The older call: a string in the text of a comment. Where formatting parts it, Zendesk finds it only in the plain text. */
export const redactString = (html: string, text: string): string => {
  const pattern = text.replaceAll(/[\s\S]/gu, escapeCharacter)
  return tokens(html)
    .map(({ kind, raw }) => (kind === 'text' ? raw.replaceAll(new RegExp(pattern, 'gu'), blackenText(text)) : raw))
    .join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '(?:&quot;|")' }

const escapeCharacter = (character: string): string =>
  entities[character] ??
  (character === '\u00a0' ? '(?:&nbsp;|\u00a0)' : character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&'))
