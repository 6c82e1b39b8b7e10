import canonicalize from 'canonicalize'
import { genesis, ledgerVersion, type Entry, type EntryFields, type LedgerRef } from './entry.ts'
import { sha256 } from './hash.ts'
import { wrongFields } from './shape.ts'

export interface Appended extends Entry {
  /** The entry's RFC 8785 JSON: the very bytes that are hashed, stored and exported. */
  readonly canonical: string
  readonly hash: string
}

/**
 * The entry after `previous` (null: the first of the chain). Throws on a field it doesn't know or that is out of shape:
 * what is in a ledger stays, so nothing gets in by accident. The message names fields, never their content.
 */
export const entry = async (previous: LedgerRef | null, fields: EntryFields): Promise<Appended> => {
  const added: Entry = {
    ...fields,
    v: ledgerVersion,
    seq: (previous?.seq ?? 0) + 1,
    prev: previous?.hash ?? genesis,
  }
  const wrong = wrongFields({ ...added })
  if (wrong.length > 0) throw new TypeError(`not fields of a ledger entry: ${wrong.join(', ')}`)
  const canonical = canonicalize(added)
  if (canonical === undefined) throw new TypeError('a ledger entry has no canonical form')
  return { ...added, canonical, hash: await sha256(canonical) }
}
