import * as z from 'zod/mini'
import { accessReasons } from '../core/access/reasons.ts'
import { kinds } from '../core/access/sign.ts'
import { problems, type ProblemCode } from './problems.ts'
import { id, ledgerRef } from './source.ts'

/** What is known from where: Zendesk's two logs, or our own page beside a ticket where there is no access log. */
export const accessSources = ['access', 'audit', 'app'] as const
const source = z.enum(accessSources)

/** Kinds of case, as the panel's texts name them. */
export const accessKind = z.enum(kinds)
export const caseStatus = z.enum(['new', 'expected', 'needs-action', 'wrong'])
const value = z.union([z.number(), z.string()])

/** A case as the list shows it: codes and numbers, which the page puts into words of its language. */
export const accessCase = z.object({
  id: z.uuid(),
  actor_id: id,
  kind: accessKind,
  /** What the sentence fills in beside the numbers: a country, a setting, an hour. */
  detail: z.optional(z.string()),
  observed: z.number(),
  usual: z.number(),
  start: z.string(),
  end: z.string(),
  detected_at: z.string(),
  ended: z.boolean(),
  severity: z.enum(['low', 'medium', 'high']),
  score: z.number(),
  status: caseStatus,
  assignee_id: z.nullable(id),
  /** Other kinds that the same act showed. */
  also: z.array(accessKind),
  /** What its events are known from. */
  sources: z.array(source),
})
export type AccessCase = z.infer<typeof accessCase>

const logState = z.object({
  log: z.enum(['access', 'audit']),
  /** `absent`: the account lacks the add-on or the plan for it. */
  state: z.enum(['new', 'on', 'absent']),
  read_to: z.string(),
  /** More than a quarter of an hour back, still being read; or as long refused or not answered by Zendesk. */
  reading: z.enum(['current', 'behind', 'stalled']),
})

export type AccessLogState = z.infer<typeof logState>

/** What is not judged for want of a source: speed of journeys, kinds of network, and what else would explain an access. */
export const accessUnjudged = ['speed', 'network-kind', 'vips', 'views', 'on-call', 'days-off', 'comments'] as const
export type AccessUnjudged = (typeof accessUnjudged)[number]

export const listAccessCases = {
  method: 'GET',
  path: '/api/access/cases',
  query: z.object({ before: z.optional(z.iso.datetime()), day: z.optional(z.iso.date()) }),
  response: z.object({
    cases: z.array(accessCase),
    open: z.number(),
    /** Held back by a verdict of "expected" that has not expired. */
    silenced: z.number(),
    logs: z.array(logState),
    unjudged: z.array(z.enum(accessUnjudged)),
  }),
} as const

const caseParams = z.object({ case_id: z.uuid() })

export const accessCaseDetail = z.object({
  case: accessCase,
  factors: z.array(z.object({ name: z.string(), observed: value, expected: value })),
  timeline: z.array(
    z.object({
      log: source,
      at: z.string(),
      verb: z.string(),
      ticket_id: z.nullable(id),
      reason: z.nullable(z.enum(accessReasons)),
    }),
  ),
  /** How many events the case has; those older than the log is kept are not on the timeline any more. */
  events: z.number(),
  chart: z.object({
    measure: z.enum(['views', 'unworked', 'searches', 'exports']),
    days: z.array(z.object({ day: z.string(), own: z.number(), peers: z.number() })),
  }),
  /** Harmless readings, which were considered before it was told … */
  readings: z.array(z.string()),
  /** … except these of them, for which nothing tells: a person has to ask. */
  unchecked: z.array(z.string()),
})
export type AccessCaseDetail = z.infer<typeof accessCaseDetail>

export const showAccessCase = {
  method: 'GET',
  path: '/api/access/cases/:case_id',
  params: caseParams,
  response: accessCaseDetail,
} as const

/** "Expected" silences what is alike for a while, at most a quarter of a year: never for ever. */
export const longestSilence = 92

export const judgeAccessCase = {
  method: 'POST',
  path: '/api/access/cases/:case_id/verdict',
  params: caseParams,
  body: z.discriminatedUnion('verdict', [
    z.strictObject({
      verdict: z.literal('expected'),
      /** This agent with the very cause of this case, or with any case of this kind. */
      scope: z.enum(['cause', 'kind']),
      days: z.number().check(z.int(), z.minimum(1), z.maximum(longestSilence)),
    }),
    z.strictObject({ verdict: z.enum(['needs-action', 'wrong']) }),
  ]),
  response: z.object({ ledger: ledgerRef }),
} as const
export type AccessVerdict = z.infer<typeof judgeAccessCase.body>

export const assignAccessCase = {
  method: 'POST',
  path: '/api/access/cases/:case_id/assignee',
  params: caseParams,
  body: z.strictObject({ user_id: z.nullable(id) }),
  response: z.object({ ledger: ledgerRef }),
} as const

export const accessAction = z.enum(['end-sessions', 'suspend'])
const problemCode = z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]])

/** `request_id` is the page's own UUID: the same one twice is answered with the first one's outcome. */
export const actOnAccessCase = {
  method: 'POST',
  path: '/api/access/cases/:case_id/actions',
  params: caseParams,
  body: z.strictObject({ request_id: z.uuid(), action: accessAction }),
  response: z.object({
    state: z.enum(['open', 'done', 'failed']),
    problem: z.optional(problemCode),
    retry_after: z.optional(z.number()),
  }),
} as const

/** Who opened a ticket, and the reason each had at that moment: not found for whoever may not see it. */
export const ticketAccesses = {
  method: 'GET',
  path: '/api/tickets/:ticket_id/accesses',
  params: z.object({ ticket_id: z.coerce.number().check(z.int(), z.positive()) }),
  response: z.object({
    /** Latest first: one line for each person and reason. */
    accesses: z.array(
      z.object({
        actor_id: id,
        /** The last time. */
        at: z.string(),
        times: z.number(),
        /** Null as long as it has not been judged. */
        reason: z.nullable(z.enum(accessReasons)),
        /** With a token or a password of its own, and not in a browser. */
        by_program: z.boolean(),
        source,
      }),
    ),
    /** People among them, programs left out. */
    people: z.number(),
    /** People who opened it at least once with no reason that is known. */
    unexplained: z.number(),
    /** The account's access log, on which this rests. */
    log: z.enum(['new', 'on', 'absent']),
  }),
} as const
export type TicketAccesses = z.infer<typeof ticketAccesses.response>

/**
 * A ticket was opened with our page beside it: kept only where the account has no access log. `opening_id` is the page's
 * own UUID, so that an opening told twice is one.
 */
export const noteOpening = {
  method: 'POST',
  path: '/api/tickets/:ticket_id/openings',
  params: z.object({ ticket_id: z.coerce.number().check(z.int(), z.positive()) }),
  body: z.strictObject({ opening_id: z.uuid() }),
  response: z.object({ kept: z.boolean() }),
} as const
