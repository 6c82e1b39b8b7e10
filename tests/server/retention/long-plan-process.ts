/** Builds a plan of as many tickets as it is told, and certifies a run of more, with a store that holds nothing; prints what came of it. */
import { createHash } from 'node:crypto'
import type { Certificate } from '../../../core/retention/index.ts'
import { certify, type CertifyPorts } from '../../../server/flows/retention/certify.ts'
import { buildOn, type PreviewPorts } from '../../../server/flows/retention/preview.ts'
import type {
  PlanRecord,
  PlanTicket,
  RequesterCounts,
  RunRecord,
  TicketCounts,
} from '../../../server/flows/retention/records.ts'

const [planned, certified] = process.argv.slice(2).map(Number)
const tickets = { plan: planned ?? 0, run: certified ?? 0 }
const at = '2026-11-24T02:00:00.000Z'
const text = `version: 1
policies:
  - name: everything
    basis: a test
    match: { all: [{ status: closed }] }
    keep: { for: P1Y, since: created }
    then: [{ delete: { grace: P7D } }]
`
const version = { id: 'v', number: 1, authorId: 1, createdAt: at, digest: 'd', text, approved: null }

const before = '7d4f4b7e-1a52-4f8b-9d39-0f6f1c1d2a10'

let plan: PlanRecord = {
  ...{ id: 'p', versionId: 'v', version: 1, digest: 'd', authorId: 1, askedBy: 1, createdAt: at, plannedAt: at },
  ...{ state: 'building', problem: null, read: 0, progress: null, hash: null, summary: null },
  ...{ approvedBy: null, approvedAt: null, versionApprovedBy: null, runId: null, policies: null },
  emptiedAt: null,
}

const stored = (ticketId: number): PlanTicket => ({
  ...{ ticketId, policy: 'everything', dueAt: at, actions: ['delete'], because: ['matched', 'period-over'] },
  ...{ merged: false, archived: false, permanently: false, requesterId: null, updatedAt: at, step: null },
  ...{
    state: 'done',
    reason: null,
    deleteAt: at,
    oursAt: null,
    holdsOf: null,
    redacted: false,
    marked: 'refused',
    markedAt: at,
  },
  ...{ deleted: true, erased: false, tries: 0 },
})

const page = <Item>(of: number, after: number, limit: number, item: (ticketId: number) => Item): Item[] =>
  Array.from({ length: Math.min(limit, of - after) }, (_, index) => item(after + index + 1))

const linesOf = (of: number) => (_: string, after: number, limit: number) =>
  Promise.resolve(page(of, after, limit, stored))

const previewPorts: PreviewPorts = {
  version: () => Promise.resolve(version),
  plan: () => Promise.resolve(plan),
  lastApprovedVersion: () => Promise.resolve({ ...version, id: before }),
  broughtBackAmong: () => Promise.resolve(new Map()),
  keepPage: (_, __, ___, ____, progress, read) => {
    plan = { ...plan, progress, read }
    return Promise.resolve(true)
  },
  finishPlan: (_, __, done) => {
    plan = { ...plan, ...done, progress: null }
    return Promise.resolve(true)
  },
  failPlan: (_, __, problem) => Promise.reject(new Error(problem)),
  planTickets: linesOf(tickets.plan),
  ticketsNamed: () => Promise.resolve([]),
  redactionsAmong: () => Promise.resolve([]),
  busyAmong: () => Promise.resolve(new Set()),
  knownFacts: () => Promise.resolve(new Map()),
  ownTags: () => Promise.resolve(new Map()),
  policyTags: () => Promise.resolve([]),
  putsBack: () => Promise.resolve({ putsBack: false }),
  schedules: () => Promise.resolve([]),
  ticketsAmong: () => Promise.resolve([]),
  foundRequesters: () => Promise.resolve([]),
  planRequesters: () => Promise.resolve([]),
  requestersAmong: () => Promise.resolve([]),
  judgeRequesters: () => Promise.resolve(true),
  ticketStates: (from) => {
    const after = 'cursor' in from ? Number(from.cursor) : 0
    const ticket = (id: number) => ({ id, status: 'closed', tags: [], created_at: '2019-01-01T00:00:00Z' })
    const made = page(tickets.plan, after, 1000, ticket)
    const cursor = String(after + made.length)
    return Promise.resolve({ tickets: made, unreadable: [], cursor, isEnd: after + made.length === tickets.plan })
  },
  requestsAMinute: () => 700,
  clock: () => at,
}

const run: RunRecord = {
  ...{ id: 'r', planId: 'p', startedBy: 1, startedAt: at, endedAt: at, state: 'done', why: null, requestsUsed: 1 },
  ...{
    requestsForecast: 1,
    workSeconds: 1,
    waitsSince: null,
    waitsFor: null,
    firstSeq: 1,
    certificate: null,
    counted: null,
  },
}
const counts: TicketCounts = {
  ...{ all: { redact: 0, delete: 0, erase: 0 }, left: { redact: 0, delete: 0, erase: 0 } },
  ...{ tickets: tickets.run, settled: tickets.run, done: tickets.run, redacted: 0, marked: 0, markRefused: 0 },
  ...{ deleted: tickets.run, erased: 0, skipped: 0, failed: 0, restored: 0, waitsUntil: null, reasons: [] },
}

const nobody: RequesterCounts = {
  ...{ total: 0, open: 0, done: 0, deleted: 0, erased: 0, alreadyGone: 0, skipped: 0, failed: 0, reasons: [] },
}

let signed: Certificate | undefined
const certifyPorts: CertifyPorts = {
  account: 'a',
  run: () => Promise.resolve(run),
  atOneMoment: (look) =>
    look({
      run: () => Promise.resolve(run),
      plan: () => Promise.resolve(plan),
      ticketCounts: () => Promise.resolve(counts),
      planTickets: linesOf(tickets.run),
      requesterCounts: () => Promise.resolve(nobody),
      planRequesters: () => Promise.resolve([]),
      endOfRun: () => Promise.resolve({ seq: 2, hash: 'h' }),
    }),
  userFingerprint: () => Promise.reject(new Error('nobody was deleted')),
  ticketFingerprint: (id) => Promise.resolve(createHash('md5').update(String(id)).digest('hex')),
  sign: (certificate) => {
    signed = certificate
    return Promise.resolve('jws')
  },
  keepCertificate: () => Promise.resolve(),
}

for (let more = true; more;) ({ more } = await buildOn(previewPorts, 1, plan))
await certify(certifyPorts, 'r')
const { state, summary } = plan
process.stdout.write(
  JSON.stringify({
    state,
    due: summary?.totals.due,
    same: summary?.difference,
    fingerprints: signed?.fingerprints.list,
  }),
)
