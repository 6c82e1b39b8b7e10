import { describe, expect, it } from 'vitest'
import { upcoming } from '../../../core/retention/cron.ts'

const from = new Date('2026-10-24T12:00:00Z')
const next = (expression: string, zone = 'Europe/Paris') =>
  upcoming(expression, zone, from, 3).map((at) => at.toISOString())

describe('the next times of a schedule', () => {
  it('are told by the clock of its zone, also when that is changed between', () => {
    expect(next('0 3 * * *')).toEqual([
      '2026-10-25T02:00:00.000Z',
      '2026-10-26T02:00:00.000Z',
      '2026-10-27T02:00:00.000Z',
    ])
    expect(next('0 3 * * *', 'UTC')[0]).toBe('2026-10-25T03:00:00.000Z')
    expect(next('  30   1 1 jan * ')).toHaveLength(3)
  })

  it.each([
    ['', 'UTC'],
    ['0 3 * *', 'UTC'],
    ['0 0 30 2 *', 'UTC'],
    ['H 3 * * *', 'UTC'],
    ['0 3 * * *', 'Nowhere/Atall'],
  ])('are none of “%s” in %s', (expression, zone) => expect(next(expression, zone)).toEqual([]))
})
