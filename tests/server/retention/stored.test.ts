import { describe, expect, it } from 'vitest'
import { compile, planTicket } from '../../../core/retention/index.ts'
import { setIn } from '../../../server/flows/retention/versions.ts'
import { aFile, aHold, aPolicy, aTicket } from '../../core/retention/policies.ts'

const large = `# ${'é'.repeat(600 * 1024)}\n`
const listed = Array.from({ length: 5001 }, (_, at) => `a${at}`).join(', ')

describe('a version that was saved before a rule came', () => {
  it.each([
    ['does nothing', aFile([aPolicy({ then: '[{}]' })]), []],
    ['has a match larger than one may be now', aFile([aPolicy({ match: `{ tags: [faq, ${listed}] }` })]), ['delete']],
    [
      'can never act',
      aFile([aPolicy(), aPolicy({ name: 'other', match: '{ status: new }', since: 'closed' })]),
      ['delete'],
    ],
    ['has more bytes than characters', large + aFile([aPolicy()]), ['delete']],
    ['has a hold that covers nothing', aFile([aPolicy()], [aHold('{ tags: { all: [a], none: [a] } }')]), ['delete']],
  ])('is refused as a new one where it %s, and planned with as it was', (_, text, actions) => {
    expect(compile([{ name: 'new.yaml', text }], new Set())).toMatchObject({ ok: false })
    const set = setIn({ id: crypto.randomUUID(), number: 1, text })
    expect(planTicket(set, aTicket(), Date.parse('2026-11-24T02:00:00Z')).actions).toEqual(actions)
  })

  it('says of a policy that does nothing that it covers the ticket, and nothing that isn’t so', () => {
    const set = setIn({ id: crypto.randomUUID(), number: 1, text: aFile([aPolicy({ then: '[{}]' })]) })
    const now = Date.parse('2026-11-24T02:00:00Z')
    expect(planTicket(set, aTicket(), now)).toMatchObject({ outcome: 'kept', policy: 'routine', because: ['matched'] })
    const unknown = planTicket(set, aTicket({ solved_at: null }), now)
    expect(unknown).toMatchObject({ outcome: 'kept', because: ['matched', 'anchor-unknown'] })
  })

  it('is not planned with where what it says can’t be read', () =>
    expect(() => setIn({ id: crypto.randomUUID(), number: 3, text: aFile([aPolicy({ since: 'solve' })]) })).toThrow(
      'version 3 of the policies no longer compiles: unknown-word',
    ))
})
