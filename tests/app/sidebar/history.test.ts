import { describe, expect, it } from 'vitest'
import { actionText, kindsText, toldEntries } from '../../../app/sidebar/history.ts'
import type { HistoryEntry } from '../../../contract/history.ts'
import { aLanguage } from '../../support/app.ts'

const anEntry = (seq: number, action: HistoryEntry['action'], over: Partial<HistoryEntry> = {}): HistoryEntry => ({
  ledger: { seq, hash: 'f'.repeat(64) },
  at: '2026-11-20T10:00:00Z',
  actor_id: 7,
  action,
  types: ['CREDIT_CARD'],
  count: 1,
  source: { comment_id: 1 },
  ...over,
})

const told = (...entries: readonly HistoryEntry[]) =>
  toldEntries(entries).map(({ ledger, action }) => [ledger.seq, action])

describe('what the History tab tells', () => {
  it('tells an intention by its outcome, newest first', () => {
    expect(
      told(anEntry(1, 'redaction.intended'), anEntry(2, 'redaction.done'), anEntry(3, 'finding.dismissed')),
    ).toEqual([
      [3, 'finding.dismissed'],
      [2, 'redaction.done'],
    ])
  })

  it('tells an intention that has no outcome yet', () => {
    expect(told(anEntry(1, 'redaction.intended'))).toEqual([[1, 'redaction.intended']])
  })

  it('lets an outcome settle the nearest intention of its own place, and no other', () => {
    expect(
      told(
        anEntry(1, 'redaction.intended'),
        anEntry(2, 'redaction.intended', { source: { comment_id: 2 } }),
        anEntry(3, 'redaction.intended'),
        anEntry(4, 'redaction.failed'),
      ),
    ).toEqual([
      [4, 'redaction.failed'],
      [2, 'redaction.intended'],
      [1, 'redaction.intended'],
    ])
  })

  it.each([
    ['en', { types: ['CREDIT_CARD'], count: 1 }, 'Card number'],
    ['en', { types: ['CREDIT_CARD'], count: 3 }, '3 × Card number'],
    ['fr', { types: ['CREDIT_CARD'], count: 3 }, '3\u00a0× Numéro de carte'],
    ['en', { types: ['CREDIT_CARD', 'IBAN_CODE'], count: 2 }, 'Card number, IBAN'],
    ['en', { types: ['CREDIT_CARD', 'IBAN_CODE'], count: 5 }, 'Card number, IBAN (5)'],
  ] as const)('%s: says what kinds %j are', async (locale, { types, count }, text) => {
    expect(kindsText(await aLanguage(locale), anEntry(1, 'redaction.done', { types: [...types], count }))).toBe(text)
  })

  it('says who did it', async () => {
    expect(actionText(await aLanguage('fr'), anEntry(1, 'redaction.requested'), 'Nora')).toBe(
      'Masquage demandé par Nora',
    )
  })
})
