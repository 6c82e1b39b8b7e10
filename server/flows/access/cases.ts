import {
  accessCaseDetail,
  accessSources,
  accessUnjudged,
  type AccessCase,
  type AccessCaseDetail,
} from '../../../contract/access.ts'
import type { ProblemCode } from '../../../contract/problems.ts'
import type { LedgerRef } from '../../../contract/source.ts'
import { kinds, measures, readings, type Anomaly, type Kind } from '../../../core/access/index.ts'
import type { EntryFields } from '../../../core/ledger/index.ts'
import type { Instant } from '../../../core/time.ts'
import { attempt, isGone, refuse, type Refusal } from '../failure.ts'
import { administersAccount, type StaffPorts } from '../redaction/permission.ts'
import { uncheckedReadings } from './facts.ts'
import { readingOf, type Progress } from './judge.ts'

export interface StoredCase {
  readonly id: string
  readonly actor: number
  readonly kind: string
  readonly cause: string
  readonly detectedAt: Instant
  readonly ended: boolean
  readonly score: number
  readonly severity: number
  readonly told: object
  readonly status: AccessCase['status']
  readonly assignee: number | null
  readonly sources: readonly string[]
}

export interface Deed {
  readonly log: string
  readonly at: Instant
  readonly verb: string
  readonly ticketId: number | null
  readonly reason: string | null
}

export interface Listing {
  readonly before?: Instant | undefined
  /** As `2026-11-24`, in UTC. */
  readonly day?: string | undefined
}

export type Looker = StaffPorts

export interface CasesPorts extends Looker {
  readonly clock: () => Instant
  readonly listCases: (limit: number, listing?: Listing) => Promise<readonly StoredCase[]>
  readonly countCases: () => Promise<{ readonly open: number; readonly silenced: number }>
  readonly streamStates: () => Promise<
    readonly ({ readonly log: 'access' | 'audit'; readonly state: 'new' | 'on' | 'absent' } & Progress)[]
  >
  readonly caseNamed: (id: string) => Promise<StoredCase | undefined>
  readonly deedsOf: (ids: readonly string[], limit: number) => Promise<readonly Deed[]>
  readonly daysOf: (
    actor: number,
    measure: (typeof measures)[Kind],
    span: { readonly from: string; readonly to: string },
  ) => Promise<readonly AccessCaseDetail['chart']['days'][number][]>
}

/** Cases tell what colleagues did: they are for admins, as Zendesk has them now and whatever the page says. */
export const mayWatch = async (ports: Looker, userId: number): Promise<{ readonly ok: true } | Refusal> => {
  const asked = await attempt(() => administersAccount(ports, userId))
  if (!asked.ok) return isGone(asked.failure) ? { ok: false, problem: 'not-signed-in' } : refuse(asked.failure)
  return asked.value ? { ok: true } : { ok: false, problem: 'may-not-watch' }
}

const day = 24 * 3_600_000
const chartDays = 60
const mostListed = 100
const mostOnTimeline = 500

const severityNames = ['low', 'medium', 'high'] as const
const instant = (at: number): Instant => new Date(at).toISOString()
export const kindOf = (name: string): Kind => kinds.find((kind) => kind === name) ?? 'mass_view'

const shown = (stored: StoredCase): AccessCase => {
  const told = stored.told as Anomaly
  return {
    id: stored.id,
    actor_id: stored.actor,
    kind: kindOf(stored.kind),
    ...(told.detail === undefined ? {} : { detail: told.detail }),
    observed: told.observed,
    usual: told.usual,
    start: instant(told.start),
    end: instant(told.end),
    detected_at: stored.detectedAt,
    ended: stored.ended,
    severity: severityNames[stored.severity - 1] ?? 'low',
    score: stored.score,
    status: stored.status,
    assignee_id: stored.assignee,
    also: [...told.also],
    sources: accessSources.filter((source) => stored.sources.includes(source)),
  }
}

export const listOf = async (ports: CasesPorts, userId: number, listing: Listing = {}) => {
  const may = await mayWatch(ports, userId)
  if (!may.ok) return may
  const [cases, counts, logs] = await Promise.all([
    ports.listCases(mostListed, listing),
    ports.countCases(),
    ports.streamStates(),
  ])
  return {
    ok: true,
    list: {
      cases: cases.filter(({ actor }) => actor > 0).map(shown),
      ...counts,
      logs: logs.map(({ log, state, ...progress }) => ({
        ...{ log, state, read_to: progress.readTo },
        reading: readingOf(progress, ports.clock()),
      })),
      // None of these has a source yet: Zendesk has no rota, and places are known by country alone.
      unjudged: accessUnjudged.slice(),
    },
  } as const
}

export const detailOf = async (
  ports: CasesPorts,
  userId: number,
  caseId: string,
): Promise<{ readonly ok: true; readonly detail: AccessCaseDetail } | Refusal> => {
  const may = await mayWatch(ports, userId)
  if (!may.ok) return may
  const stored = await ports.caseNamed(caseId)
  if (stored === undefined) return { ok: false, problem: 'not-found' }
  const told = stored.told as Anomaly
  const kind = kindOf(stored.kind)
  const span = { from: instant(told.start - chartDays * day).slice(0, 10), to: instant(told.end + day).slice(0, 10) }
  const [deeds, days] = await Promise.all([
    ports.deedsOf(told.events, mostOnTimeline),
    ports.daysOf(stored.actor, measures[kind], span),
  ])
  const detail = accessCaseDetail.parse({
    case: shown(stored),
    factors: told.factors,
    timeline: deeds.map(({ log, at, verb, ticketId, reason }) => ({ log, at, verb, ticket_id: ticketId, reason })),
    events: told.events.length,
    chart: { measure: measures[kind], days },
    readings: readings[kind],
    unchecked: readings[kind].filter((reading) => uncheckedReadings.has(reading)),
  })
  return { ok: true, detail }
}

/** What an "expected" holds back, and until when. */
export interface Silence {
  readonly id: string
  readonly actor: number
  readonly kind: string
  /** Null where any cause of the kind is held back. */
  readonly cause: string | null
  readonly until: Instant
  readonly decidedBy: number
  readonly decidedAt: Instant
}

export interface DecidePorts extends CasesPorts {
  readonly newId: () => string
  /** Verdict, what it silences in place of what an earlier one of this case did, and ledger entry in one transaction. */
  readonly decide: (
    caseId: string,
    verdict: {
      readonly status: AccessCase['status']
      readonly by: number
      readonly silence?: Silence
    },
    entry: EntryFields,
  ) => Promise<LedgerRef>
  readonly assign: (caseId: string, assignee: number | null, entry: EntryFields) => Promise<LedgerRef>
}

export type Verdict =
  | { readonly verdict: 'expected'; readonly scope: 'cause' | 'kind'; readonly days: number }
  | { readonly verdict: 'needs-action' | 'wrong' }

type Noted = { readonly ok: true; readonly ledger: LedgerRef } | Refusal

/**
 * What a person makes of a case. "Expected" holds back what is alike until a day that is given, and no longer. Nobody
 * explains away what they did themselves: of a case about oneself only that it needs action can be said.
 */
export const judgeCase = async (
  ports: DecidePorts,
  userId: number,
  caseId: string,
  verdict: Verdict,
): Promise<Noted> => {
  const may = await mayWatch(ports, userId)
  if (!may.ok) return may
  const stored = await ports.caseNamed(caseId)
  if (stored === undefined) return { ok: false, problem: 'not-found' }
  if (stored.actor === userId && verdict.verdict !== 'needs-action') return { ok: false, problem: 'own-case' }
  const at = ports.clock()
  const silence =
    verdict.verdict === 'expected'
      ? {
          id: ports.newId(),
          actor: stored.actor,
          kind: stored.kind,
          cause: verdict.scope === 'cause' ? stored.cause : null,
          until: instant(Date.parse(at) + verdict.days * day),
          decidedBy: userId,
          decidedAt: at,
        }
      : undefined
  const decided = { status: verdict.verdict, by: userId, ...(silence === undefined ? {} : { silence }) }
  const entry = { ...entryOf(stored, userId, at), action: 'access.judged', verdict: verdict.verdict } as const
  const ledger = await ports.decide(caseId, decided, entry)
  return { ok: true, ledger }
}

/** What is said of the asker elsewhere is said here of somebody else. */
const ofAssignee: Partial<Record<ProblemCode, ProblemCode>> = {
  'not-signed-in': 'assignee-unknown',
  'may-not-watch': 'assignee-may-not-watch',
}

export const assignCase = async (
  ports: DecidePorts,
  userId: number,
  caseId: string,
  assignee: number | null,
): Promise<Noted> => {
  const may = await mayWatch(ports, userId)
  if (!may.ok) return may
  const stored = await ports.caseNamed(caseId)
  if (stored === undefined) return { ok: false, problem: 'not-found' }
  // Whoever may not see a case can't be given one.
  const can = assignee === null ? may : await mayWatch(ports, assignee)
  if (!can.ok) return { ...can, problem: ofAssignee[can.problem] ?? can.problem }
  const entry = { ...entryOf(stored, userId, ports.clock()), action: 'access.assigned' } as const
  return { ok: true, ledger: await ports.assign(caseId, assignee, entry) }
}

/** What every ledger entry about a case says. */
export const entryOf = ({ id, actor }: Pick<StoredCase, 'id' | 'actor'>, userId: number, at: Instant) => ({
  at,
  actor: { user_id: userId },
  types: [],
  count: 0,
  case_id: id,
  subject_user_id: actor,
})
