import canonicalize from 'canonicalize'
import type { Recorded } from './verify.ts'

/** What the last line of an export says: the entry that the export itself has left. */
const lastAction = 'ledger.exported'

/** The line of an entry that stands as it was written; undefined for any other text. */
const lineOf = ({ canonical, hash }: Recorded): string | undefined => {
  try {
    const entry: unknown = JSON.parse(canonical)
    if (typeof entry !== 'object' || entry === null || 'hash' in entry || canonicalize(entry) !== canonical)
      return undefined
    return canonicalize({ ...entry, hash })
  } catch (error) {
    // No JSON, or one that has no canonical form: a lone surrogate, a number out of range.
    if (error instanceof Error) return undefined
    throw error
  }
}

/**
 * An exported ledger is JSON Lines: each entry with its hash as one more field, in canonical form. Anyone can check it:
 * take `hash` out, write the rest as RFC 8785 has it, and SHA-256 it. A text that is no entry, or was written otherwise, is
 * handed out as a text, which no check takes for an entry: made canonical here, it could look untouched.
 */
export const toLine = (record: Recorded): string =>
  lineOf(record) ?? JSON.stringify({ canonical: record.canonical, hash: record.hash })

/** A line read back; one that was written otherwise is handed on as it stands, for `verify` to refuse. */
export const fromLine = (line: string): Recorded => {
  const broken = { canonical: line, hash: '' }
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || !('hash' in value) || typeof value.hash !== 'string')
      return broken
    const { hash, ...entry } = value
    const canonical = canonicalize(entry)
    return canonical === undefined || canonicalize(value) !== line ? broken : { canonical, hash }
  } catch (error) {
    if (error instanceof Error) return broken
    throw error
  }
}

/** Whether an entry that `verify` has passed is the last of an export; a file that ends with another was cut off. */
export const endsExport = ({ canonical }: Recorded): boolean =>
  (JSON.parse(canonical) as { readonly action: string }).action === lastAction
