import type { DetectorFault } from '../core/pii/custom/custom-detector.ts'

/**
 * The closed catalogue of problems. Each has a sentence with a next step in every language
 * (`translations/*.json` under `problem.<code>`); a law keeps the two complete.
 */
export const problems = {
  'not-signed-in': { status: 401 },
  'session-ended': { status: 401 },
  'not-connected': { status: 409 },
  'may-not-redact': { status: 403 },
  'may-not-watch': { status: 403 },
  'own-case': { status: 403 },
  'outcome-unknown': { status: 409 },
  'assignee-unknown': { status: 422 },
  'assignee-may-not-watch': { status: 422 },
  'not-found': { status: 404 },
  'ticket-gone': { status: 404 },
  'comment-changed': { status: 409 },
  'comment-unreadable': { status: 422 },
  'chat-active': { status: 409 },
  'still-there': { status: 502 },
  'zendesk-refused': { status: 502 },
  'zendesk-signed-out': { status: 502 },
  'zendesk-busy': { status: 503 },
  'zendesk-down': { status: 502 },
  'zendesk-slow': { status: 504 },
  unsettled: { status: 202 },
  withdrawn: { status: 409 },
  'admins-only': { status: 403 },
  'own-approval': { status: 403 },
  'plan-not-ready': { status: 409 },
  'plan-not-approved': { status: 409 },
  'plan-changed': { status: 409 },
  'plan-too-old': { status: 409 },
  'limit-exceeded': { status: 409 },
  'run-under-way': { status: 409 },
  'run-is-over': { status: 409 },
  'retention-stopped': { status: 409 },
  'not-restorable': { status: 409 },
  'deletion-under-way': { status: 409 },
  'no-certificate': { status: 409 },
  'reading-under-way': { status: 409 },
  'native-conflict': { status: 409 },
  'native-not-open': { status: 502 },
  'native-limit': { status: 409 },
  'native-full': { status: 409 },
  'policies-changed': { status: 409 },
  'bad-request': { status: 400 },
  'settings-changed': { status: 409 },
  'custom-detector-refused': { status: 422 },
  'destination-refused': { status: 422 },
  'destination-unknown': { status: 422 },
  'too-many-destinations': { status: 409 },
  'too-large': { status: 413 },
  'too-many-requests': { status: 429 },
  'stale-signature': { status: 401 },
  internal: { status: 500 },
} as const satisfies Record<string, { readonly status: number }>

export type ProblemCode = keyof typeof problems

/** The body of every refusal (RFC 9457 in spirit): a code from the catalogue, the request's id, and nothing of what was sent. */
export interface Problem {
  readonly problem: ProblemCode
  readonly request_id: string
  readonly retry_after?: number
  /** Of `custom-detector-refused`: which detector and which example, by number, never what is written there. */
  readonly faults?: readonly DetectorFault[]
}
