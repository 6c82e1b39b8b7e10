import { expect, it } from 'vitest'
import { newEngine } from '../../../server/flows/access/engine.ts'

it('takes no longer for a view of a ticket the more tickets its organization has', () => {
  const engine = newEngine({ agents: [{ id: 8 }], groups: [{ id: 1 }], memberships: [] }, null)
  const ticket = (id: number) => ({
    ...{ id, organization: 3, group: 1, requester: id, collaborators: [], commenters: [] },
    history: [{ at: 0, group: 1 }],
  })
  engine.learn(Array.from({ length: 100_000 }, (_, index) => ticket(index + 1)))
  const began = performance.now()
  for (let id = 1; id <= 300; id++) {
    const view = { id: String(id), at: id * 1000, source: 'access', actor: 8, verb: 'view', kind: 'ticket' } as const
    expect(engine.judge({ ...view, object: id, session: true, refused: false }, id).reason).toBe('none')
  }
  expect(performance.now() - began).toBeLessThan(1000)
})
