import { describe, expect, it } from 'vitest'
import { bookOf, explainer, type AccessEvent, type AccountFacts, type TicketFacts } from '../../../core/access/index.ts'

const facts: AccountFacts = {
  agents: [{ id: 1 }, { id: 2, custom_role_id: 7 }, { id: 3 }],
  custom_roles: [{ id: 7, name: 'Team lead' }],
  memberships: [
    { user_id: 1, group_id: 10, from: 0, to: 500 },
    { user_id: 2, group_id: 11, from: 0, to: Infinity },
    { user_id: 3, group_id: 11, from: 0, to: Infinity },
  ],
  on_call: [{ user_id: 3, from: 400, to: 500 }],
  views: [
    { id: 70, group_ids: [10] },
    { id: 71, group_ids: [], user_id: 3 },
  ],
}

const aTicket = (id: number, fields: Partial<TicketFacts> = {}): TicketFacts => ({
  id,
  group: 10,
  collaborators: [],
  commenters: [],
  history: [],
  ...fields,
})

const tickets = bookOf([
  aTicket(1, {
    history: [
      { at: 0, group: 12 },
      { at: 100, group: 12, assignee: 1 },
      { at: 200, group: 12, assignee: 3 },
    ],
  }),
  aTicket(2, { collaborators: [3] }),
  aTicket(3, { commenters: [3] }),
  aTicket(4),
  aTicket(5, { organization: 900 }),
  aTicket(6, { organization: 900, createdAt: 50, closedAt: 300, history: [{ at: 50, group: 11, assignee: 3 }] }),
])

const look = (actor: number, object: number, at: number, fields: Partial<AccessEvent> = {}): AccessEvent => ({
  id: `${String(actor)}-${String(object)}-${String(at)}`,
  at,
  source: 'access',
  actor,
  verb: 'view',
  kind: 'ticket',
  object,
  session: true,
  refused: false,
  ...fields,
})

const reasonOf = (event: AccessEvent, before: readonly AccessEvent[] = []) => {
  const explain = explainer(facts, tickets)
  before.forEach(explain)
  return explain(event)
}

describe('the reason of an access', () => {
  it.each([
    ['none before it was assigned', look(1, 1, 50), 'none'],
    ['the assignee of that moment', look(1, 1, 150), 'assigned'],
    ['the assignee of an earlier moment', look(1, 1, 250), 'was-assigned'],
    ['a follower', look(3, 2, 10), 'follower'],
    ['who commented', look(3, 3, 10), 'commented'],
    ['a member of its group', look(1, 4, 10), 'own-group'],
    ['no member any more', look(1, 4, 600), 'none'],
    ['from a view of one’s own', look(3, 4, 10, { view: 71 }), 'own-view'],
    ['from a view of another group', look(3, 4, 10, { view: 70 }), 'none'],
    ['an open ticket of the same organization', look(3, 5, 100), 'same-organization'],
    ['that ticket closed since', look(3, 5, 350), 'none'],
    ['on call', look(3, 4, 450), 'on-call'],
    ['a lead', look(2, 4, 10), 'oversees'],
    ['a ticket nobody knows', look(3, 99, 10), 'unknown-ticket'],
  ])('is told for %s', (_, event, expected) => expect(reasonOf(event)).toBe(expected))

  it('is one’s own work after one has changed the ticket, and not before', () => {
    const change = look(3, 4, 20, { verb: 'update' })
    expect(reasonOf(look(3, 4, 10))).toBe('none')
    expect(reasonOf(look(3, 4, 30), [change])).toBe('worked')
    expect(reasonOf(look(3, 4, 30), [{ ...change, refused: true }])).toBe('none')
  })

  it('is the job for whoever merges tickets of the own group one after the other', () => {
    const merges = [1, 2, 3].map((at) => look(1, 1000 + at, at, { verb: 'merge' }))
    expect(reasonOf(look(1, 4, 10), merges)).toBe('bulk-job')
    expect(reasonOf(look(1, 4, 10), merges.slice(1))).toBe('own-group')
    expect(reasonOf(look(3, 4, 10), merges)).toBe('none')
  })
})
