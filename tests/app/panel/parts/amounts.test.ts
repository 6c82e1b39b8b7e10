import { afterEach, describe, expect, it, vi } from 'vitest'
import { dateText, durationText, periodText, sharesText } from '../../../../app/panel/parts/amounts.ts'
import { pathOf } from '../../../../app/panel/parts/path.ts'

const plain = (text: string): string => text.replace(/\s/g, ' ')

describe('amounts', () => {
  afterEach(() => vi.unstubAllEnvs())

  it.each(['America/New_York', 'UTC', 'Europe/Paris', 'Pacific/Auckland'])('keep a date as it is in %s', (zone) => {
    vi.stubEnv('TZ', zone)
    expect(dateText('fr', '2027-06-30')).toBe('30 juin 2027')
  })

  it.each([
    ['en', 'P90D', '90 days'],
    ['en', 'P1Y6M', '1 year and 6 months'],
    ['fr', 'P1Y6M', '1 an et 6 mois'],
    ['fr', 'P2W', '2 semaines'],
    ['en', 'soon', 'soon'],
  ])('in %s the period %s is %s', (locale, written, read) => expect(plain(periodText(locale, written))).toBe(read))

  it.each([
    [0, '0 seconds'],
    [89, '89 seconds'],
    [90, '2 minutes'],
    [5400, '2 hours'],
    [129_600, '2 days'],
  ])('%i seconds are %s', (seconds, read) => expect(plain(durationText('en', seconds))).toBe(read))

  it.each([
    ['en', 0.02, 0.27, ['2%', '27%']],
    ['en', 0.02, 0.0204, ['2%', '2.04%']],
    ['fr', 0.02, 0.020_001, ['2 %', '2,0001 %']],
    ['en', 0.02, 0.02, ['2%', '2%']],
  ])('in %s tell %d from %d', (locale, one, other, read) =>
    expect(sharesText(locale, one, other).map(plain)).toEqual(read),
  )
})

describe('a path', () => {
  it('has its parameters filled in, escaped', () => {
    expect(pathOf('/api/runs/:run_id/tickets', { run_id: 'a/b' })).toBe('/api/runs/a%2Fb/tickets')
  })

  it('without one of them is a bug', () => expect(() => pathOf('/api/:run_id', {})).toThrow('run_id'))
})
