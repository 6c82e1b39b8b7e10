import { describe, expect, it } from 'vitest'
import {
  after,
  checkedRows,
  initial,
  isRedacting,
  openRows,
  type Event,
  type State,
} from '../../../app/sidebar/state.ts'
import { aPiece, knownOf, rowsOf } from '../../support/app.ts'

const at = new Date('2026-11-20T10:00:00Z')
const read = (...marked: readonly string[]): Event => ({
  type: 'read',
  known: knownOf(marked.map((text, index) => aPiece(index + 1, text))),
  comments: marked.length,
  unread: 0,
  at,
})

const all = (...events: readonly Event[]): State => events.reduce(after, initial)

describe('the sidebar’s state', () => {
  it('begins by reading, quietly from the second time on', () => {
    expect(initial.reading.state).toBe('reading')
    const known = all({ type: 'reading', done: 1, total: 2 }, read('card {4111}'))
    expect([known.hasRead, known.reading, known.comments]).toEqual([true, { state: 'read', at }, 1])
  })

  it('goes on showing what was found when reading fails later', () => {
    const state = all(read('card {4111}'), { type: 'read-failed', problem: 'zendesk-down' })
    expect(state.reading).toEqual({ state: 'failed', problem: 'zendesk-down' })
    expect(openRows(state)).toHaveLength(1)
  })

  it('announces results once, and again only when their number has changed', () => {
    const first = all(read('card {4111}'))
    expect(first.announcement).toEqual({ is: 'found', count: 1, checked: 1 })
    const same = after(first, read('card {4111}'))
    expect(same.announcement).toBe(first.announcement)
    expect(after(same, read('card {4111}', 'card {5555}')).announcement).toEqual({ is: 'found', count: 2, checked: 2 })
    expect(after(same, read('nothing')).announcement).toEqual({ is: 'clear' })
  })

  it('counts as open what was found or failed, and as no longer open what is done, dismissed or not yet certain', () => {
    const state = all(read('{1111} {2222} {3333} {4444} {5555}'))
    const [one, two, three, four] = rowsOf(state).map(({ key }) => key)
    const keys = [one, two, three].map((key) => key ?? '')
    const next = (
      [
        { type: 'redacting', keys },
        { type: 'redacted', keys: keys.slice(0, 1), at: '', seq: 1 },
        { type: 'failed', keys: keys.slice(1, 2), problem: 'zendesk-busy' },
        { type: 'failed', keys: keys.slice(2, 3), problem: 'unsettled' },
        { type: 'dismissed', keys: [four ?? ''] },
      ] satisfies Event[]
    ).reduce<State>(after, state)
    expect(openRows(next).map(({ finding }) => finding.start)).toEqual([5, 20])
    expect(isRedacting(next)).toBe(false)
    expect(checkedRows(next)).toHaveLength(2)
  })

  it('takes the word of a changed comment back when the agent acts again', () => {
    const state = all(read('card {4111}'), { type: 'changed', places: ['comment 1'] })
    expect([...state.changed]).toEqual(['comment 1'])
    expect([...after(state, { type: 'checked', keys: [], checked: true }).changed]).toEqual(['comment 1'])
    const acted = after({ ...state, refused: 'internal' }, { type: 'redacting', keys: [] })
    expect([acted.changed.size, acted.refused]).toEqual([0, undefined])
  })
})
