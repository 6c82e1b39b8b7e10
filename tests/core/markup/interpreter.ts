import { decodeHTML } from 'entities/decode'

/**
 * What a redaction leaves of the visible text, done as simply as can be: no tree, no offsets, none of core's code. Each
 * character inside `<redact>` becomes ▇.
 */
export const redacted = (marked: string): string =>
  marked.replace(/<redact>(.*?)<\/redact>/gs, (_, content: string) =>
    '▇'.repeat(decodeHTML(content.replace(/\r\n?/g, '\n')).length),
  )

/** The marks taken out again. Generated html never holds the word, so text replacement is exact. */
export const unmarked = (marked: string): string =>
  marked.replaceAll('<redact>', '').replaceAll('</redact>', '').replaceAll(' redact', '')
