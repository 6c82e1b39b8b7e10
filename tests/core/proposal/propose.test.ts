import { describe, expect, it } from 'vitest'
import type { EntityType, Finding } from '../../../core/pii/finding.ts'
import { keyOf, propose, rowsToRedact, step, type Proposal, type ProposalEvent } from '../../../core/proposal/index.ts'

const text = 'carte 4111 1111 1111 1111, tél 06 12 34 56 78'

const finding = (type: EntityType, value: string, score: number, within = text): Finding => ({
  type,
  start: within.indexOf(value),
  end: within.indexOf(value) + value.length,
  score,
  reasons: [{ code: 'pattern' }],
})

const card = finding('CREDIT_CARD', '4111 1111 1111 1111', 0.99)
const phone = finding('PHONE_NUMBER', '06 12 34 56 78', 0.6)
const first = { comment_id: 1 }
const second = { comment_id: 2 }

const rowsOf = <Source>(proposal: Proposal<Source>) => proposal.groups.flatMap(({ rows }) => rows)
const after = (...events: ProposalEvent[]) =>
  events.reduce((proposal, event) => step(proposal, event), propose([{ source: first, text, findings: [card, phone] }]))
const keys = [keyOf(first, card)]

describe('a proposal', () => {
  it('has a row for each finding, by text, in order', () => {
    const proposal = propose([
      { source: first, text, findings: [card, phone] },
      { source: second, text, findings: [card] },
    ])
    expect(proposal.groups.map(({ source, rows }) => [source, rows.map((row) => row.finding)])).toEqual([
      [first, [card, phone]],
      [second, [card]],
    ])
  })

  it('checks what is sure and leaves what is likely to the agent', () => {
    const rows = rowsOf(propose([{ source: first, text, findings: [card, phone] }]))
    expect(rows.map(({ certainty, checked }) => [certainty, checked])).toEqual([
      ['sure', true],
      ['likely', false],
    ])
  })

  it.each([
    [0.49, []],
    [0.5, ['likely']],
    [0.849, ['likely']],
    [0.85, ['sure']],
    [1, ['sure']],
  ])('takes a score of %d for %j', (score, certainties) => {
    const rows = rowsOf(propose([{ source: first, text, findings: [{ ...card, score }] }]))
    expect(rows.map(({ certainty }) => certainty)).toEqual(certainties)
  })

  it('goes by the account’s own thresholds', () => {
    const texts = [{ source: first, text, findings: [card, phone] }]
    const checks = (suggest_at: number, automatic_at: number) =>
      rowsOf(propose(texts, { suggest_at, automatic_at })).map(({ checked }) => checked)
    expect(checks(0.5, 0.6)).toEqual([true, true])
    expect(checks(0.7, 1)).toEqual([false])
  })

  it('checks no name and no address, however sure it is', () => {
    const letter = 'Jeanne Moreau, 4 rue Neuve'
    const findings = [finding('PERSON', 'Jeanne Moreau', 0.99, letter), finding('ADDRESS', '4 rue Neuve', 0.99, letter)]
    const rows = rowsOf(propose([{ source: first, text: letter, findings }]))
    expect(rows.map(({ certainty, checked }) => [certainty, checked])).toEqual([
      ['sure', false],
      ['sure', false],
    ])
  })

  it('counts the places of one value, however it is written, and keeps each as a row', () => {
    const other = 'CB 4111111111111111'
    const again = finding('CREDIT_CARD', '4111111111111111', 0.99, other)
    const rows = rowsOf(
      propose([
        { source: first, text, findings: [card, phone] },
        { source: second, text: other, findings: [again] },
      ]),
    )
    expect(rows.map(({ places }) => places)).toEqual([2, 1, 2])
  })

  it('keeps what was called no personal data, unchecked, and by its own finding', () => {
    const weak = { ...phone, score: 0.2 }
    const rows = rowsOf(
      propose([{ source: first, text, findings: [weak, phone, card], dismissed: [false, false, true] }]),
    )
    expect(rows.map(({ now, checked }) => [now.state, checked])).toEqual([
      ['found', false],
      ['dismissed', false],
    ])
  })

  it('has no group for a text without findings', () => {
    expect(propose([{ source: first, text, findings: [] }])).toEqual({ groups: [] })
  })

  it('names a row by its source whatever the order of its fields, and carries no value', () => {
    expect(keyOf({ chat_id: 'c', chat_index: 1 }, card)).toBe(keyOf({ chat_index: 1, chat_id: 'c' }, card))
    expect(keyOf(first, card)).not.toBe(keyOf(second, card))
    expect(JSON.stringify(propose([{ source: first, text, findings: [card, phone] }]))).not.toMatch(/4111|06 12/)
  })
})

describe('a row', () => {
  it('is asked for while it is checked', () => {
    const asked = (proposal: Proposal<typeof first>) =>
      rowsToRedact(proposal).flatMap(({ rows }) => rows.map((row) => row.key))
    expect(asked(after())).toEqual(keys)
    expect(asked(after({ type: 'checked', keys, checked: false }))).toEqual([])
    expect(asked(after({ type: 'redacting', keys }))).toEqual([])
    expect(asked(after({ type: 'redacting', keys }, { type: 'failed', keys, problem: 'zendesk-busy' }))).toEqual(keys)
    expect(asked(after({ type: 'checked', keys: [keyOf(first, phone)], checked: true }))).toEqual([
      ...keys,
      keyOf(first, phone),
    ])
  })

  const redacting = { type: 'redacting', keys } as const
  const redacted = { type: 'redacted', keys, at: '2026-11-24T14:12:00.000Z', seq: 1042 } as const
  const failed = { type: 'failed', keys, problem: 'comment-changed' } as const
  const dismissed = { type: 'dismissed', keys } as const
  const restored = { type: 'restored', keys } as const

  it.each([
    ['is redacted with its entry', [redacting, redacted], { state: 'redacted', at: redacted.at, seq: 1042 }],
    ['fails with its problem', [redacting, failed], { state: 'failed', problem: 'comment-changed' }],
    ['is tried again', [redacting, failed, redacting], { state: 'redacting' }],
    ['is dismissed', [dismissed], { state: 'dismissed' }],
    ['is dismissed after a failure', [redacting, failed, dismissed], { state: 'dismissed' }],
    ['is back when the dismissal could not be kept', [dismissed, restored], { state: 'found' }],
    ['is not redacted without having been asked for', [redacted], { state: 'found' }],
    [
      'stays redacted for ever',
      [redacting, redacted, failed, redacting, dismissed, restored],
      { state: 'redacted', at: redacted.at, seq: 1042 },
    ],
    ['is not dismissed while it is being redacted', [redacting, dismissed], { state: 'redacting' }],
    ['is not redacted once dismissed', [dismissed, redacting], { state: 'dismissed' }],
  ] as const)('%s', (_, events, now) => {
    const [row, other] = rowsOf(after(...events))
    expect(row?.now).toEqual(now)
    expect(other?.now).toEqual({ state: 'found' })
  })

  it("changes no group that an event doesn't concern", () => {
    const proposal = after()
    expect(step(proposal, { type: 'redacting', keys: ['other'] }).groups[0]).toBe(proposal.groups[0])
  })
})
