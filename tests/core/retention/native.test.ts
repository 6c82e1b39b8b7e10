import { describe, expect, it } from 'vitest'
import { compile, conflictsOf, isGrave, nativeAt, nativePeriod } from '../../../core/retention/index.ts'
import { nativeConflicts } from '../../../core/retention/native-conflicts.ts'

const now = Date.parse('2026-11-25T00:00:00Z')

const setOf = (keep: string, then: string, hold?: string) => {
  const text = [
    'version: 1',
    'policies:',
    '  - name: routine',
    '    basis: GDPR art. 5(1)(e)',
    '    match: { tags: { any: [faq] } }',
    `    keep: { for: ${keep}, since: solved }`,
    `    then: [${then}]`,
    ...(hold === undefined
      ? []
      : [
          'holds:',
          '  - name: lawsuit',
          '    match: { tags: { any: [legal_hold] } }',
          '    custodian: legal@example.com',
          `    until: ${hold}`,
        ]),
  ].join('\n')
  const compiled = compile([{ name: 'policies.yaml', text }], new Set(['IBAN_CODE']))
  if (!compiled.ok) throw new Error(compiled.problems.map(({ code }) => code).join())
  return compiled.set
}
const deletion = 'delete: { grace: P7D }'
const redaction = 'redact: { kinds: [IBAN_CODE] }'

describe('a schedule of Zendesk’s', () => {
  it.each([
    ['deletes later than the policy', 'P2Y', setOf('P1Y', deletion), ['restarted-by-tag routine']],
    ['deletes on the same day', 'P1Y', setOf('P1Y', deletion), ['restarted-by-tag routine']],
    ['deletes sooner', 'P1Y', setOf('P1Y1D', deletion), ['sooner-than-policy routine']],
    ['can’t delete before tickets are archived', 'P1D', setOf('P120D', deletion), ['restarted-by-tag routine']],
    ['deletes as soon as they are', 'P1D', setOf('P121D', deletion), ['sooner-than-policy routine']],
    [
      'knows no hold',
      'P2Y',
      setOf('P1Y', deletion, 'indefinite'),
      ['may-delete-held lawsuit', 'restarted-by-tag routine'],
    ],
    [
      'has nothing to do with a hold that is over',
      'P2Y',
      setOf('P1Y', deletion, '2020-01-01'),
      ['restarted-by-tag routine'],
    ],
    ['begins anew at each redaction', 'P2Y', setOf('P3Y', redaction), ['restarted-by-redaction routine']],
  ])('%s', (_what, period, set, expected) => {
    expect(conflictsOf({ period }, set, now).map(({ code, name }) => `${code} ${name ?? ''}`)).toEqual(expected)
  })

  it('that is not understood is said to be, and still knows no hold', () => {
    const codes = conflictsOf({ period: null }, setOf('P1Y', deletion, 'indefinite'), now).map(({ code }) => code)
    expect(codes).toEqual(['not-understood', 'may-delete-held'])
  })

  it('is a grave matter where something may be lost, and none where only a date of Zendesk’s moves', () => {
    expect(nativeConflicts.filter(isGrave)).toEqual(['not-understood', 'may-delete-held', 'sooner-than-policy'])
  })

  it.each(['', 'P', '1Y', 'PT1H', 'P1Y1H', 'P-1Y'])('has no period in "%s"', (text) => {
    expect(nativePeriod(text)).toBeUndefined()
  })

  it('acts at the later of its period and the archiving', () => {
    const closed = Date.parse('2026-01-01T00:00:00Z')
    const at = (period: string, updated: string) =>
      new Date(
        nativeAt(nativePeriod(period) ?? { years: 0, months: 0, weeks: 0, days: 0 }, Date.parse(updated), closed),
      ).toISOString()
    expect(at('P30D', '2026-01-01T00:00:00Z')).toBe('2026-05-01T00:00:00.000Z')
    expect(at('P1Y', '2026-02-01T00:00:00Z')).toBe('2027-02-01T00:00:00.000Z')
  })
})
