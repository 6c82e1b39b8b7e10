import type { ProblemCode } from '../../contract/problems.ts'
import type { ZendeskError, ZendeskErrorCode } from './error.ts'

const problems = {
  'not-found': 'not-found',
  forbidden: 'zendesk-refused',
  unauthorised: 'zendesk-signed-out',
  closed: 'zendesk-refused',
  conflict: 'zendesk-refused',
  invalid: 'zendesk-refused',
  busy: 'zendesk-busy',
  down: 'zendesk-down',
  slow: 'zendesk-slow',
  unexpected: 'zendesk-down',
  withdrawn: 'withdrawn',
} as const satisfies Record<ZendeskErrorCode, ProblemCode>

/** The word of the contract's catalogue for a failure of Zendesk's. */
export const problemOf = ({ code }: ZendeskError): ProblemCode => problems[code]
