import type { Instant } from '../../../core/time.ts'
import { attempt, type Failure } from '../failure.ts'
import type { AskedJob, JobReport } from './run/ports.ts'

/** A call that may have a job, and when that is to be looked at next; null: now. */
export interface LookedCall {
  readonly id: string
  readonly ticketIds: readonly number[]
  readonly jobId: string | null
  readonly ageSeconds: number
  readonly looks: number
  readonly lookAt: Instant | null
}

/** When a job is to be looked at again, and how often it has been. */
export interface NextLook {
  readonly id: string
  readonly looks: number
  readonly lookAt: Instant
}

export interface LookPorts {
  readonly jobStatuses: (jobs: readonly AskedJob[]) => Promise<readonly JobReport[]>
  /** The names of the account's jobs that are not over, whoever began them. */
  readonly jobsUnderWay: () => Promise<readonly string[]>
  readonly clock: () => Instant
  /** Seconds after which a call of which no job is known is no longer on its way. */
  readonly settleSeconds: number
}

/** Most jobs are over in two seconds; where Zendesk is busy one takes minutes, and each look is a request of the account's. */
const paces = [1, 2, 3, 5, 8, 13, 20, 30]
const longest = 30
/** So many looks at a job a forecast counts with: more only tell that Zendesk is slow. */
const foreseen = 2

export const nextLook = (looks: number, clock: () => Instant): Instant =>
  new Date(Date.parse(clock()) + (paces[looks] ?? longest) * 1000).toISOString()

/** Past this part of `settleSeconds` a call that was written down isn't sent: by its end it may be taken for never made. */
const sendWithin = 1 / 3

/**
 * Begun before a call is written down; tells just before it is sent whether it still may be. A process that sleeps in between
 * finds the account with another worker, who may have let off its tickets by then. A clock that was set back tells nothing.
 */
export const sendingBegun = ({ clock, settleSeconds }: Pick<LookPorts, 'clock' | 'settleSeconds'>): (() => boolean) => {
  const began = Date.parse(clock())
  return () => Math.abs(Date.parse(clock()) - began) < settleSeconds * 1000 * sendWithin
}

/** No job of a call that nobody answered for is still to come when it is so old, whatever else Zendesk is at. */
const doubtSeconds = 3600

/** A look that lies further ahead than any is put was put by a clock that was set back since: it is due. */
const secondsTo = (call: LookedCall, now: number, settleSeconds: number): number => {
  const seconds = call.lookAt === null ? 0 : (Date.parse(call.lookAt) - now) / 1000
  const toLook = seconds > longest ? 0 : Math.max(0, seconds)
  return call.jobId === null ? Math.max(toLook, settleSeconds - call.ageSeconds) : toLook
}

/** Seconds until one of these calls is to be looked at; undefined where there is none. */
export const secondsToLook = (
  { clock, settleSeconds }: Pick<LookPorts, 'clock' | 'settleSeconds'>,
  calls: readonly LookedCall[],
): number | undefined => {
  const now = Date.parse(clock())
  return calls.length === 0 ? undefined : Math.min(...calls.map((call) => secondsTo(call, now, settleSeconds)))
}

export interface Over<Call> {
  readonly call: Call
  /** None where nobody ever heard of one. */
  readonly job: JobReport | undefined
}

type Found<Call> =
  | {
      readonly ok: true
      readonly over: readonly Over<Call>[]
      readonly open: readonly NextLook[]
      /** Requests that a forecast knows of. */
      readonly requests: number
    }
  | { readonly ok: false; readonly failure: Failure }

/** What these jobs have come to, by their names. */
const asked = async ({ jobStatuses }: LookPorts, calls: readonly LookedCall[]) => {
  const sent = calls.flatMap(({ jobId, ticketIds }) => (jobId === null ? [] : [{ jobId, ticketIds }]))
  return new Map((sent.length === 0 ? [] : await jobStatuses(sent)).map((report) => [report.id, report]))
}

/** Whether a job may be still to come of a call that nobody answered for: one that is none of ours may be its own. */
const mayCome = async ({ jobsUnderWay }: LookPorts, calls: readonly LookedCall[], due: readonly LookedCall[]) => {
  if (!due.some(({ jobId, ageSeconds }) => jobId === null && ageSeconds < doubtSeconds)) return false
  const ours = new Set(calls.map(({ jobId }) => jobId))
  return (await jobsUnderWay()).some((id) => !ours.has(id))
}

/** The calls that are over, with what their jobs tell, and when the others are to be looked at again. */
export const callsOver = async <Call extends LookedCall>(
  ports: LookPorts,
  calls: readonly Call[],
): Promise<Found<Call>> => {
  const { clock, settleSeconds } = ports
  const now = Date.parse(clock())
  const due = calls.filter((call) => secondsTo(call, now, settleSeconds) === 0)
  const looked = await attempt(async () => ({
    reports: await asked(ports, due),
    doubt: await mayCome(ports, calls, due),
  }))
  if (!looked.ok) return looked
  const { reports, doubt } = looked.value
  const isOpen = ({ jobId, ageSeconds }: Call): boolean =>
    jobId === null ? doubt && ageSeconds < doubtSeconds : reports.get(jobId)?.state === 'open'
  const open = due.filter(isOpen).map(({ id, looks }) => ({ id, looks: looks + 1, lookAt: nextLook(looks + 1, clock) }))
  const over = due
    .filter((call) => !isOpen(call))
    .map((call) => ({ call, job: call.jobId === null ? undefined : reports.get(call.jobId) }))
  return { ok: true, over, open, requests: due.some(({ jobId, looks }) => jobId !== null && looks < foreseen) ? 1 : 0 }
}
