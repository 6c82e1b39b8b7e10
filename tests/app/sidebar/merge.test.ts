import { describe, expect, it } from 'vitest'
import { merge, type Known } from '../../../app/sidebar/merge.ts'
import { step, type ProposalEvent } from '../../../core/proposal/step.ts'
import { aPiece, knownOf, onlyRow, rowsOf } from '../../support/app.ts'

const nothing: Known = { pieces: [], proposal: { groups: [] } }

/** What is known after the agent has done something about every row. */
const when = (known: Known, event: (keys: readonly string[]) => readonly ProposalEvent[]): Known => ({
  ...known,
  proposal: event(rowsOf(known).map(({ key }) => key)).reduce(step, known.proposal),
})

const redacted = (keys: readonly string[]): readonly ProposalEvent[] => [
  { type: 'redacting', keys },
  { type: 'redacted', keys, at: '2026-11-20T10:00:00Z', seq: 4 },
]

const states = (known: Known) => rowsOf(known).map(({ now }) => now.state)

describe('a ticket read again', () => {
  it('keeps what the agent did to rows of a text that is the same', () => {
    const before = when(knownOf([aPiece(1, 'card {4111}')]), (keys) => [{ type: 'checked', keys, checked: false }])
    const { checked, key } = onlyRow(merge(before, knownOf([aPiece(1, 'card {4111}')])))
    expect([checked, key]).toEqual([false, onlyRow(before).key])
  })

  it('keeps an unchecked value unchecked where the text around it has changed', () => {
    const before = when(knownOf([aPiece(1, 'card {4111}')]), (keys) => [{ type: 'checked', keys, checked: false }])
    const after = merge(before, knownOf([aPiece(1, 'my card is {4111}, and {5555}')]))
    expect(rowsOf(after).map(({ checked }) => checked)).toEqual([false, true])
  })

  it('keeps the record of what was redacted, though the text holds nothing any more', () => {
    const before = when(knownOf([aPiece(1, 'card {4111}')]), redacted)
    const after = merge(before, knownOf([aPiece(1, 'card ▇▇▇▇')]))
    expect(states(after)).toEqual(['redacted'])
  })

  it('keeps the record even of a comment that is gone, in its place', () => {
    const at = (id: number) => ({ label: { ...aPiece(0, '').label, at: `2026-11-20T10:0${id}:00Z` } })
    const before = when(knownOf([aPiece(1, 'card {4111}', at(1))]), redacted)
    const after = merge(before, knownOf([aPiece(2, 'card {5555}', at(2))]))
    expect(states(after)).toEqual(['redacted', 'found'])
  })

  it('forgets a finding that nobody did anything about when it is gone', () => {
    expect(states(merge(knownOf([aPiece(1, 'card {4111}')]), knownOf([aPiece(1, 'card')])))).toEqual([])
  })

  it('counts what the account has dismissed, and shows only what this agent has just dismissed', () => {
    const pieces = [aPiece(1, 'card {4111}')]
    const told = merge(nothing, knownOf(pieces, ['(4111)']))
    expect([states(told), told.leftOut]).toEqual([[], 1])
    const own = when(knownOf(pieces), (keys) => [{ type: 'dismissed', keys }])
    const again = merge(own, knownOf(pieces, ['(4111)']))
    expect([states(again), again.leftOut]).toEqual([['dismissed'], 0])
  })

  it('tells of a redaction whose outcome is not known, until that is known', () => {
    const before = when(knownOf([aPiece(1, 'card {4111}')]), (keys) => [
      { type: 'redacting', keys },
      { type: 'failed', keys, problem: 'unsettled' },
    ])
    expect(states(merge(before, knownOf([aPiece(1, 'card ▇▇▇▇')])))).toEqual(['failed'])
  })
})
