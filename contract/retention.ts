import * as z from 'zod/mini'
import { policyProblems } from '../core/retention/problem.ts'
import { reasons, requesterReasons } from '../core/retention/reasons.ts'
import { problems, type ProblemCode } from './problems.ts'
import { id, ledgerRef } from './source.ts'

const uuid = z.uuid()
const count = z.number().check(z.int(), z.nonnegative())
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const problemCode = z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]])
const instant = z.string()
const action = z.enum(['redact', 'delete', 'delete_requester'])
/** No policy file may be longer; the answer to one that is has its own code, `too-large`. */
export const longestPolicies = 2_100_000
const text = z.string().check(z.maxLength(longestPolicies))

/** Where a policy file is wrong; the sentence is `retention.problem.<code>`, filled with `word` and `near`. */
export const policyProblem = z.object({
  code: z.enum(policyProblems),
  line: count,
  column: count,
  word: z.string(),
  near: z.optional(z.string()),
})
export type PolicyProblem = z.infer<typeof policyProblem>

const spoken = z.record(z.string(), z.string())

/** A version as a list shows it. `approved` names who has approved a plan of it, if anybody has. */
export const policyVersion = z.object({
  id: uuid,
  number: count,
  author_id: id,
  created_at: instant,
  digest: hash,
  approved: z.nullable(z.object({ by: id, at: instant })),
  policies: z.array(
    z.object({
      name: z.string(),
      title: spoken,
      basis: spoken,
      /** As it was written: `P90D` since `solved`. */
      keep: z.object({ for: z.string(), since: z.string() }),
      then: z.array(action),
      limits: z.object({ tickets: z.optional(z.number()), share: z.optional(z.number()) }),
      runs: z.nullable(z.string()),
      next_run_at: z.nullable(instant),
    }),
  ),
  /** `last_day`: as it was written, in the zone of the policies; null until it is lifted. */
  holds: z.array(z.object({ name: z.string(), last_day: z.nullable(z.iso.date()) })),
})
export type PolicyVersion = z.infer<typeof policyVersion>

export const listPolicyVersions = {
  method: 'GET',
  path: '/api/retention/versions',
  /** Newest first; the first one is in force. */
  response: z.object({ versions: z.array(policyVersion) }),
} as const

export const showPolicyVersion = {
  method: 'GET',
  path: '/api/retention/versions/:version_id',
  params: z.object({ version_id: uuid }),
  response: z.object({ version: policyVersion, text: z.string() }),
} as const

/** What is wrong in a text that nobody has saved: for an editor, as it is typed. */
export const checkPolicies = {
  method: 'POST',
  path: '/api/retention/check',
  body: z.strictObject({ text }),
  /** Warnings keep nobody from saving: a tag may be written before anything bears it. */
  response: z.object({ problems: z.array(policyProblem), warnings: z.array(policyProblem) }),
} as const

export const savePolicyVersion = {
  method: 'POST',
  path: '/api/retention/versions',
  /** `base_version_id` is the version that the text was written from, null where there was none. */
  body: z.strictObject({ text, base_version_id: z.nullable(uuid) }),
  /**
   * Refused with `policies-changed` where a newer one was saved since: its holds would be lost. A text with problems is not
   * saved. The same text as the newest version is that version.
   */
  response: z.union([
    z.object({ saved: z.literal(true), version: policyVersion }),
    z.object({ saved: z.literal(false), problems: z.array(policyProblem) }),
  ]),
} as const

const counted = z.object({ due: count, later: count, held: count, kept: count })
const grouped = z.array(z.object({ id: z.nullable(z.number()), ...counted.shape }))

/** One ticket of a plan, as a sample shows it. */
export const plannedTicket = z.object({
  ticket_id: id,
  outcome: z.enum(['due', 'later', 'held', 'kept']),
  policy: z.nullable(z.string()),
  due_at: z.nullable(instant),
  /** When Zendesk's own schedule would delete it, where one is in force and would. */
  native_at: z.nullable(instant),
  /** False, or not there in a plan of an earlier custos, where nothing is known of that. */
  native_known: z.optional(z.boolean()),
  actions: z.array(action),
  because: z.array(z.enum(reasons)),
})
export type PlannedTicket = z.infer<typeof plannedTicket>

/** Years of age, from and below, by the date that the deciding policy counts from; `null`: not known. */
const ageBucket = z.object({ from: z.nullable(z.number()), below: z.nullable(z.number()), ...counted.shape })

const exceeded = z.object({
  policy: z.string(),
  limit: z.enum(['tickets', 'share']),
  allowed: z.number(),
  found: z.number(),
})

/** What a run can't do, to how many tickets: told before, not found out afterwards. */
const unreachable = z.object({
  why: z.enum([
    /** Zendesk can bring no archived ticket back once it is deleted. */
    'archived-no-restore',
    /** It may be archived: when it was closed isn't known. */
    'archived-not-known',
    /** A closed or archived ticket may refuse the mark. */
    'closed-no-tag',
    /** Another run that isn't over names it already. */
    'in-another-run',
    /** It has changed since the moment for which it is planned: the next plan looks at it. */
    'changed-meanwhile',
    /** It is kept because custos has not read its history yet. */
    'history-not-read',
    /** Its record could not be understood. */
    'unreadable',
  ]),
  tickets: count,
})

const requesterReason = z.enum(requesterReasons)
const stay = z.array(z.object({ reason: requesterReason, requesters: count }))

export const planSummary = z.object({
  /** All tickets that were looked at. */
  tickets: count,
  totals: counted,
  by_policy: z.array(z.object({ policy: z.string(), ...counted.shape, redact: count, delete: count })),
  by_brand: grouped,
  by_form: grouped,
  by_age: z.array(ageBucket),
  /** Twenty at most, chosen alike for the same plan; every outcome that occurs is among them. */
  sample: z.array(plannedTicket),
  exceeded: z.array(exceeded),
  unreachable: z.array(unreachable),
  /** Tickets that are deleted, and how many of them for good as soon as their grace is over. */
  deletions: z.optional(z.object({ tickets: count, for_good: count })),
  /** Users whom the plan deletes with their tickets, how many of them for good, and why others stay; where a policy says so. */
  requesters: z.optional(z.object({ go: count, for_good: count, stay })),
  cost: z.object({
    requests: count,
    /** Of Zendesk's time while custos works; the grace is in `grace_until`. */
    seconds: count,
    grace_until: z.nullable(instant),
  }),
  /** Tickets that approval would have tagged, with what that costs beside the run; absent in a plan of an earlier custos. */
  tagging: z.optional(z.object({ tickets: count, requests: count, seconds: count })),
  /** Beside what the last approved other version would do with the same tickets now; null where there is none. */
  difference: z.nullable(
    z.object({
      version_id: z.optional(uuid),
      version: count,
      added: count,
      removed: count,
      changed: count,
      /** Some of those that come in new. */
      added_sample: z.array(id),
    }),
  ),
  /** Tags and fields that the policies look for and no ticket bears. */
  unborne: z.optional(z.array(policyProblem)),
})
export type PlanSummary = z.infer<typeof planSummary>

export const plan = z.object({
  id: uuid,
  version_id: uuid,
  version: count,
  /** Null where a schedule asked for it. */
  asked_by: z.nullable(id),
  /** The policies that have anything done in it, where a schedule made it for these; otherwise all. */
  policies: z.optional(z.array(z.string())),
  created_at: instant,
  /** `refused`: a limit would be exceeded, see `summary.exceeded`. */
  state: z.enum(['building', 'ready', 'refused', 'failed']),
  /** How many tickets have been looked at so far. */
  read: count,
  problem: z.optional(problemCode),
  /** SHA-256 of the plan's canonical form: what is approved and what is run. */
  hash: z.optional(hash),
  planned_at: z.optional(instant),
  summary: z.optional(planSummary),
  /** `by` is null where its schedule runs it; `version_by` has then approved an earlier plan of its version. */
  approved: z.nullable(z.object({ by: z.nullable(id), at: instant, version_by: z.optional(id) })),
  run_id: z.nullable(uuid),
  /** What the caller may do with it now, and why not. */
  may_approve: z.boolean(),
  may_run: z.boolean(),
  /** What it saw is too long ago: nobody may approve or run it any more. */
  expired: z.boolean(),
  /** The number of a newer version, where nobody may approve or run it for that. */
  replaced_by: z.optional(count),
})
export type Plan = z.infer<typeof plan>

const ofPlan = { params: z.object({ plan_id: uuid }), response: z.object({ plan }) } as const

export const createPlan = {
  method: 'POST',
  path: '/api/retention/plans',
  body: z.strictObject({ version_id: uuid }),
  response: z.object({ plan }),
} as const

export const listPlans = {
  method: 'GET',
  path: '/api/retention/plans',
  /** The fifty newest, without their summaries. */
  response: z.object({ plans: z.array(plan) }),
} as const

export const showPlan = { method: 'GET', path: '/api/retention/plans/:plan_id', ...ofPlan } as const

/** `hash` is the one the approver has seen. The author of the version is refused (`own-approval`), and so it stands in the ledger. */
export const approvePlan = {
  method: 'POST',
  path: '/api/retention/plans/:plan_id/approve',
  body: z.strictObject({ hash }),
  ...ofPlan,
} as const

/** Where each ticket of a run is; `skipped` and `failed` have a reason. */
export const ticketStates = ['planned', 'intended', 'waiting', 'done', 'skipped', 'failed', 'restored'] as const

export const skipReasons = [
  'gone',
  'merged',
  'reopened',
  'held',
  'hold-not-known',
  'no-longer-due',
  'in-another-run',
  'cancelled',
  'zendesk-refused',
  'redaction-failed',
  'restored',
] as const

export const run = z.object({
  id: uuid,
  plan_id: uuid,
  plan_hash: hash,
  version: count,
  started_by: z.nullable(id),
  started_at: instant,
  ended_at: z.nullable(instant),
  /** `waiting`: all marked, and the grace runs. `stopped`: it cost more than its forecast, or the account is switched off. */
  state: z.enum(['running', 'waiting', 'paused', 'stopped', 'cancelled', 'done']),
  why: z.optional(z.enum(['over-forecast', 'switched-off', 'zendesk-signed-out'])),
  tickets: count,
  settled: count,
  counts: z.object({
    redacted: count,
    marked: count,
    mark_refused: count,
    deleted: count,
    deleted_for_good: count,
    skipped: count,
    failed: count,
    restored: count,
  }),
  reasons: z.array(z.object({ reason: z.enum(skipReasons), tickets: count })),
  /** Users who were to go with their tickets; `already_gone`: somebody else had deleted them. Null where the plan names none. */
  requesters: z.nullable(
    z.object({
      total: count,
      deleted: count,
      deleted_for_good: count,
      already_gone: count,
      skipped: count,
      failed: count,
      reasons: stay,
    }),
  ),
  requests: z.object({ used: count, forecast: count }),
  /** The grace of the first ticket that waits ends then. */
  waits_until: z.nullable(instant),
  /** Why it doesn't move: the history is not read up to now, or Zendesk can't be asked. */
  waits_for: z.optional(z.enum(['history', 'zendesk'])),
  /** Seconds of work left: from what this run has done so far, else from the forecast; null while it doesn't move. */
  eta: z.nullable(z.object({ seconds: count, basis: z.enum(['measured', 'forecast']) })),
  has_certificate: z.boolean(),
  /** Since then it lists no ticket any more: there is what it counted, and its certificate. */
  emptied_at: z.optional(instant),
})
export type Run = z.infer<typeof run>

const ofRun = { params: z.object({ run_id: uuid }), response: z.object({ run }) } as const

export const startRun = {
  method: 'POST',
  path: '/api/retention/runs',
  body: z.strictObject({ plan_id: uuid, hash }),
  response: z.object({ run }),
} as const

export const listRuns = {
  method: 'GET',
  path: '/api/retention/runs',
  /** The fifty newest. */
  response: z.object({ runs: z.array(run) }),
} as const

export const showRun = { method: 'GET', path: '/api/retention/runs/:run_id', ...ofRun } as const
export const pauseRun = { method: 'POST', path: '/api/retention/runs/:run_id/pause', ...ofRun } as const
/** Of a paused run, or of one that stopped by itself: whoever resumes it has seen why. */
export const resumeRun = { method: 'POST', path: '/api/retention/runs/:run_id/resume', ...ofRun } as const
export const cancelRun = { method: 'POST', path: '/api/retention/runs/:run_id/cancel', ...ofRun } as const

/** Tickets of a run in the order of their numbers, a hundred at a time. */
export const listRunTickets = {
  method: 'GET',
  path: '/api/retention/runs/:run_id/tickets',
  params: ofRun.params,
  query: z.object({
    after: z.optional(z.coerce.number().check(z.int(), z.nonnegative())),
    state: z.optional(z.enum(ticketStates)),
  }),
  response: z.object({
    tickets: z.array(
      z.object({
        ticket_id: id,
        state: z.enum(ticketStates),
        reason: z.nullable(z.enum(skipReasons)),
        policy: z.string(),
        actions: z.array(action),
        delete_at: z.nullable(instant),
        /** When Zendesk’s own schedule would delete it; where `native_known` is false nothing is known of that. */
        native_at: z.nullable(instant),
        native_known: z.boolean(),
        may_restore: z.boolean(),
        /** Zendesk can bring no archived ticket back; null: not known. */
        archived: z.nullable(z.boolean()),
      }),
    ),
    more: z.boolean(),
  }),
} as const

/** Within the grace a ticket is let off; after its deletion Zendesk brings it back, unless it was archived or is gone for good. */
export const restoreTickets = {
  method: 'POST',
  path: '/api/retention/runs/:run_id/restore',
  params: ofRun.params,
  body: z.strictObject({ ticket_ids: z.array(id).check(z.minLength(1), z.maxLength(100)) }),
  response: z.object({
    results: z.array(z.object({ ticket_id: id, restored: z.boolean(), problem: z.optional(problemCode) })),
    ledger: z.optional(ledgerRef),
  }),
} as const

/** A compact JWS; `custos ledger verify` checks it with no server. */
export const showCertificate = {
  method: 'GET',
  path: '/api/retention/runs/:run_id/certificate',
  params: ofRun.params,
  response: z.object({ jws: z.string() }),
} as const

/** The same for a person: application/pdf. */
export const printCertificate = {
  method: 'GET',
  path: '/api/retention/runs/:run_id/certificate.pdf',
  params: ofRun.params,
  query: z.object({ language: z.optional(z.enum(['en', 'fr'])) }),
} as const

const retentionSwitch = z.object({ stopped: z.boolean(), by: z.nullable(id), at: z.nullable(instant) })

/** The account's kill switch: while it is on nothing is tagged, redacted or deleted by any run. */
export const showSwitch = { method: 'GET', path: '/api/retention/switch', response: retentionSwitch } as const
export const setSwitch = {
  method: 'POST',
  path: '/api/retention/switch',
  body: z.strictObject({ stopped: z.boolean() }),
  response: retentionSwitch,
} as const
