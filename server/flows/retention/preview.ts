import type { PlanSummary } from '../../../contract/retention.ts'
import type { EntryFields } from '../../../core/ledger/index.ts'
import {
  addTo,
  ageSteps,
  asksRequesters,
  cannot,
  costOf,
  countLacking,
  countPage,
  countsOf,
  emptyTally,
  exceededBy,
  nothingLacking,
  notBorneBy,
  ordersFor,
  planHasher,
  planLine,
  sampleOf,
  type Lacking,
  type Planned,
  type PolicySet,
  type SoughtWord,
  type Tally,
  type TicketFacts,
} from '../../../core/retention/index.ts'
import type { Instant } from '../../../core/time.ts'
import { attempt, type Failure } from '../failure.ts'
import { comparedSet, comparerOf, comparisonFor, differenceIn, type Comparison, type ComparePorts } from './compared.ts'
import { factsFrom } from './facts.ts'
import { isLate, lateOthers } from './late.ts'
import { linesOf } from './line-for.ts'
import type { FoundRequester, NewPlanTicket, PlanRecord, PlanTicket, TicketRecord, VersionRecord } from './records.ts'
import { barrierOf, isArchived } from './reach.ts'
import { nativeDates, notTold, type NativeDate, type NativeDatePorts } from './native-dates.ts'
import { requestPages, withRequesterTags } from './requester-tags.ts'
import { judgeSome, nobody, requesterNotes, shownGoing, type Going, type RequesterPlanPorts } from './requesters.ts'
import { lackingOf, shownTagging, type TaggingForecastPorts } from './tagging-forecast.ts'
import { setOf, unborneIn, wordsSought } from './versions.ts'

export interface PreviewPorts extends RequesterPlanPorts, NativeDatePorts, ComparePorts, TaggingForecastPorts {
  readonly plan: (id: string) => Promise<PlanRecord | undefined>
  /** A page's tickets and where the reading stands, in one transaction; false where another worker has the account now. */
  readonly keepPage: (
    claim: number,
    planId: string,
    tickets: readonly NewPlanTicket[],
    requesters: readonly FoundRequester[],
    progress: Progress,
    read: number,
  ) => Promise<boolean>
  readonly finishPlan: (
    claim: number,
    planId: string,
    done: { readonly state: 'ready' | 'refused'; readonly hash: string; readonly summary: PlanSummary },
    entry: EntryFields,
  ) => Promise<boolean>
  readonly failPlan: (claim: number, planId: string, problem: string) => Promise<boolean>
  readonly planTickets: (planId: string, after: number, limit: number) => Promise<readonly PlanTicket[]>
  readonly ticketsNamed: (planId: string, ticketIds: readonly number[]) => Promise<readonly PlanTicket[]>
  readonly busyAmong: (ticketIds: readonly number[]) => Promise<ReadonlySet<number>>
  readonly ticketsAmong: (ids: readonly number[]) => Promise<readonly TicketRecord[]>
  readonly ticketStates: (from: { readonly cursor: string } | { readonly startTime: number }) => Promise<{
    readonly tickets: readonly TicketRecord[]
    readonly unreadable: readonly number[]
    readonly cursor: string | null
    readonly isEnd: boolean
  }>
  /** What the account may ask of Zendesk in a minute, as far as it is known. */
  readonly requestsAMinute: () => number
  readonly clock: () => Instant
}

/** Where a plan of a big account stands: the pages before `cursor` are counted in the tally and in the plan's rows. */
export interface Progress {
  readonly cursor: string | null
  readonly tally: Tally
  readonly graceUntil: number | null
  readonly work: { readonly redact: number; readonly delete: number; readonly erase: number }
  /** All pages are read: what is left is to look at whoever would go with their tickets. */
  readonly isRead: boolean
  readonly going: Going
  readonly comparison: Comparison | null
  /** Tags and fields that the policies look for and no ticket so far has borne; null in a plan of an earlier custos. */
  readonly unborne: readonly SoughtWord[] | null
  /** What approval would have tagged; null in a plan of an earlier custos. */
  readonly lacking: Lacking | null
}

const fresh = (): Progress => ({
  cursor: null,
  tally: emptyTally(),
  graceUntil: null,
  work: { redact: 0, delete: 0, erase: 0 },
  isRead: false,
  going: nobody,
  comparison: null,
  unborne: null,
  lacking: null,
})

const rowOf = (
  record: TicketRecord,
  { since }: TicketFacts,
  planned: Planned,
  archived: boolean | null,
  permanently: boolean,
): NewPlanTicket => ({
  ticketId: planned.ticketId,
  policy: planned.policy ?? '',
  dueAt: new Date(planned.dueAt ?? 0).toISOString(),
  actions: planned.actions,
  because: planned.because,
  merged: record.tags.includes('closed_by_merge'),
  archived,
  permanently,
  requesterId: record.requester_id ?? null,
  updatedAt: since.updated === undefined ? null : new Date(since.updated).toISOString(),
  step: planned.actions.includes('redact') ? 'redact' : 'mark',
})

/** What is not known of a ticket before its history is read. */
const hangsOnHistory: ReadonlySet<string> = new Set(['anchor-unknown', 'fact-unknown', 'hold-not-known'])

/** Both versions' policies, as far as it matters whose tags are to be read. */
const bothOf = (set: PolicySet, other: PolicySet | undefined): PolicySet =>
  other === undefined ? set : { policies: [...set.policies, ...other.policies], holds: [...set.holds, ...other.holds] }

/**
 * Plans one page of the account. What changed after the plan's own moment is left to the next plan: such a ticket may
 * come twice in Zendesk's export, and a plan counts and names each once.
 */
const planPage = async (ports: PreviewPorts, plan: PlanRecord, set: PolicySet, progress: Progress) => {
  const now = Date.parse(plan.plannedAt)
  const from = progress.cursor === null ? { startTime: 0 } : { cursor: progress.cursor }
  const page = await ports.ticketStates(from)
  const { comparison, tally, lacking } = progress
  const other = await comparedSet(ports, plan, comparison)
  const found = await withRequesterTags(ports, bothOf(set, other), page.tickets)
  const records = found.filter((record) => !isLate(record, now))
  const late = found.filter((record) => isLate(record, now))
  const people = requesterNotes(set, now)
  for (const record of await lateOthers(ports, plan.id, late, now)) {
    cannot(tally, 'changed-meanwhile')
    people.add(record.requester_id, 'others', factsFrom(record, undefined))
  }
  const ids = records.map(({ id }) => id)
  const [known, busy, lineOf, compare, lackedBy] = await Promise.all([
    ports.knownFacts(ids),
    ports.busyAmong(ids),
    linesOf(ports, { set, versionId: plan.versionId, isAlone: plan.askedBy === null, now }, ids),
    comparerOf(ports, plan, comparison, other, ids),
    lackingOf(ports, { set, versionId: plan.versionId, now }, ids),
  ])
  const policies = new Map(set.policies.map((policy) => [policy.name, policy]))
  const work = { ...progress.work }
  let { graceUntil, unborne } = progress
  const rows: NewPlanTicket[] = []
  for (const record of records) {
    const facts = known.get(record.id)
    const line = lineOf(record, facts)
    if (line === undefined) {
      people.add(record.requester_id, 'others', undefined)
      cannot(tally, 'unreadable')
      continue
    }
    const { ticket, planned } = line
    unborne = unborne === null ? null : notBorneBy(unborne, ticket)
    if (busy.has(record.id)) {
      people.add(record.requester_id, 'others', ticket)
      cannot(tally, 'in-another-run')
      continue
    }
    if (facts === undefined && planned.because.some((code) => hangsOnHistory.has(code)))
      cannot(tally, 'history-not-read')
    compare(record, facts, planned)
    addTo(tally, policies, ticket, planned, now)
    if (lacking !== null) countLacking(lacking, lackedBy(record, facts, ticket))
    const deletes = planned.actions.some((action) => action !== 'redact')
    const isDue = planned.actions.includes('delete_requester')
    const counted = ticket.status === 'deleted' ? 'gone' : isDue ? 'due' : deletes ? undefined : 'others'
    people.add(record.requester_id, counted, ticket)
    if (planned.outcome !== 'due') continue
    const { deleteAt, permanently } = ordersFor(set, ticket, now)
    const archived = isArchived(record, facts, deleteAt ?? now)
    rows.push(rowOf(record, ticket, planned, archived, permanently))
    if (planned.actions.includes('redact')) work.redact += 1
    if (!deletes) continue
    work.delete += 1
    if (permanently) work.erase += 1
    const barrier = barrierOf(archived, ticket.status)
    if (barrier !== undefined) cannot(tally, barrier)
    if (deleteAt !== undefined) graceUntil = Math.max(graceUntil ?? 0, deleteAt)
  }
  page.unreadable.forEach(() => cannot(tally, 'unreadable'))
  if (lacking !== null) countPage(lacking, requestPages(set, page.tickets))
  const isRead = page.isEnd || page.cursor === null
  const next: Progress = { ...progress, cursor: page.cursor, tally, graceUntil, work, unborne, isRead }
  return { rows, requesters: people.all(), next }
}

const pageSize = 1000

async function* rowsOf(ports: PreviewPorts, planId: string): AsyncGenerator<PlanTicket> {
  for (let after = 0; ;) {
    const page = await ports.planTickets(planId, after, pageSize)
    yield* page
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return
    after = last.ticketId
  }
}

async function* requestersOf(ports: PreviewPorts, planId: string) {
  for (let after = 0; ;) {
    const page = await ports.planRequesters(planId, after, pageSize)
    yield* page
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return
    after = last.userId
  }
}

/** The plan's hash from what is stored of it: what is approved is what lies there, not what was in memory. */
export const hashOf = async (ports: PreviewPorts, plan: PlanRecord): Promise<string> => {
  const hasher = planHasher({
    digest: plan.digest,
    planned_at: plan.plannedAt,
    ...(plan.policies === null ? {} : { policies: plan.policies }),
  })
  for await (const row of rowsOf(ports, plan.id)) {
    await hasher.add(
      planLine({
        ticketId: row.ticketId,
        outcome: 'due',
        policy: row.policy,
        dueAt: Date.parse(row.dueAt),
        actions: row.actions as Planned['actions'],
        because: row.because as Planned['because'],
      }),
    )
  }
  for await (const { userId, permanently, reason } of requestersOf(ports, plan.id))
    await hasher.addRequester({ requester_id: userId, permanently, because: reason })
  return hasher.end()
}

const grouped = (groups: Tally['byBrand']) =>
  Object.entries(groups)
    .map(([key, counts]) => ({ id: key === '' ? null : Number(key), ...counts }))
    .sort((one, other) => other.due - one.due || (one.id ?? 0) - (other.id ?? 0))

const agesOf = (tally: Tally): PlanSummary['by_age'] => {
  const none = { due: 0, later: 0, held: 0, kept: 0 }
  const buckets = ageSteps.map((from, index) => ({
    from,
    below: ageSteps[index + 1] ?? null,
    ...(tally.byAge[String(from)] ?? none),
  }))
  const unknown = tally.byAge['unknown']
  return unknown === undefined ? buckets : [...buckets, { from: null, below: null, ...unknown }]
}

/** Zendesk's date beside ours. It is no part of the plan: where Zendesk can't be asked, it isn't told. */
const nativeOf = async (ports: PreviewPorts, ids: readonly number[]) => {
  const read = ids.length === 0 ? undefined : await attempt(() => ports.ticketsAmong(ids))
  if (read?.ok !== true) return new Map<number, NativeDate>()
  const tickets = read.value.map(({ id, status, updated_at }) => ({
    ticketId: id,
    updatedAt: updated_at ?? null,
    isClosed: status === 'closed',
  }))
  return nativeDates(ports, tickets)
}

const sampled = async (ports: PreviewPorts, tally: Tally): Promise<PlanSummary['sample']> => {
  const sample = sampleOf(tally).map(planLine)
  const native = await nativeOf(
    ports,
    sample.map(({ ticket_id }) => ticket_id),
  )
  return sample.map(({ policy = null, due_at = null, outcome, actions, because, ticket_id }) => ({
    ticket_id,
    outcome,
    policy,
    due_at,
    ...(native.get(ticket_id) ?? notTold),
    actions: [...actions],
    because: [...because],
  }))
}

interface Around {
  readonly claim: number
  readonly version: VersionRecord
  readonly set: PolicySet
}

const finish = async (ports: PreviewPorts, plan: PlanRecord, around: Around, progress: Progress): Promise<boolean> => {
  const { claim, set, version } = around
  const { tally, graceUntil, going, unborne, lacking } = progress
  const requestsAMinute = ports.requestsAMinute()
  const users = { requesters: going.go, requestersForGood: going.forGood }
  const work = { ...progress.work, ...users, asksRequesters: asksRequesters(set) }
  const exceeded = exceededBy(set.policies, tally)
  const summary: PlanSummary = {
    tickets: tally.tickets,
    totals: tally.totals,
    deletions: { tickets: progress.work.delete, for_good: progress.work.erase },
    by_policy: set.policies.map(({ name }) => ({ policy: name, ...countsOf(tally, name) })),
    by_brand: grouped(tally.byBrand),
    by_form: grouped(tally.byForm),
    by_age: agesOf(tally),
    sample: await sampled(ports, tally),
    exceeded,
    unreachable: Object.entries(tally.unreachable).map(([why, tickets]) => ({
      why: why as PlanSummary['unreachable'][number]['why'],
      tickets,
    })),
    ...shownGoing(set, going),
    cost: {
      ...costOf(work, requestsAMinute),
      grace_until: graceUntil === null ? null : new Date(graceUntil).toISOString(),
    },
    ...shownTagging(set, lacking, requestsAMinute),
    difference: differenceIn(progress.comparison),
    ...(unborne === null || tally.tickets === 0 ? {} : { unborne: unborneIn(version, unborne) }),
  }
  const hash = await hashOf(ports, plan)
  return ports.finishPlan(
    claim,
    plan.id,
    { state: exceeded.length > 0 ? 'refused' : 'ready', hash, summary },
    {
      at: ports.clock(),
      actor: plan.askedBy === null ? { system: 'custos' } : { user_id: plan.askedBy },
      action: 'retention.plan-ready',
      version_id: plan.versionId,
      plan_id: plan.id,
      digest: hash,
      types: [],
      count: tally.totals.due,
    },
  )
}

export interface Built {
  readonly more: boolean
  readonly failure?: Failure
  /** Another worker has the account now, and plans on from what was stored before. */
  readonly isLost?: boolean
}

const lost: Built = { more: false, isLost: true }

/** These will pass, and the plan goes on where it stood; after any other it has failed. */
const passing: ReadonlySet<string> = new Set(['busy', 'down', 'slow', 'unexpected'])

/** The next page of the account; after the last one the next of those who would go with their tickets. */
const planOn = async (ports: PreviewPorts, plan: PlanRecord, around: Around, before: Progress): Promise<Built> => {
  const { claim, set } = around
  if (!before.isRead) {
    const { rows, requesters, next } = await planPage(ports, plan, set, before)
    if (!(await ports.keepPage(claim, plan.id, rows, requesters, next, next.tally.tickets))) return lost
    if (!next.isRead) return { more: true }
    return planOn(ports, plan, around, next)
  }
  const judged = await judgeSome(ports, plan.id, set, Date.parse(plan.plannedAt), before.going)
  if (judged === undefined) return (await finish(ports, plan, around, before)) ? { more: false } : lost
  const going = { ...before, going: judged.going }
  return (await ports.judgeRequesters(claim, plan.id, judged.changes, going)) ? { more: true } : lost
}

/** Where the plan stands; what it counts from its first page on is not begun in the middle. */
const progressOf = async (ports: PreviewPorts, plan: PlanRecord, version: VersionRecord): Promise<Progress> =>
  plan.progress === null
    ? {
        ...fresh(),
        comparison: await comparisonFor(ports, plan),
        unborne: wordsSought(version),
        lacking: nothingLacking(),
      }
    : { ...fresh(), ...(plan.progress as Progress) }

/** Plans on, or ends the plan when all is read; only while this worker has the account. */
export const buildOn = async (ports: PreviewPorts, claim: number, plan: PlanRecord): Promise<Built> => {
  const version = await ports.version(plan.versionId)
  if (version === undefined) throw new Error('the version of a plan is gone')
  const around = { claim, version, set: setOf(version, plan) }
  const progress = await progressOf(ports, plan, version)
  const planned = await attempt(() => planOn(ports, plan, around, progress))
  if (!planned.ok) {
    if (passing.has(planned.failure.code)) return { more: true, failure: planned.failure }
    return (await ports.failPlan(claim, plan.id, planned.failure.problem)) ? { more: false } : lost
  }
  return planned.value
}
