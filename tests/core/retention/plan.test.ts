import { describe, expect, it } from 'vitest'
import { reasons } from '../../../core/retention/reasons.ts'
import { planTicket } from '../../../core/retention/plan.ts'
import { aFile, aHold, aPolicy, aTicket, lineFor, setOf } from './policies.ts'

const long = aPolicy({ name: 'account-change', match: '{ tags: { any: [account] } }', keep: 'P5Y' })
const redacting = aPolicy({
  name: 'cards',
  match: '{ tags: { any: [account] } }',
  keep: 'P30D',
  then: '[redact: { kinds: [CREDIT_CARD] }]',
})
const forVips = aPolicy({ name: 'vips', match: '{ requester_tags: [vip] }', keep: 'P10Y' })
const both = aFile([aPolicy(), long])
const due2026 = '2026-04-01T00:00:00.000Z'
const due2031 = '2031-01-01T00:00:00.000Z'

const cases: readonly [string, string, object, object][] = [
  [
    'is due when its period is over',
    aFile([aPolicy()]),
    {},
    { outcome: 'due', policy: 'routine', due_at: due2026, actions: ['delete'], because: ['matched', 'period-over'] },
  ],
  [
    'waits while its period runs',
    aFile([aPolicy({ keep: 'P5Y' })]),
    {},
    { outcome: 'later', policy: 'routine', due_at: due2031, actions: [], because: ['matched', 'period-running'] },
  ],
  [
    'is kept under no policy',
    aFile([aPolicy()]),
    { tags: [] },
    { outcome: 'kept', actions: [], because: ['no-policy'] },
  ],
  [
    'is kept without an anchor, which is never guessed',
    aFile([aPolicy()]),
    { solved_at: null, updated_at: '2020-01-01T00:00:00Z' },
    { outcome: 'kept', policy: 'routine', actions: [], because: ['matched', 'anchor-unknown'] },
  ],
  [
    'is under the policy whose tag it bears, whatever match says',
    aFile([aPolicy({ name: 'one-two' })]),
    { tags: ['custos_keep_one_two'] },
    { outcome: 'due', policy: 'one-two', due_at: due2026, actions: ['delete'], because: ['tagged', 'period-over'] },
  ],
  [
    'is not deleted while open',
    aFile([aPolicy()]),
    { status: 'open' },
    {
      outcome: 'later',
      policy: 'routine',
      due_at: due2026,
      actions: [],
      because: ['matched', 'period-over', 'not-solved'],
    },
  ],
  ...[null, 'weird'].map((status): [string, string, object, object] => [
    `is not deleted while its status is ${String(status)}, which is not known`,
    aFile([aPolicy()]),
    { status },
    { outcome: 'later', actions: [], because: ['matched', 'period-over', 'fact-unknown'] },
  ]),
  [
    'is redacted while open, and not deleted',
    aFile([aPolicy({ then: '[redact: { kinds: [CREDIT_CARD] }, delete: {}]' })]),
    { status: 'hold' },
    { outcome: 'due', actions: ['redact'], because: ['matched', 'period-over', 'not-solved'] },
  ],
  [
    'lists what is done in the order of a run',
    aFile([aPolicy({ then: '[delete_requester: {}, delete: {}, redact: { attachments: true }]' })]),
    {},
    { outcome: 'due', actions: ['redact', 'delete', 'delete_requester'] },
  ],
  [
    'is held where it would be due',
    aFile([aPolicy()], [aHold()]),
    { tags: ['faq', 'legal_hold'] },
    { outcome: 'held', policy: 'routine', due_at: due2026, actions: [], because: ['matched', 'period-over', 'hold'] },
  ],
  [
    'is held where it would be later',
    aFile([aPolicy({ keep: 'P5Y' })], [aHold()]),
    { tags: ['faq', 'legal_hold'] },
    { outcome: 'held', actions: [], because: ['matched', 'period-running', 'hold'] },
  ],
  [
    'is not even redacted while held',
    aFile([redacting], [aHold()]),
    { tags: ['account', 'legal_hold'] },
    { outcome: 'held', actions: [] },
  ],
  [
    'is kept, not held, under no policy',
    aFile([aPolicy()], [aHold()]),
    { tags: ['legal_hold'] },
    { outcome: 'kept', because: ['no-policy'] },
  ],
  [
    'is held where it can’t be known whether it is',
    aFile([aPolicy()], [aHold('{ requester_tags: { any: [vip] } }')]),
    {},
    { outcome: 'held', because: ['matched', 'period-over', 'hold-not-known'] },
  ],
  [
    'is held by its requester',
    aFile([aPolicy()], [aHold('{ requester: [1234] }')]),
    { requester_id: 1234 },
    { outcome: 'held' },
  ],
  [
    'is due once its hold has ended',
    aFile([aPolicy()], [aHold(undefined, '2026-11-22')]),
    { tags: ['faq', 'legal_hold'] },
    { outcome: 'due' },
  ],
  [
    'is deleted at the latest date of its policies',
    both,
    { tags: ['faq', 'account'] },
    {
      outcome: 'later',
      policy: 'account-change',
      due_at: due2031,
      actions: [],
      because: ['matched', 'period-running', 'latest-policy'],
    },
  ],
  [
    'waits for the latest date of a policy that only redacts, too',
    aFile([aPolicy(), aPolicy({ name: 'late', keep: 'P5Y', then: '[redact: { kinds: [CREDIT_CARD] }]' })]),
    {},
    { outcome: 'later', due_at: due2031, actions: [] },
  ],
  [
    'is redacted at the date of one policy before another deletes it',
    aFile([long, redacting]),
    { tags: ['account'] },
    {
      outcome: 'due',
      policy: 'cards',
      due_at: '2026-01-31T00:00:00.000Z',
      actions: ['redact'],
      because: ['matched', 'period-over'],
    },
  ],
  [
    'names the first of two policies with one date',
    aFile([aPolicy(), aPolicy({ name: 'other' })]),
    {},
    { outcome: 'due', policy: 'routine' },
  ],
  [
    'is not deleted while the date of one of its policies is not known',
    aFile([aPolicy(), aPolicy({ name: 'by-close', since: 'closed' })]),
    {},
    { outcome: 'kept', policy: 'by-close', actions: [], because: ['matched', 'anchor-unknown'] },
  ],
  [
    'is redacted all the same',
    aFile([redacting, aPolicy({ name: 'by-close', match: '{ tags: [account] }', since: 'closed' })]),
    { tags: ['account'] },
    { outcome: 'due', policy: 'cards', actions: ['redact'], because: ['matched', 'period-over', 'anchor-unknown'] },
  ],
  [
    'is not deleted while it isn’t known whether a longer policy covers it',
    aFile([aPolicy(), forVips]),
    {},
    {
      outcome: 'later',
      policy: 'routine',
      due_at: due2026,
      actions: [],
      because: ['matched', 'period-over', 'fact-unknown'],
    },
  ],
  [
    'is not deleted while it isn’t known whether one covers it whose date isn’t known',
    aFile([aPolicy(), aPolicy({ name: 'by-close', since: 'closed', match: '{ holds_pii: [CREDIT_CARD] }' })]),
    {},
    { outcome: 'later', actions: [], because: ['matched', 'period-over', 'fact-unknown'] },
  ],
  [
    'is deleted where the policy that may cover it would not have it kept longer',
    aFile([aPolicy(), aPolicy({ name: 'cards', match: '{ holds_pii: [CREDIT_CARD] }', keep: 'P1D' })]),
    {},
    { outcome: 'due', policy: 'routine', actions: ['delete'], because: ['matched', 'period-over'] },
  ],
  [
    'is redacted all the same while a longer policy may cover it',
    aFile([redacting, long, forVips]),
    { tags: ['account'], solved_at: '2021-01-01T00:00:00Z' },
    { outcome: 'due', policy: 'cards', actions: ['redact'], because: ['matched', 'period-over', 'fact-unknown'] },
  ],
  [
    'is deleted by the shorter policy once it is known that the longer one doesn’t cover it',
    aFile([aPolicy(), forVips]),
    { requester_tags: [] },
    { outcome: 'due', policy: 'routine', actions: ['delete'], because: ['matched', 'period-over'] },
  ],
  [
    'is kept when it is deleted already',
    aFile([aPolicy()]),
    { status: 'deleted' },
    { outcome: 'kept', actions: [], because: ['deleted'] },
  ],
  [
    'says when nothing is there to redact',
    aFile([redacting]),
    { tags: ['account'], pii: ['IBAN_CODE'] },
    { outcome: 'due', actions: ['redact'], because: ['matched', 'period-over', 'nothing-found'] },
  ],
  [
    'is not taken for free of personal data before it was scanned',
    aFile([aPolicy({ match: '{ none: [holds_pii: [CREDIT_CARD]] }' })]),
    {},
    { outcome: 'kept', because: ['no-policy', 'fact-unknown'] },
  ],
  ['reads statuses and tags in capitals', aFile([aPolicy()]), { status: 'SOLVED', tags: ['FAQ'] }, { outcome: 'due' }],
]

describe('a ticket', () => {
  it.each(cases)('%s', (_, file, ticket, line) => {
    expect(lineFor(file, ticket)).toMatchObject({ ticket_id: 7, ...line })
  })

  it('shows every reason there is in these cases', () => {
    const shown = new Set(cases.flatMap(([, file, ticket]) => lineFor(file, ticket).because))
    // Only a plan of one schedule has the others.
    expect([...reasons].filter((reason) => !shown.has(reason))).toEqual(['other-schedule', 'brought-back'])
  })

  it.each([
    [aFile([redacting]), ['IBAN_CODE'], true],
    [aFile([redacting]), ['CREDIT_CARD'], false],
    [aFile([redacting]), null, false],
    [aFile([redacting, aPolicy({ match: '{ tags: account }' })]), [], false],
    [aFile([redacting, aPolicy({ match: '{ tags: account }', then: '[redact: { attachments: true }]' })]), [], false],
  ])('is idle where redaction is all that is due and finds nothing: %#', (file, pii, isIdle) => {
    const planned = planTicket(setOf(file), aTicket({ tags: ['account'], pii }), Date.parse('2026-11-24T02:00:00Z'))
    expect(planned).toMatchObject({ outcome: 'due', isIdle })
  })

  it.each([
    ['2026-11-23T23:59:59Z', 'held'],
    ['2026-11-24T04:59:59Z', 'held'],
    ['2026-11-24T05:00:00Z', 'due'],
  ])('is held to the end of the day in the zone of the policies: at %s it is %s', (now, outcome) => {
    const file = aFile([aPolicy()], [aHold(undefined, '2026-11-23')], 'America/New_York')
    expect(lineFor(file, { tags: ['faq', 'legal_hold'] }, now).outcome).toBe(outcome)
  })

  it.each([
    ['created', 'created_at'],
    ['updated', 'updated_at'],
    ['solved', 'solved_at'],
    ['closed', 'closed_at'],
    ['last_customer_comment', 'last_customer_comment_at'],
  ])('counts from %s by %s alone', (since, name) => {
    const none = {
      created_at: null,
      updated_at: null,
      solved_at: null,
      closed_at: null,
      last_customer_comment_at: null,
    }
    const file = aFile([aPolicy({ since, keep: 'P1D' })])
    expect(lineFor(file, { ...none, [name]: '2026-01-01T00:00:00Z' }).due_at).toBe('2026-01-02T00:00:00.000Z')
    expect(lineFor(file, none).outcome).toBe('kept')
  })

  it('without any date is kept', () =>
    expect(lineFor(aFile([aPolicy({ since: 'created' })]), { solved_at: undefined })).toMatchObject({
      outcome: 'kept',
    }))
})
