import { parseDocument } from 'yaml'

/** One rule broken: where, and what Zendesk's own validator would say of it. */
export interface Fault {
  readonly file: string
  readonly why: string
}

/** A package as it would be uploaded: file names relative to its root, with `/`. */
export type Files = ReadonlyMap<string, Buffer>

export type Json = Readonly<Record<string, unknown>>

export const recordOf = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined

export const localePattern = /^[a-z]{2,3}(-\w{2,3})?$/

/** `JSON.parse` keeps the last of two equal keys in silence; Zendesk refuses the file. */
export const hasEqualKeys = (text: string): boolean =>
  parseDocument(text, { schema: 'json', uniqueKeys: true }).errors.some(({ code }) => code === 'DUPLICATE_KEY')

/** Undefined where the file is missing or no JSON object. */
export const jsonIn = (files: Files, name: string): Json | undefined => {
  const bytes = files.get(name)
  if (bytes === undefined) return undefined
  try {
    return recordOf(JSON.parse(bytes.toString('utf8')))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
