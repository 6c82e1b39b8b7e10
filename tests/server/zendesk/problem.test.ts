import { describe, expect, it } from 'vitest'
import { ZendeskError } from '../../../server/zendesk/error.ts'
import { problemOf } from '../../../server/zendesk/problem.ts'

describe("a failure of Zendesk's in the words of the contract", () => {
  it.each([
    ['not-found', 'not-found'],
    ['forbidden', 'zendesk-refused'],
    ['unauthorised', 'zendesk-signed-out'],
    ['closed', 'zendesk-refused'],
    ['conflict', 'zendesk-refused'],
    ['invalid', 'zendesk-refused'],
    ['busy', 'zendesk-busy'],
    ['down', 'zendesk-down'],
    ['slow', 'zendesk-slow'],
    ['unexpected', 'zendesk-down'],
  ] as const)('that is %s is %s', (code, problem) => {
    expect(problemOf(new ZendeskError(code, { call: 'GET /tickets/{id}', applied: 'no' }))).toBe(problem)
  })
})
