import { toLine, type EntryFields, type Recorded } from '../../../core/ledger/index.ts'
import type { LedgerRef } from '../../../contract/source.ts'
import type { Instant } from '../../../core/time.ts'
import type { Refusal } from '../failure.ts'
import { refusalOf, type AdminPorts } from '../retention/admin.ts'

export interface ExportPorts extends AdminPorts {
  readonly append: (entry: EntryFields) => Promise<LedgerRef>
  /** A page of the chain in order: what stands in memory of a ledger of any length. */
  readonly entriesAfter: (seq: number) => Promise<readonly (Recorded & { readonly seq: number })[]>
  readonly clock: () => Instant
}

/** Page by page, up to an entry. Where that one is missing the file ends without it, and shows that it is not whole. */
const linesTo = async function* ({ entriesAfter }: Pick<ExportPorts, 'entriesAfter'>, last: number) {
  for (let seq = 0; seq < last;) {
    const page = await entriesAfter(seq)
    const wanted = page.filter((one) => one.seq <= last)
    if (wanted.length > 0) yield wanted.map((one) => `${toLine(one)}\n`).join('')
    seq = page.at(-1)?.seq ?? last
  }
}

export type Exported = { readonly ok: true; readonly lines: AsyncIterable<string> } | Refusal

/**
 * An administrator takes the whole ledger out. That they do is its newest entry before the first line leaves, and the
 * file's last line: what is written meanwhile doesn't move the end.
 */
export const exportLedger = async (ports: ExportPorts, userId: number): Promise<Exported> => {
  const refused = await refusalOf(ports, userId)
  if (refused !== undefined) return refused
  const { seq } = await ports.append({
    at: ports.clock(),
    actor: { user_id: userId },
    action: 'ledger.exported',
    types: [],
    count: 0,
  })
  return { ok: true, lines: linesTo(ports, seq) }
}
