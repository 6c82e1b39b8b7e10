import type { Source } from '../../contract/source.ts'
import type { Proposal, ProposalRow } from '../../core/proposal/propose.ts'
import type { Piece } from '../scan/scanner.ts'
import { placeKey } from '../ticket/texts.ts'

export type Row = ProposalRow<Source>
export type Group = Proposal<Source>['groups'][number]

/** What is known of a ticket's texts and what the agent is asked about them. */
export interface Known {
  readonly pieces: readonly Piece[]
  readonly proposal: Proposal<Source>
}

const placeIn = ({ type, start, end }: Row['finding']): string => `${type} ${start} ${end}`

/** A text may hold thousands of findings, and each row asks for its own at each drawing. */
const indexes = new WeakMap<Piece, ReadonlyMap<string, number>>()

const indexOf = (piece: Piece): ReadonlyMap<string, number> => {
  const before = indexes.get(piece)
  if (before !== undefined) return before
  const made = new Map(piece.findings.map((finding, index) => [placeIn(finding), index]))
  indexes.set(piece, made)
  return made
}

/** The finding's place in its piece, -1 where it has none: rows carry no value, the piece does. */
export const indexIn = (piece: Piece, row: Row): number => indexOf(piece).get(placeIn(row.finding)) ?? -1

const fingerprintIn = (piece: Piece | undefined, row: Row): string | undefined =>
  piece?.fingerprints[indexIn(piece, row)]

/** A row that stays whatever the text says now: it tells what was done to the text. */
const isRecord = ({ now }: Row): boolean =>
  now.state === 'redacted' || now.state === 'redacting' || (now.state === 'failed' && now.problem === 'unsettled')

const carriedOver = (fresh: Row, before: Row | undefined): Row => {
  if (before === undefined) return fresh
  const dismissedElsewhere = fresh.now.state === 'dismissed' && before.now.state !== 'dismissed'
  return { ...fresh, checked: before.checked, now: dismissedElsewhere ? fresh.now : before.now }
}

const rowsOf = (
  fresh: Group | undefined,
  freshPiece: Piece | undefined,
  old: Group | undefined,
  oldPiece: Piece | undefined,
): Row[] => {
  const oldRows = old?.rows ?? []
  const isSame = freshPiece !== undefined && freshPiece.raw === oldPiece?.raw
  const byKey = new Map(oldRows.map((row) => [row.key, row]))
  const wasChecked = new Map(oldRows.map((row) => [fingerprintIn(oldPiece, row), row.checked]))
  const rows = (fresh?.rows ?? []).map((row): Row => {
    if (isSame) return carriedOver(row, byKey.get(row.key))
    const checked = wasChecked.get(fingerprintIn(freshPiece, row))
    return checked === undefined || row.now.state === 'dismissed' ? row : { ...row, checked }
  })
  const keys = new Set(rows.map(({ key }) => key))
  const records = oldRows.filter((row) => isRecord(row) && !keys.has(row.key))
  const seen = rows.filter(({ key, now }) => now.state !== 'dismissed' || byKey.get(key)?.now.state === 'dismissed')
  return [...records, ...seen].sort((one, other) => one.finding.start - other.finding.start)
}

/**
 * What the agent sees after the ticket was read again: rows stay where they are with what the agent did to them, records
 * of what was redacted stay too, and what is new comes after. Values the account has dismissed are counted, not shown.
 */
export const merge = (before: Known, fresh: Known): Known & { readonly leftOut: number } => {
  const [oldPieces, newPieces] = [before, fresh].map(
    ({ pieces }) => new Map(pieces.map((piece) => [placeKey(piece.source), piece])),
  ) as [Map<string, Piece>, Map<string, Piece>]
  const [oldGroups, newGroups] = [before, fresh].map(
    ({ proposal }) => new Map(proposal.groups.map((group) => [placeKey(group.source), group])),
  ) as [Map<string, Group>, Map<string, Group>]
  const gone = [...oldPieces].filter(
    ([key]) => !newPieces.has(key) && (oldGroups.get(key)?.rows.some(isRecord) ?? false),
  )
  const pieces = [...fresh.pieces, ...gone.map(([, piece]) => piece)].sort(
    (one, other) => Date.parse(one.label.at) - Date.parse(other.label.at),
  )
  const groups = pieces.map(({ source }): Group => {
    const key = placeKey(source)
    return { source, rows: rowsOf(newGroups.get(key), newPieces.get(key), oldGroups.get(key), oldPieces.get(key)) }
  })
  const shown = new Set(groups.flatMap(({ rows }) => rows.map(({ key }) => key)))
  const leftOut = fresh.proposal.groups
    .flatMap(({ rows }) => rows)
    .filter(({ key, now }) => now.state === 'dismissed' && !shown.has(key)).length
  return { pieces, proposal: { groups: groups.filter(({ rows }) => rows.length > 0) }, leftOut }
}
