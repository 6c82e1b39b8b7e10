import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { calendarOf, isZone } from '../../../core/retention/calendar.ts'
import { aFile, aPolicy, lineFor } from './policies.ts'

const dueAt = (zone: string, keep: string, solved: string): string | undefined =>
  lineFor(aFile([aPolicy({ keep })], [], zone), { solved_at: solved }).due_at

describe('the end of a period', () => {
  it.each([
    ['the last of February after 31 January', 'UTC', 'P1M', '2026-01-31T10:00:00Z', '2026-02-28T10:00:00.000Z'],
    ['29 February of a leap year', 'UTC', 'P1M', '2024-01-31T10:00:00Z', '2024-02-29T10:00:00.000Z'],
    ['28 February a year after 29 February', 'UTC', 'P1Y', '2024-02-29T10:00:00Z', '2025-02-28T10:00:00.000Z'],
    ['29 February four years later', 'UTC', 'P4Y', '2024-02-29T10:00:00Z', '2028-02-29T10:00:00.000Z'],
    ['28 February of 2100, which is no leap year', 'UTC', 'P76Y', '2024-02-29T10:00:00Z', '2100-02-28T10:00:00.000Z'],
    ['30 June after 31 May', 'UTC', 'P1M', '2026-05-31T00:00:00Z', '2026-06-30T00:00:00.000Z'],
    ['the year after December', 'UTC', 'P2M', '2025-12-31T23:59:59Z', '2026-02-28T23:59:59.000Z'],
    ['months before days', 'UTC', 'P1M1D', '2026-01-31T00:00:00Z', '2026-03-01T00:00:00.000Z'],
    ['weeks of seven days', 'UTC', 'P2W', '2026-01-01T00:00:00Z', '2026-01-15T00:00:00.000Z'],
    ['a year and a half', 'UTC', 'P1Y6M', '2024-08-31T00:00:00Z', '2026-02-28T00:00:00.000Z'],
    [
      'the zone’s own month, not that of UTC',
      'Europe/Paris',
      'P1M',
      '2026-01-30T23:30:00Z',
      '2026-02-27T23:30:00.000Z',
    ],
    ['the hour on the wall over a summer', 'Europe/Paris', 'P90D', '2026-01-31T10:00:00Z', '2026-05-01T09:00:00.000Z'],
    [
      'after the gap, when spring skips the hour',
      'Europe/Paris',
      'P1D',
      '2026-03-28T01:30:00Z',
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'the earlier of two, when autumn repeats the hour',
      'Europe/Paris',
      'P1D',
      '2026-10-24T00:30:00Z',
      '2026-10-25T00:30:00.000Z',
    ],
    [
      'the earlier of two, from the winter side',
      'Europe/Paris',
      'P1Y',
      '2025-10-25T00:30:00Z',
      '2026-10-25T00:30:00.000Z',
    ],
    ['after New York’s gap', 'America/New_York', 'P1D', '2026-03-07T07:30:00Z', '2026-03-08T07:30:00.000Z'],
    ['the earlier of New York’s two', 'America/New_York', 'P1D', '2026-10-31T05:30:00Z', '2026-11-01T05:30:00.000Z'],
    ['past the day that Samoa never had', 'Pacific/Apia', 'P1D', '2011-12-29T22:00:00Z', '2011-12-30T22:00:00.000Z'],
    ['28 February after 29 January', 'UTC', 'P1M', '2026-01-29T10:00:00Z', '2026-02-28T10:00:00.000Z'],
    ['31 March three months after 31 December', 'UTC', 'P3M', '2025-12-31T10:00:00Z', '2026-03-31T10:00:00.000Z'],
    ['29 March, years and months at once', 'UTC', 'P1Y1M', '2024-02-29T10:00:00Z', '2025-03-29T10:00:00.000Z'],
    ['29 February, years and months at once', 'UTC', 'P1Y1M', '2023-01-31T10:00:00Z', '2024-02-29T10:00:00.000Z'],
    ['1 March a day after a leap year’s February', 'UTC', 'P1D', '2024-02-29T10:00:00Z', '2024-03-01T10:00:00.000Z'],
    [
      '31 December 365 days after a leap year’s first',
      'UTC',
      'P365D',
      '2024-01-01T00:00:00Z',
      '2024-12-31T00:00:00.000Z',
    ],
    ['28 February twelve months after 29', 'UTC', 'P12M', '2024-02-29T10:00:00Z', '2025-02-28T10:00:00.000Z'],
    ['29 February of 2000, which is a leap year', 'UTC', 'P1M', '2000-01-31T10:00:00Z', '2000-02-29T10:00:00.000Z'],
    ['1 March in Paris, 28 February in UTC', 'Europe/Paris', 'P1Y', '2024-02-29T23:30:00Z', '2025-02-28T23:30:00.000Z'],
    [
      'the month’s end in India, a second before',
      'Asia/Kolkata',
      'P1M',
      '2026-01-31T18:29:59Z',
      '2026-02-28T18:29:59.000Z',
    ],
    ['the month’s first in India', 'Asia/Kolkata', 'P1M', '2026-01-31T18:30:00Z', '2026-02-28T18:30:00.000Z'],
    ['the month’s end in Nepal', 'Asia/Kathmandu', 'P1M', '2026-01-30T18:15:00Z', '2026-02-27T18:15:00.000Z'],
    [
      '28 March in Los Angeles after 28 February',
      'America/Los_Angeles',
      'P1M',
      '2026-03-01T07:00:00Z',
      '2026-03-29T06:00:00.000Z',
    ],
    ['a day ahead of all others', 'Pacific/Kiritimati', 'P1M', '2026-01-30T10:00:00Z', '2026-02-27T10:00:00.000Z'],
    [
      'the hour on the wall in St. John’s',
      'America/St_Johns',
      'P6M',
      '2026-01-15T12:00:00Z',
      '2026-07-15T11:00:00.000Z',
    ],
    ['the hour on the wall on Chatham', 'Pacific/Chatham', 'P6M', '2026-01-15T12:00:00Z', '2026-07-15T13:00:00.000Z'],
    [
      'after Lord Howe’s gap of half an hour',
      'Australia/Lord_Howe',
      'P1D',
      '2026-10-02T15:45:00Z',
      '2026-10-03T15:45:00.000Z',
    ],
    [
      'the earlier of Lord Howe’s two half hours',
      'Australia/Lord_Howe',
      'P1D',
      '2026-04-03T14:45:00Z',
      '2026-04-04T14:45:00.000Z',
    ],
    [
      'one o’clock where Santiago skips midnight',
      'America/Santiago',
      'P1D',
      '2026-09-05T04:00:00Z',
      '2026-09-06T04:00:00.000Z',
    ],
    ['after the gap, a year later', 'Europe/Paris', 'P1Y', '2026-03-28T01:30:00Z', '2027-03-28T01:30:00.000Z'],
    ['beyond the offsets laid out', 'Europe/Paris', 'P200Y', '2026-07-01T00:00:00Z', '2226-07-01T00:00:00.000Z'],
  ])('is %s', (_, zone, keep, solved, due) => expect(dueAt(zone, keep, solved)).toBe(due))

  it('is reached at its very instant and not a second before', () => {
    const file = aFile([aPolicy({ keep: 'P1D' })])
    const ticket = { solved_at: '2026-01-01T12:00:00+02:00' }
    expect(lineFor(file, ticket, '2026-01-02T10:00:00Z').outcome).toBe('due')
    expect(lineFor(file, ticket, '2026-01-02T09:59:59Z').outcome).toBe('later')
  })
})

const zones = [
  'UTC',
  'Europe/Paris',
  'America/New_York',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'America/Sao_Paulo',
]
const calendars = new Map(zones.map((zone) => [zone, calendarOf(zone)]))

describe('calendar arithmetic', () => {
  it('agrees with Temporal in every zone, from 1960 to 2200', () => {
    const period = fc.record({ years: fc.nat(12), months: fc.nat(30), weeks: fc.nat(10), days: fc.nat(400) })
    const start = fc.integer({ min: Date.UTC(1960, 0), max: Date.UTC(2200, 0) })
    fc.assert(
      fc.property(fc.constantFrom(...zones), start, period, (zone, from, added) => {
        const whole = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).add(added)
        expect(calendars.get(zone)?.add(from, added)).toBe(whole.epochMilliseconds)
      }),
      { numRuns: 3000 },
    )
  })

  it('adds nothing to the second of two hours that autumn repeats, where there is nothing to add', () => {
    const second = Date.parse('2026-10-25T01:30:00Z')
    expect(calendars.get('Europe/Paris')?.add(second, { years: 0, months: 0, weeks: 0, days: 0 })).toBe(second)
  })

  it.each(zones)('agrees with Temporal at every quarter of an hour around changes of clocks in %s', (zone) => {
    for (const day of [
      '2026-03-29',
      '2026-10-25',
      '2026-03-08',
      '2026-11-01',
      '2011-12-30',
      '2026-04-05',
      '2026-10-04',
    ]) {
      for (let quarter = -200; quarter < 200; quarter += 1) {
        const from = Date.parse(`${day}T00:00:00Z`) - 86_400_000 + quarter * 900_000
        const whole = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).add({ days: 1 })
        const added = calendars.get(zone)?.add(from, { years: 0, months: 0, weeks: 0, days: 1 })
        if (added !== whole.epochMilliseconds) expect.fail(`${new Date(from).toISOString()} in ${zone}`)
      }
    }
  })

  it('ends a day where the next begins, also when midnight is skipped', () => {
    expect(calendars.get('Europe/Paris')?.endOf('2027-06-30')).toBe(Date.parse('2027-06-30T22:00:00Z'))
    expect(calendars.get('America/Sao_Paulo')?.endOf('2018-11-03')).toBe(Date.parse('2018-11-04T03:00:00Z'))
  })

  it.each(['Europe/Pari', '', '+02:00', 'UTC+2', '../etc', 'Europe/Paris ', 'constructor'])(
    'knows no zone %j',
    (zone) => expect(isZone(zone)).toBe(false),
  )
})
