import type { Severity } from '../cases.ts'
import type { Factor, Kind } from '../sign.ts'

export const messageTypes = ['case.opened', 'case.updated', 'case.closed', 'case.judged', 'test'] as const
export type MessageType = (typeof messageTypes)[number]

/** What leaves the house about a case: ids of the case and of the agent, codes and figures. Nothing in it is a customer's. */
export interface CaseMessage {
  readonly type: MessageType
  /** RFC 3339, as all times here. */
  readonly at: string
  readonly case_id: string
  readonly agent_id: number
  readonly kind: Kind
  readonly also: readonly Kind[]
  readonly severity: Severity
  readonly score: number
  readonly status: 'new' | 'expected' | 'needs-action' | 'wrong'
  readonly observed: number
  readonly usual: number
  readonly start: string
  readonly end: string
  readonly detected_at: string
  readonly figures: readonly { readonly name: string; readonly observed: number; readonly expected: number }[]
}

/** More than any kind has; a bound for whoever sizes a receiver. */
const mostFigures = 20

/** Only what is a number goes out: a word in a factor may name a place or a person. */
export const figuresIn = (factors: readonly Factor[]): CaseMessage['figures'] =>
  factors
    .flatMap(({ name, observed, expected }) =>
      typeof observed === 'number' && typeof expected === 'number' ? [{ name, observed, expected }] : [],
    )
    .slice(0, mostFigures)

/** A message by which a destination is tried. */
export const testMessage = (at: string, caseId: string): CaseMessage => ({
  ...{ type: 'test', at, case_id: caseId, agent_id: 0, kind: 'mass_view', also: [], severity: 'low', score: 0 },
  ...{ status: 'new', observed: 0, usual: 0, start: at, end: at, detected_at: at, figures: [] },
})

/** What a person at a SIEM reads; its language is English, as that of the fields around it. */
export const titles: Readonly<Record<Kind, string>> = {
  sensitive_search: 'Searches for sensitive data',
  unusual_location: 'Access from a new place',
  impossible_travel: 'Impossible travel',
  off_hours: 'Access at unusual hours',
  mass_view: 'Unusually many tickets opened',
  bulk_export: 'Unusual export',
  out_of_scope: 'Tickets outside own groups opened',
  dormant_reactivated: 'Dormant account used again',
  priv_esc_access: 'Role raised, then lists or exports',
  security_weakened: 'Protection loosened',
  token_export: 'Token made, then exports',
  snooping: 'One person looked up repeatedly',
  slow_drift: 'Slow growth of access',
}

export const titleOf = ({ type, kind }: CaseMessage): string => (type === 'test' ? 'Test from custos' : titles[kind])
