import canonicalize from 'canonicalize'
import type { Recorded } from './verify.ts'

/**
 * An exported ledger is JSON Lines: each entry with its hash as one more field, in canonical form. Anyone can check it:
 * take `hash` out, write the rest as RFC 8785 has it, and SHA-256 it.
 */
export const toLine = ({ canonical, hash }: Recorded): string => {
  const line = canonicalize({ ...(JSON.parse(canonical) as object), hash })
  if (line === undefined) throw new TypeError('a ledger entry has no canonical form')
  return line
}

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
