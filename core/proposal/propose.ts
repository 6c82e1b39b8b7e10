import { isFreeText } from '../pii/account/rules.ts'
import { automaticThreshold, suggestThreshold } from '../pii/detector.ts'
import type { Finding } from '../pii/finding.ts'
import { normalise } from '../pii/normalise.ts'

/** One text of the ticket with what was found in it. `Source` is the caller's way to name a text: a comment, a message. */
export interface ScannedText<Source> {
  readonly source: Source
  readonly text: string
  readonly findings: readonly Finding[]
  /** For each finding, whether the account has called its value "not personal data". */
  readonly dismissed?: readonly boolean[]
}

/** Sure findings start checked, likely ones wait for the agent; so do names and addresses, however sure they are. */
export type Certainty = 'sure' | 'likely'

export type RowState =
  | { readonly state: 'found' }
  | { readonly state: 'redacting' }
  | { readonly state: 'redacted'; readonly at: string; readonly seq: number }
  | { readonly state: 'failed'; readonly problem: string }
  | { readonly state: 'dismissed' }

export interface ProposalRow<Source> {
  /** Tells rows apart, and the same finding of a text read again as the same. */
  readonly key: string
  readonly source: Source
  readonly finding: Finding
  readonly certainty: Certainty
  readonly checked: boolean
  /** In how many rows of the proposal this value stands, this one included: each place is redacted by itself. */
  readonly places: number
  readonly now: RowState
}

/** What the agent is asked, text by text in the order given; a text without a finding has no group. */
export interface Proposal<Source> {
  readonly groups: readonly { readonly source: Source; readonly rows: readonly ProposalRow<Source>[] }[]
}

const canonicalName = (source: unknown): string =>
  typeof source === 'object' && source !== null
    ? Object.entries(source)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name}=${String(value)}`)
        .sort()
        .join('&')
    : String(source)

export const keyOf = (source: unknown, { type, start, end }: Pick<Finding, 'type' | 'start' | 'end'>): string =>
  `${canonicalName(source)} ${type} ${start}-${end}`

const valueOf = (text: string, { type, start, end }: Finding): string =>
  `${type}|${normalise(type, text.slice(start, end))}`

/** From where on a finding is shown, and from where on it starts checked, as the account has set them. */
export interface Thresholds {
  readonly suggest_at: number
  readonly automatic_at: number
}

const usual: Thresholds = { suggest_at: suggestThreshold, automatic_at: automaticThreshold }

/** Findings below the suggest threshold are never shown; the value is only counted here, not kept. */
export const propose = <Source>(
  texts: readonly ScannedText<Source>[],
  { suggest_at, automatic_at }: Thresholds = usual,
): Proposal<Source> => {
  const shown = texts.map((text) => ({
    ...text,
    findings: text.findings
      .map((finding, index) => ({ finding, dismissed: text.dismissed?.[index] ?? false }))
      .filter(({ finding }) => finding.score >= suggest_at),
  }))
  const places = new Map<string, number>()
  for (const { text, findings } of shown)
    for (const { finding } of findings)
      places.set(valueOf(text, finding), (places.get(valueOf(text, finding)) ?? 0) + 1)
  const groups = shown.map(({ source, text, findings }) => ({
    source,
    rows: findings.map(({ finding, dismissed }): ProposalRow<Source> => {
      const certainty = finding.score >= automatic_at ? 'sure' : 'likely'
      return {
        key: keyOf(source, finding),
        source,
        finding,
        certainty,
        checked: certainty === 'sure' && !dismissed && !isFreeText(finding.type),
        places: places.get(valueOf(text, finding)) ?? 1,
        now: { state: dismissed ? 'dismissed' : 'found' },
      }
    }),
  }))
  return { groups: groups.filter(({ rows }) => rows.length > 0) }
}

/** What a redaction request asks for: the checked rows that are still to be removed, text by text. */
export const rowsToRedact = <Source>(
  proposal: Proposal<Source>,
): { readonly source: Source; readonly rows: readonly ProposalRow<Source>[] }[] =>
  proposal.groups
    .map(({ source, rows }) => ({
      source,
      rows: rows.filter(({ checked, now }) => checked && (now.state === 'found' || now.state === 'failed')),
    }))
    .filter(({ rows }) => rows.length > 0)
