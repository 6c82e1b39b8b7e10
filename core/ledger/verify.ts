import canonicalize from 'canonicalize'
import { genesis, ledgerVersion, type LedgerRef } from './entry.ts'
import { sha256 } from './hash.ts'
import { isEntry } from './shape.ts'

/** An entry as it was kept: its canonical JSON and the hash beside it. */
export interface Recorded {
  readonly canonical: string
  readonly hash: string
}

export type Breach =
  /** Not JSON, a field missing, unknown or out of shape. */
  | 'not-an-entry'
  /** The same content written otherwise than RFC 8785 has it. */
  | 'not-canonical'
  /** Written by a later custos. */
  | 'unknown-version'
  /** An entry is missing, doubled or out of order. */
  | 'gap'
  /** It doesn't follow the entry before it. */
  | 'wrong-prev'
  /** Its content isn't what was hashed. */
  | 'wrong-hash'

export type Verdict =
  | { readonly ok: true; readonly entries: number; readonly head: LedgerRef | null }
  | { readonly ok: false; readonly seq: number; readonly why: Breach }

const parsed = (canonical: string): unknown => {
  try {
    return JSON.parse(canonical)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const isOfOtherVersion = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'v' in value && value.v !== ledgerVersion

const canonicalForm = (value: unknown): string | undefined => {
  try {
    return canonicalize(value)
  } catch (error) {
    // It refuses what has no canonical form: a lone surrogate, a number out of range.
    if (error instanceof Error) return undefined
    throw error
  }
}

const breachOf = async ({ canonical, hash }: Recorded, previous: LedgerRef | null): Promise<Breach | null> => {
  const value = parsed(canonical)
  if (value === undefined) return 'not-an-entry'
  if (canonicalForm(value) !== canonical) return 'not-canonical'
  if (isOfOtherVersion(value)) return 'unknown-version'
  if (!isEntry(value)) return 'not-an-entry'
  if (value.seq !== (previous?.seq ?? 0) + 1) return 'gap'
  if (value.prev !== (previous?.hash ?? genesis)) return 'wrong-prev'
  if ((await sha256(canonical)) !== hash) return 'wrong-hash'
  return null
}

/**
 * Walks a chain and tells the first entry that breaks it, by the number it should have had. `after` is a point verified
 * before, to go on from there. What is cut off at the end can't be seen from within: compare `head` with one noted elsewhere.
 */
export const verify = async (
  records: AsyncIterable<Recorded> | Iterable<Recorded>,
  after: LedgerRef | null = null,
): Promise<Verdict> => {
  let head = after
  for await (const record of records) {
    const seq: number = (head?.seq ?? 0) + 1
    const why = await breachOf(record, head)
    if (why !== null) return { ok: false, seq, why }
    head = { seq, hash: record.hash }
  }
  return { ok: true, entries: (head?.seq ?? 0) - (after?.seq ?? 0), head }
}
