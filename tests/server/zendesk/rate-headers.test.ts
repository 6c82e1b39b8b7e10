import { describe, expect, it } from 'vitest'
import { retryAfterOf } from '../../../server/zendesk/rate-headers.ts'

const now = Date.parse('2026-11-24T08:00:00.000Z')
const waitOf = (headers: Record<string, string>, body?: unknown) =>
  retryAfterOf({ headers: new Headers(headers), body }, now)

describe('how long a refused call should wait', () => {
  it.each([
    ['17', 17],
    [' 17 ', 17],
    ['0', 0],
    ['3600', 3600],
    ['1.5', 2],
    ['0.2', 1],
    ['Tue, 24 Nov 2026 08:01:30 GMT', 90],
    ['Tuesday, 24-Nov-26 08:01:30 GMT', 90],
    ['2026-11-24T08:01:30Z', 90],
    ['2026-11-24T08:01:29.001Z', 90],
    ['Tue, 24 Nov 2026 07:00:00 GMT', 0],
  ])('is what %j says: %i seconds', (written, seconds) => {
    expect(waitOf({ 'retry-after': written })).toBe(seconds)
  })

  it.each(['-1', '-1.5', '', 'soon', 'in 5', '1,5', '1e3', '24/11/2026', 'NaN', '99999999999'])(
    'is not said by %j, and never at once for it',
    (written) => {
      expect(waitOf({ 'retry-after': written })).toBeUndefined()
      expect(waitOf({ 'retry-after': written, 'ratelimit-reset': '41' })).toBe(41)
    },
  )

  it('is nothing that the limits of requests say, where there are too many jobs', () => {
    const body = { error: 'TooManyJobs' }
    expect(waitOf({ 'ratelimit-reset': '1' }, body)).toBeUndefined()
    const jobs = { 'zendesk-ratelimit-inflight-jobs': 'total=30; remaining=0; resets=45' }
    expect(waitOf({ ...jobs, 'ratelimit-reset': '1' }, body)).toBe(45)
    expect(waitOf({ ...jobs, 'ratelimit-reset': '1' })).toBe(1)
    expect(waitOf({ ...jobs, 'retry-after': '2' }, body)).toBe(2)
  })
})
