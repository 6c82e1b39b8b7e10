import type { HistoryEntry } from '../../contract/history.ts'
import type { MessageKey, Words } from '../language/index.ts'
import { placeKey } from '../ticket/texts.ts'

const placeOf = ({ source }: HistoryEntry): string => (source === undefined ? '' : placeKey(source))

const isOutcomeOf = (outcome: HistoryEntry, intended: HistoryEntry): boolean =>
  (outcome.action === 'redaction.done' || outcome.action === 'redaction.failed') &&
  outcome.ledger.seq > intended.ledger.seq &&
  placeOf(outcome) === placeOf(intended) &&
  outcome.types.join() === intended.types.join() &&
  outcome.count === intended.count

/** An intention whose outcome is known is told by the outcome; each outcome settles the nearest intention before it. */
export const toldEntries = (entries: readonly HistoryEntry[]): readonly HistoryEntry[] => {
  const oldestFirst = entries.toSorted((one, other) => one.ledger.seq - other.ledger.seq)
  const open: HistoryEntry[] = []
  const settled = new Set<HistoryEntry>()
  for (const entry of oldestFirst) {
    if (entry.action === 'redaction.intended') open.push(entry)
    const index = open.findLastIndex((intended) => isOutcomeOf(entry, intended))
    if (index >= 0) for (const intended of open.splice(index, 1)) settled.add(intended)
  }
  return oldestFirst.filter((entry) => !settled.has(entry)).reverse()
}

const said = {
  'redaction.done': 'history.done',
  'redaction.failed': 'history.failed',
  'redaction.intended': 'history.intended',
  'finding.dismissed': 'history.dismissed',
  'redaction.requested': 'history.requested',
} as const satisfies Record<HistoryEntry['action'], MessageKey>

export const actionText = ({ say }: Words, { action }: HistoryEntry, name: string): string =>
  say(said[action], { name })

export const kindsText = ({ say, list, kind }: Words, { types, count }: HistoryEntry): string => {
  const kinds = list(types.map(kind))
  if (types.length === 1) return say('history.line', { count, kind: kinds })
  return count === types.length ? kinds : say('history.several', { kinds, count })
}
