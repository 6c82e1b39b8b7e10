import type { LedgerRef } from '../../../contract/source.ts'
import { fingerprintsOf, type Certificate } from '../../../core/retention/index.ts'
import type { Refusal } from '../failure.ts'
import { refusalOf, type AdminPorts } from './admin.ts'
import type { PlanRecord, PlanRequester, PlanTicket, RequesterCounts, RunRecord, TicketCounts } from './records.ts'

/** What is known of runs, all of it at one moment: what is changed meanwhile isn't seen. */
export interface RunsSeen {
  readonly run: (id: string) => Promise<RunRecord | undefined>
  readonly plan: (id: string) => Promise<PlanRecord | undefined>
  readonly ticketCounts: (planId: string) => Promise<TicketCounts>
  readonly requesterCounts: (planId: string) => Promise<RequesterCounts>
  readonly planRequesters: (planId: string, after: number, limit: number) => Promise<readonly PlanRequester[]>
  readonly planTickets: (planId: string, after: number, limit: number) => Promise<readonly PlanTicket[]>
  /** The ledger's entry that told of the run's end. */
  readonly endOfRun: (runId: string) => Promise<LedgerRef | undefined>
}

export interface CertifyPorts {
  readonly account: string
  readonly run: (id: string) => Promise<RunRecord | undefined>
  /** `look` asks nothing of the store but what it is handed: embedded, it would wait for itself. */
  readonly atOneMoment: <T>(look: (seen: RunsSeen) => Promise<T>) => Promise<T>
  /** HMAC of a ticket's number under a key of the account's own, 32 hexadecimal digits. */
  readonly ticketFingerprint: (ticketId: number) => Promise<string>
  /** The same of a user's number; no ticket of that number has it. */
  readonly userFingerprint: (userId: number) => Promise<string>
  /** A compact JWS under the account's own key. */
  readonly sign: (certificate: Certificate) => Promise<string>
  /** Nothing where one is kept already. */
  readonly keepCertificate: (runId: string, jws: string) => Promise<void>
}

const fateOf = ({ state, reason, erased, deleted, redacted }: PlanTicket): string => {
  // What a hold kept from being deleted for good is deleted all the same.
  if (state === 'skipped' && deleted) return 'deleted'
  // Let off after something of it was redacted: both are told.
  if (state !== 'done') return `${redacted ? 'redacted+' : ''}${reason ?? state}`
  if (erased) return 'deleted-for-good'
  if (deleted) return 'deleted'
  return redacted ? 'redacted' : 'done'
}

const pageSize = 1000

type Looking = RunsSeen & Pick<CertifyPorts, 'account' | 'ticketFingerprint' | 'userFingerprint'>

async function* fatesOf(ports: Looking, planId: string): AsyncGenerator<readonly [string, string]> {
  for (let after = 0; ;) {
    const page = await ports.planTickets(planId, after, pageSize)
    // Together: one after the other they would keep the store's moment open for as long as a page takes ten times.
    const prints = await Promise.all(page.map(({ ticketId }) => ports.ticketFingerprint(ticketId)))
    for (const [at, ticket] of page.entries()) yield [prints[at] ?? '', fateOf(ticket)]
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return
    after = last.ticketId
  }
}

const fateOfRequester = ({ state, reason, erased, deleted }: PlanRequester): string => {
  if (state !== 'done') return reason ?? state
  if (erased) return 'deleted-for-good'
  return deleted ? 'deleted' : 'already-gone'
}

const requestersOf = async (ports: Looking, planId: string): Promise<Pick<Certificate, 'requesters'>> => {
  const { total, done, deleted, erased, alreadyGone, skipped, failed, reasons } = await ports.requesterCounts(planId)
  if (total === 0) return {}
  const fates: (readonly [string, string])[] = []
  for (let after = 0, more = true; more;) {
    const page = await ports.planRequesters(planId, after, pageSize)
    for (const one of page) fates.push([await ports.userFingerprint(one.userId), fateOfRequester(one)])
    after = page.at(-1)?.userId ?? after
    more = page.length === pageSize
  }
  return {
    requesters: {
      total,
      counts: { done, skipped, failed, deleted, deleted_for_good: erased, already_gone: alreadyGone },
      reasons: Object.fromEntries(reasons.map(({ reason, requesters }) => [reason, requesters])),
      fingerprints: await fingerprintsOf(fates),
    },
  }
}

/** Of a plan that ran by its schedule nobody has approved more than the version. */
const approvalOf = (
  { startedBy }: RunRecord,
  { approvedBy, versionApprovedBy }: PlanRecord,
): Pick<Certificate, 'approved_by' | 'version_approved_by'> =>
  startedBy === null
    ? { approved_by: null, ...(versionApprovedBy === null ? {} : { version_approved_by: versionApprovedBy }) }
    : { approved_by: approvedBy }

const certificateOf = async (
  ports: Looking,
  run: RunRecord,
  plan: PlanRecord,
  end: LedgerRef,
): Promise<Certificate> => {
  const counts = await ports.ticketCounts(plan.id)
  const { tickets, done, redacted, marked, markRefused, deleted, erased, skipped, failed, restored, reasons } = counts
  return {
    v: 1,
    kind: 'custos-retention-certificate',
    account: ports.account,
    run_id: run.id,
    plan_id: plan.id,
    plan_hash: plan.hash ?? '',
    policy_version: { number: plan.version, digest: plan.digest },
    written_by: plan.authorId,
    ...approvalOf(run, plan),
    started_by: run.startedBy,
    started_at: run.startedAt,
    ended_at: run.endedAt ?? '',
    end: run.state === 'cancelled' ? 'cancelled' : 'done',
    tickets,
    counts: {
      done,
      skipped,
      failed,
      restored,
      redacted,
      marked,
      mark_refused: markRefused,
      deleted,
      deleted_for_good: erased,
    },
    reasons: Object.fromEntries(reasons.map((one) => [one.reason, one.tickets])),
    ledger: { from: run.firstSeq, to: end.seq, head: end.hash },
    fingerprints: await fingerprintsOf(fatesOf(ports, plan.id)),
    ...(await requestersOf(ports, plan.id)),
  }
}

/**
 * Once for a run that has ended; what happens to its tickets later, a restoration say, is the ledger's to tell. Of two that
 * are made at the same time the first that is kept is the run's, and no other is ever handed out.
 */
export const certify = async (ports: CertifyPorts, runId: string): Promise<string | undefined> => {
  const before = await ports.run(runId)
  if (before?.certificate != null) return before.certificate
  const { account, ticketFingerprint, userFingerprint } = ports
  const certificate = await ports.atOneMoment(async (seen) => {
    const run = await seen.run(runId)
    const plan = run?.endedAt == null ? undefined : await seen.plan(run.planId)
    const end = plan === undefined ? undefined : await seen.endOfRun(runId)
    if (run === undefined || plan === undefined || end === undefined) return undefined
    return certificateOf({ ...seen, account, ticketFingerprint, userFingerprint }, run, plan, end)
  })
  if (certificate === undefined) return undefined
  await ports.keepCertificate(runId, await ports.sign(certificate))
  return (await ports.run(runId))?.certificate ?? undefined
}

/** The certificate of a run that has ended; made now where a crash has kept it from being made then. */
export const certificateOfRun = async (
  ports: CertifyPorts & AdminPorts,
  userId: number,
  runId: string,
): Promise<{ readonly ok: true; readonly jws: string } | Refusal> => {
  const refusal = await refusalOf(ports, userId)
  if (refusal !== undefined) return refusal
  if ((await ports.run(runId)) === undefined) return { ok: false, problem: 'not-found' }
  const jws = await certify(ports, runId)
  return jws === undefined ? { ok: false, problem: 'no-certificate' } : { ok: true, jws }
}
