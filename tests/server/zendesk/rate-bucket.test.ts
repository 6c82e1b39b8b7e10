import { describe, expect, it } from 'vitest'
import { rateBucket, type Priority, type RateBucket, type Settle } from '../../../server/zendesk/rate-bucket.ts'
import { failureOf } from './account.ts'
import { timeline } from './timeline.ts'

const reading = { method: 'GET', resource: '/users/{id}', pathname: '/api/v2/users/3' }
const update = (ticket: number) => ({
  method: 'PUT',
  resource: '/tickets/{id}',
  pathname: `/api/v2/tickets/${String(ticket)}.json`,
})
const told = (headers: Record<string, string>, status = 200) => ({ status, headers: new Headers(headers) })
const many = (method: string, resource: string) => ({ method, resource, pathname: `/api/v2${resource}` })
const impatient = { waitAtMost: { interactive: 0, background: 0 } }

const admitMany = async (bucket: RateBucket, times: number, call = reading, priority: Priority = 'interactive') => {
  const settles: Settle[] = []
  for (let time = 0; time < times; time += 1) settles.push(await bucket.admit(call, priority))
  return settles
}

/** How many calls go through before the bucket says busy. */
const admitted = async (bucket: RateBucket, call = reading, priority: Priority = 'interactive'): Promise<number> => {
  for (let count = 0; ; count += 1) {
    if (count > 10_000) throw new Error('the bucket has no bottom')
    try {
      const settle = await bucket.admit(call, priority)
      settle()
    } catch {
      return count
    }
  }
}

describe('the quota of an account', () => {
  it('is used to four fifths and no further', async () => {
    expect(await admitted(rateBucket({ ...timeline(), ...impatient, accountPerMinute: 200 }))).toBe(160)
  })

  it('is used to three fifths in the background, so that people at the screen come first', async () => {
    const bucket = rateBucket({ ...timeline(), ...impatient, accountPerMinute: 200 })
    expect(await admitted(bucket, reading, 'background')).toBe(120)
    expect(await admitted(bucket)).toBe(40)
  })

  it('of exports leaves a fifth of ten a minute, and what does not fit is not waited for', async () => {
    const time = timeline()
    const bucket = rateBucket(time)
    const page = {
      method: 'GET',
      resource: '/incremental/ticket_events',
      pathname: '/api/v2/incremental/ticket_events',
    }
    expect(await admitted(bucket, page, 'export')).toBe(8)
    expect(time.slept).toEqual([])
    expect(await failureOf(bucket.admit(page, 'export'))).toMatchObject({ code: 'busy', retryAfter: 60 })
  })

  it("is learnt from the answers, other apps' use included", async () => {
    const bucket = rateBucket({ ...timeline(), ...impatient })
    const [settle] = await admitMany(bucket, 1)
    settle?.(told({ 'x-rate-limit': '700', 'x-rate-limit-remaining': '150', 'ratelimit-reset': '30' }))
    expect(await admitted(bucket)).toBe(10)
  })

  it('counts calls under way against what the last answer left', async () => {
    const bucket = rateBucket({ ...timeline(), ...impatient })
    const settles = await admitMany(bucket, 6)
    settles[0]?.(told({ 'x-rate-limit': '100', 'x-rate-limit-remaining': '30' }))
    expect(await admitted(bucket)).toBe(5)
  })

  it('is full again when the window is over, as its reset says', async () => {
    const time = timeline()
    const bucket = rateBucket({ ...time, ...impatient })
    const [settle] = await admitMany(bucket, 1)
    settle?.(told({ 'ratelimit-limit': '100', 'ratelimit-remaining': '20', 'ratelimit-reset': '41' }))
    expect(await failureOf(bucket.admit(reading, 'interactive'))).toMatchObject({
      code: 'busy',
      status: 429,
      retryAfter: 41,
      applied: 'no',
    })
    time.advance(41_000)
    expect(await admitted(bucket)).toBe(80)
  })

  it('counts calls under way in the new window, where they may come to be counted', async () => {
    const time = timeline()
    const bucket = rateBucket({ ...time, ...impatient, accountPerMinute: 100 })
    await admitMany(bucket, 30)
    time.advance(60_000)
    expect(await admitted(bucket)).toBe(50)
  })

  it('makes a call wait for a window that is over soon', async () => {
    const time = timeline()
    const bucket = rateBucket(time)
    const [settle] = await admitMany(bucket, 1)
    settle?.(told({ 'ratelimit-limit': '100', 'ratelimit-remaining': '20', 'ratelimit-reset': '2' }))
    await bucket.admit(reading, 'interactive')
    expect(time.slept).toEqual([2000])
  })

  it('makes a call in the background wait for longer than one at the screen', async () => {
    const time = timeline()
    const bucket = rateBucket(time)
    const [settle] = await admitMany(bucket, 1)
    settle?.(told({ 'ratelimit-limit': '100', 'ratelimit-remaining': '20', 'ratelimit-reset': '45' }))
    expect(await failureOf(bucket.admit(reading, 'interactive'))).toMatchObject({ code: 'busy', retryAfter: 45 })
    await bucket.admit(reading, 'background')
    expect(time.slept).toEqual([45_000])
  })

  it('is not lost for the hours that a clock is set back', async () => {
    const time = timeline()
    const bucket = rateBucket({ ...time, ...impatient })
    const [first, second] = await admitMany(bucket, 2)
    first?.(told({ 'ratelimit-limit': '100', 'ratelimit-remaining': '20', 'ratelimit-reset': '41' }))
    second?.(told({ 'retry-after': '50', 'x-rate-limit': '100', 'x-rate-limit-remaining': '20' }, 429))
    time.advance(-7_200_000)
    expect(await failureOf(bucket.admit(reading, 'interactive'))).toMatchObject({ retryAfter: 50 })
    time.advance(41_000)
    expect(await admitted(bucket, { ...reading, pathname: '/api/v2/users/4' })).toBe(80)
  })

  it('is still known when the windows of many tickets are forgotten', async () => {
    const time = timeline()
    const bucket = rateBucket({ ...time, waitAtMost: { interactive: 60_000 } })
    const [settle] = await admitMany(bucket, 1)
    settle?.(told({ 'x-rate-limit': '700', 'x-rate-limit-remaining': '699' }))
    for (let ticket = 1; ticket <= 210; ticket += 1) (await bucket.admit(update(ticket), 'interactive'))()
    time.advance(700_000)
    await admitMany(bucket, 1)
    expect(bucket.perMinute()).toBe(700)
  })

  it('of none at all is asked once a minute whether it is more, and never divides by it', async () => {
    const time = timeline()
    const bucket = rateBucket({ ...time, ...impatient })
    const [settle] = await admitMany(bucket, 1)
    settle?.(told({ 'x-rate-limit': '0', 'x-rate-limit-remaining': '0' }))
    time.advance(60_000)
    expect(await admitted(bucket)).toBe(1)
    expect(bucket.perMinute()).toBe(1)
  })

  it('lets through at least one call of the smallest limit', async () => {
    expect(await admitted(rateBucket({ ...timeline(), ...impatient, accountPerMinute: 1 }))).toBe(1)
  })
})

describe('the limits of single endpoints', () => {
  it('hold updates of one ticket to its thirty in ten minutes, less our reserve', async () => {
    const time = timeline()
    const bucket = rateBucket({ ...time, ...impatient, accountPerMinute: 700 })
    expect(await admitted(bucket, update(1))).toBe(24)
    expect(await admitted(bucket, update(2))).toBe(24)
    expect(await failureOf(bucket.admit(update(1), 'interactive'))).toMatchObject({ retryAfter: 600 })
  })

  it("hold updates of all tickets to the account's hundred a minute, less our reserve", async () => {
    const bucket = rateBucket({ ...timeline(), ...impatient, accountPerMinute: 700 })
    let updates = 0
    for (let ticket = 1; ticket <= 10; ticket += 1) updates += await admitted(bucket, update(ticket))
    expect(updates).toBe(80)
    expect(await admitted(bucket)).toBe(480)
  })

  it.each([
    ['/comment_redactions/{id}', '/api/v2/comment_redactions/8'],
    ['/chat_redactions/{id}', '/api/v2/chat_redactions/8'],
    ['/chat_file_redactions/{id}', '/api/v2/chat_file_redactions/8'],
    ['/tickets/{id}/comments/{id}/attachments/{id}/redact', '/api/v2/tickets/1/comments/2/attachments/3/redact'],
  ])('count a redaction among the updates of all tickets (%s)', async (resource, pathname) => {
    const bucket = rateBucket({ ...timeline(), ...impatient, accountPerMinute: 700 })
    expect(await admitted(bucket, { method: 'PUT', resource, pathname })).toBe(80)
    expect(await admitted(bucket, update(1))).toBe(0)
  })

  it('keep jobs that run at once apart from updates a minute: neither header is taken for the other', async () => {
    const bucket = rateBucket({ ...timeline(), ...impatient, accountPerMinute: 700 })
    const tag = many('PUT', '/tickets/update_many')
    const [settle] = await admitMany(bucket, 1, tag)
    settle?.(
      told({
        'zendesk-ratelimit-inflight-jobs': 'total=30; remaining=9; resets=60',
        'zendesk-ratelimit-tickets-update': 'total=100; remaining=90; resets=41',
      }),
    )
    expect(await admitted(bucket, many('DELETE', '/tickets/destroy_many'))).toBe(3)
    expect(await admitted(bucket, tag)).toBe(0)
    let updates = 0
    for (let ticket = 1; ticket <= 10; ticket += 1) updates += await admitted(bucket, update(ticket))
    expect(updates).toBe(70)
  })

  it('are fed by headers of their own', async () => {
    const bucket = rateBucket({ ...timeline(), ...impatient, accountPerMinute: 700 })
    const [settle] = await admitMany(bucket, 1, update(1))
    settle?.(told({ 'zendesk-ratelimit-any-name': 'total=100; remaining=23; resets=41' }))
    expect(await admitted(bucket, update(2))).toBe(3)
    expect(await failureOf(bucket.admit(update(3), 'interactive'))).toMatchObject({ retryAfter: 41 })
  })
})

describe('a call that Zendesk refused as one too many', () => {
  const exportCall = { method: 'GET', resource: '/incremental/{id}', pathname: '/api/v2/incremental/tickets' }

  it('holds back the account where nothing says that it was another limit', async () => {
    const bucket = rateBucket({ ...timeline(), ...impatient })
    const [settle] = await admitMany(bucket, 1)
    settle?.(told({ 'retry-after': '17' }, 429))
    const other = { ...reading, pathname: '/api/v2/users/4' }
    expect(await failureOf(bucket.admit(other, 'interactive'))).toMatchObject({ code: 'busy', retryAfter: 17 })
  })

  it('holds back its own endpoint only where the account has something left', async () => {
    const bucket = rateBucket({ ...timeline(), ...impatient })
    const [settle] = await admitMany(bucket, 1, exportCall)
    settle?.(told({ 'retry-after': '17', 'x-rate-limit': '200', 'x-rate-limit-remaining': '190' }, 429))
    expect(await failureOf(bucket.admit(exportCall, 'interactive'))).toMatchObject({ code: 'busy', retryAfter: 17 })
    expect(await admitted(bucket)).toBe(150)
  })

  it('holds back no other ticket for as long as one ticket has to wait', async () => {
    const bucket = rateBucket({ ...timeline(), ...impatient, accountPerMinute: 700 })
    const [settle] = await admitMany(bucket, 1, update(1))
    settle?.(told({ 'retry-after': '500' }, 429))
    expect(await failureOf(bucket.admit(update(1), 'interactive'))).toMatchObject({ retryAfter: 500 })
    expect(await admitted(bucket, update(2))).toBe(24)
  })

  it('holds back its own path for a limit that is not known here', async () => {
    const time = timeline()
    const bucket = rateBucket({ ...time, ...impatient })
    const [settle] = await admitMany(bucket, 1)
    settle?.(told({ 'retry-after': '17', 'x-rate-limit': '200', 'x-rate-limit-remaining': '190' }, 429))
    expect(await failureOf(bucket.admit(reading, 'interactive'))).toMatchObject({ retryAfter: 17 })
    await bucket.admit({ ...reading, pathname: '/api/v2/users/4' }, 'interactive')
    time.advance(17_000)
    await bucket.admit(reading, 'interactive')
  })

  const tooManyJobs = { error: 'TooManyJobs', description: 'made up', current_job_ids: ['made-up'] }
  const ofRequests = { 'x-rate-limit': '700', 'x-rate-limit-remaining': '690', 'ratelimit-reset': '3' }
  const ofJobs = { 'zendesk-ratelimit-inflight-jobs': 'total=30; remaining=0; resets=45' }
  const redaction = { method: 'PUT', resource: '/comment_redactions/{id}', pathname: '/api/v2/comment_redactions/8' }

  it.each([
    [60, {}],
    [60, ofRequests],
    [45, { ...ofRequests, ...ofJobs }],
    [7, { ...ofRequests, ...ofJobs, 'retry-after': '7' }],
  ])('for its job holds back for %i s what begins jobs, and nothing else', async (retryAfter, headers) => {
    const bucket = rateBucket({ ...timeline(), ...impatient, accountPerMinute: 700 })
    const [settle] = await admitMany(bucket, 1, many('PUT', '/tickets/update_many'))
    settle?.({ ...told(headers, 429), body: tooManyJobs })
    for (const call of [many('PUT', '/tickets/update_many'), many('DELETE', '/deleted_tickets/destroy_many')])
      expect(await failureOf(bucket.admit(call, 'interactive'))).toMatchObject({ code: 'busy', retryAfter })
    expect(await admitted(bucket, update(1))).toBe(24)
    expect(await admitted(bucket, redaction)).toBe(55)
    expect(await admitted(bucket)).toBeGreaterThan(400)
  })

  it('for its rate holds back no other jobs', async () => {
    const bucket = rateBucket({ ...timeline(), ...impatient, accountPerMinute: 700 })
    const [settle] = await admitMany(bucket, 1, many('PUT', '/tickets/update_many'))
    settle?.({ ...told({ ...ofRequests, 'retry-after': '17' }, 429), body: { error: 'APIRateLimitExceeded' } })
    expect(await failureOf(bucket.admit(update(1), 'interactive'))).toMatchObject({ retryAfter: 17 })
    expect(await admitted(bucket, many('DELETE', '/tickets/destroy_many'))).toBe(23)
  })

  it('holds back for an hour where that is said', async () => {
    const time = timeline()
    const bucket = rateBucket(time)
    const [settle] = await admitMany(bucket, 1)
    settle?.(told({ 'retry-after': '3600' }, 429))
    expect(await failureOf(bucket.admit(reading, 'background'))).toMatchObject({ code: 'busy', retryAfter: 3600 })
    time.advance(3_600_000)
    await bucket.admit(reading, 'background')
    expect(time.slept).toEqual([])
  })

  it('holds back for a minute where it is not said for how long', async () => {
    const bucket = rateBucket({ ...timeline(), ...impatient })
    const [settle] = await admitMany(bucket, 1)
    settle?.(told({}, 429))
    expect(await failureOf(bucket.admit(reading, 'interactive'))).toMatchObject({ retryAfter: 60 })
  })
})
