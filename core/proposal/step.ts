import type { Proposal, ProposalRow, RowState } from './propose.ts'

export type ProposalEvent =
  | { readonly type: 'checked'; readonly keys: readonly string[]; readonly checked: boolean }
  | { readonly type: 'redacting'; readonly keys: readonly string[] }
  | { readonly type: 'redacted'; readonly keys: readonly string[]; readonly at: string; readonly seq: number }
  | { readonly type: 'failed'; readonly keys: readonly string[]; readonly problem: string }
  | { readonly type: 'dismissed'; readonly keys: readonly string[] }
  /** A dismissal that could not be kept is taken back. */
  | { readonly type: 'restored'; readonly keys: readonly string[] }

type Name = RowState['state']

/** From where each event may come: what is redacted stays so, and an answer that comes late changes nothing. */
const from: Readonly<Record<ProposalEvent['type'], readonly Name[]>> = {
  checked: ['found', 'failed'],
  redacting: ['found', 'failed'],
  redacted: ['redacting'],
  failed: ['redacting'],
  dismissed: ['found', 'failed'],
  restored: ['dismissed'],
}

const changed = <Source>(row: ProposalRow<Source>, event: ProposalEvent): ProposalRow<Source> => {
  switch (event.type) {
    case 'checked':
      return { ...row, checked: event.checked }
    case 'redacting':
      return { ...row, now: { state: 'redacting' } }
    case 'redacted':
      return { ...row, checked: false, now: { state: 'redacted', at: event.at, seq: event.seq } }
    case 'failed':
      return { ...row, now: { state: 'failed', problem: event.problem } }
    case 'dismissed':
      return { ...row, checked: false, now: { state: 'dismissed' } }
    case 'restored':
      return { ...row, now: { state: 'found' } }
  }
}

/** The proposal after an event: rows it doesn't name, or that stand where it can't come from, stay as they are. */
export const step = <Source>(proposal: Proposal<Source>, event: ProposalEvent): Proposal<Source> => {
  const named = new Set(event.keys)
  const concerns = (row: ProposalRow<Source>) => named.has(row.key) && from[event.type].includes(row.now.state)
  return {
    groups: proposal.groups.map((group) =>
      group.rows.some(concerns)
        ? { ...group, rows: group.rows.map((row) => (concerns(row) ? changed(row, event) : row)) }
        : group,
    ),
  }
}
