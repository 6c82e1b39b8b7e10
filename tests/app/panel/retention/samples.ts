import type { Plan, PlanSummary, PolicyVersion, Run } from '../../../../contract/retention.ts'

export const versionId = '11111111-1111-4111-8111-111111111111'
export const planId = '22222222-2222-4222-8222-222222222222'
export const runId = '33333333-3333-4333-8333-333333333333'
export const planHash = 'ab'.repeat(32)

export const aVersion = (over: Partial<PolicyVersion> = {}): PolicyVersion => ({
  id: versionId,
  number: 3,
  author_id: 7,
  created_at: '2026-11-20T10:00:00Z',
  digest: 'cd'.repeat(32),
  approved: null,
  policies: [
    {
      name: 'routine-questions',
      title: { en: 'Routine questions', fr: 'Questions courantes' },
      basis: { en: 'GDPR art. 5(1)(e)', fr: 'RGPD art. 5(1)(e)' },
      keep: { for: 'P1Y6M', since: 'solved' },
      then: ['redact', 'delete'],
      limits: { tickets: 500 },
      runs: null,
      next_run_at: null,
    },
  ],
  holds: [{ name: 'case-2026-17', last_day: '2027-06-30' }],
  ...over,
})

const counts = { due: 3, later: 5, held: 1, kept: 2 }

export const aSummary = (over: Partial<PlanSummary> = {}): PlanSummary => ({
  tickets: 11,
  totals: counts,
  by_policy: [{ policy: 'routine-questions', ...counts, redact: 1, delete: 3 }],
  by_brand: [{ id: 1, ...counts }],
  by_form: [{ id: null, ...counts }],
  by_age: [
    { from: 0, below: 1, due: 0, later: 5, held: 0, kept: 0 },
    { from: 1, below: null, due: 3, later: 0, held: 1, kept: 0 },
    { from: null, below: null, due: 0, later: 0, held: 0, kept: 2 },
  ],
  sample: [
    {
      ticket_id: 41,
      outcome: 'due',
      policy: 'routine-questions',
      due_at: '2026-11-01T00:00:00Z',
      native_at: null,
      actions: ['delete'],
      because: ['matched', 'period-over'],
    },
    { ticket_id: 42, outcome: 'held', policy: null, due_at: null, native_at: null, actions: [], because: ['hold'] },
  ],
  exceeded: [],
  unreachable: [],
  cost: { requests: 12, seconds: 30, grace_until: '2026-12-02T00:00:00Z' },
  difference: null,
  ...over,
})

export const aPlan = (over: Partial<Plan> = {}): Plan => ({
  id: planId,
  version_id: versionId,
  version: 3,
  asked_by: 7,
  created_at: '2026-11-25T10:00:00Z',
  state: 'ready',
  read: 11,
  hash: planHash,
  planned_at: '2026-11-25T10:00:05Z',
  summary: aSummary(),
  approved: null,
  run_id: null,
  may_approve: false,
  may_run: false,
  expired: false,
  ...over,
})

/** A ticket of a run whose grace is running. */
export const waitingTicket = {
  ticket_id: 41,
  state: 'waiting',
  reason: null,
  policy: 'routine-questions',
  actions: ['delete'],
  delete_at: '2026-12-02T00:00:00Z',
  native_at: null,
  native_known: true,
  may_restore: true,
  archived: false,
}

export const aRun = (over: Partial<Run> = {}): Run => ({
  id: runId,
  plan_id: planId,
  plan_hash: planHash,
  version: 3,
  started_by: 8,
  started_at: '2026-11-25T11:00:00Z',
  ended_at: null,
  state: 'running',
  tickets: 1000,
  settled: 250,
  counts: {
    redacted: 10,
    marked: 250,
    mark_refused: 0,
    deleted: 0,
    deleted_for_good: 0,
    skipped: 1,
    failed: 0,
    restored: 0,
  },
  reasons: [{ reason: 'held', tickets: 1 }],
  requesters: null,
  requests: { used: 40, forecast: 160 },
  waits_until: null,
  eta: { seconds: 300, basis: 'measured' },
  has_certificate: false,
  ...over,
})
