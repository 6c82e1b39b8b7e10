import { describe, expect, it } from 'vitest'
import { byField } from '../../../../../app/panel/retention/form/places.ts'
import { sourceOf } from '../../../../../app/panel/retention/form/source.ts'
import { viewOf } from '../../../../../app/panel/retention/form/view.ts'
import { entityTypes } from '../../../../../core/pii/finding.ts'
import { compile } from '../../../../../core/retention/index.ts'

const fieldsWithProblems = (text: string): Record<string, string[]> => {
  const source = sourceOf(text)
  const compiled = compile([{ name: 'x', text }], new Set<string>(entityTypes))
  if (source === undefined || compiled.ok) throw new Error('This text should be readable and wrong')
  const found = byField(source, viewOf(source), compiled.problems)
  return Object.fromEntries([...found].map(([key, problems]) => [key, problems.map(({ code }) => code)]))
}

const text = `version: 2
timezone: Nowhere/Atall
policies:
  - name: Not a name
    title: { en: '' }
    match:
      all:
        - tags: { any: [a b] }
        - { field: { id: 1 } }
        - holds_pii: [CREDIT_CRAD]
        - colour: [red]
    keep: { for: P0D }
    then:
      - redact: {}
      - delete: { grace: P-1D, permanently: maybe }
    limits: { tickets: 0, share: 2 }
    runs: 0 0 30 2 *
holds:
  - name: open
    match: {}
    custodian: ''
    until: tomorrow
`

describe('what is wrong in a text', () => {
  it('stands at the field of the form in which it is to be mended', () => {
    expect(fieldsWithProblems(text)).toEqual({
      '': ['unknown-version'],
      timezone: ['unknown-zone'],
      'policies/0/basis': ['missing'],
      'policies/0/name': ['not-a-name'],
      'policies/0/title/en': ['not-text'],
      'policies/0/match/all/0/tags/any': ['not-a-tag'],
      'policies/0/match/all/1/field': ['field-without-test'],
      'policies/0/match/all/2/holds_pii': ['unknown-kind'],
      'policies/0/match/all/3/colour': ['unknown-word'],
      'policies/0/keep/since': ['missing'],
      'policies/0/then/0/redact': ['nothing-to-redact'],
      'policies/0/then/1/delete/grace': ['duration-negative'],
      'policies/0/then/1/delete/permanently': ['not-a-flag'],
      'policies/0/limits/tickets': ['not-a-number'],
      'policies/0/limits/share': ['limit-out-of-range'],
      'policies/0/runs': ['never-runs'],
      'holds/0/match': ['empty-list'],
      'holds/0/custodian': ['not-text'],
      'holds/0/until': ['not-a-date'],
    })
  })
})
