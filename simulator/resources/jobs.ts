import type { Job } from '../records.ts'
import { notFound, ok, refuse } from '../wire/answer.ts'
import { listAnswer } from '../wire/paging.ts'
import type { Call, Route } from '../wire/route.ts'
import type { World } from '../world.ts'

/** So many may wait or run at once; one more is refused. */
const mostAtOnce = 30

type Result = NonNullable<Job['results']>[number]

/** What failed is told as the reference describes it, or as its example has it: by its place alone. */
const shown = ({ settings }: World, result: Result): object => {
  const { index, error, details: more } = result
  return error === undefined || settings.job_failures_name_ids ? result : { index, error, details: more }
}

/** As Zendesk answers it: while the job waits, everything about its progress is null. */
export const showJob = (world: World, job: Job) => ({
  id: job.id,
  job_type: job.job_type,
  url: `${world.origin}/api/v2/job_statuses/${job.id}.json`,
  status: job.status,
  total: job.total,
  progress: job.progress,
  message: job.message,
  results: job.results?.map((result) => shown(world, result)) ?? null,
})

const details: Readonly<Record<string, string>> = {
  TicketNotFound: 'Ticket not found',
  UpdateConflict: 'The ticket was changed since',
  Forbidden: 'You are not allowed to do this',
  TicketUpdateFailed: 'Record validation errors',
}

/** One item that failed. */
export const failed = (action: string, index: number, id: number, error: string): Result => ({
  action,
  index,
  id,
  success: false,
  error,
  details: details[error] ?? error,
})

/** `2018-03-08 10:07:04 +0000`, or `Fri Apr 13 02:51:53 +0000 2012`. */
const endOf = ({ clock, settings }: World): string => {
  const iso = clock.iso()
  if (!settings.job_ends_in_words) return `${iso.slice(0, 10)} ${iso.slice(11, 19)} +0000`
  const [weekday = '', day = '', month = '', year = '', time = ''] = new Date(iso).toUTCString().split(/,? /)
  return `${weekday} ${month} ${day} ${time} +0000 ${year}`
}

interface Rest {
  readonly items: readonly (() => Result)[]
  readonly results: Result[]
}

/** Does the items up to this one that aren't done yet. */
const workOff = ({ items, results }: Rest, upTo: number): Result[] => {
  for (const run of items.slice(results.length, upTo)) results.push(run())
  return results
}

/** So often a long job tells how far it has come. */
const steps = 4

const begin = (
  { clock }: World,
  job: Job,
  rest: Rest,
  { wait, atWork, total }: { readonly wait: number; readonly atWork: number; readonly total: number },
): void => {
  for (let step = 0; step < steps; step += 1) {
    clock.after(wait + (atWork * step) / steps, () => {
      const done = Math.floor((rest.items.length * step) / steps)
      workOff(rest, done)
      Object.assign(job, { status: 'working', total, progress: done })
    })
  }
}

/** Zendesk forgets its jobs some time after their end. */
const known = ({ state, settings, clock }: World): readonly Job[] =>
  [...state.jobs.values()].filter(
    ({ ended }) => ended === undefined || clock.now() - ended < settings.job_kept_seconds * 1000,
  )

/** Queues the work, done one item at a time when its time comes; answers the job as it stands now. */
export const startJob = (call: Call, jobType: string, items: readonly (() => Result)[]): Response => {
  const { world } = call
  const open = [...world.state.jobs.values()].filter(({ status }) => status === 'queued' || status === 'working')
  if (open.length >= mostAtOnce) {
    throw refuse(429, {
      error: 'TooManyJobs',
      description: `Too many ${jobType} jobs are currently queued or running. Try again later.`,
      current_job_ids: open.map(({ id }) => id),
    })
  }
  const job: Job = {
    id: world.token().slice(0, 32),
    job_type: jobType,
    status: 'queued',
    total: null,
    progress: null,
    message: null,
    results: null,
  }
  world.state.jobs.set(job.id, job)
  const fault = world.faults.take(['job-failed', 'job-lost'], call.request.method, call.url.pathname)
  const wait = world.settings.job_delay_seconds * 1000
  const atWork = world.settings.job_working_seconds * 1000
  const rest = {
    results: [],
    items: fault?.kind === 'job-failed' ? items.slice(0, Math.ceil(items.length / 2)) : items,
  }
  if (atWork > 0) begin(world, job, rest, { wait, atWork, total: items.length })
  world.clock.after(wait + atWork, () => {
    const results = workOff(rest, rest.items.length)
    job.ended = world.clock.now()
    if (fault?.kind === 'job-lost') world.state.jobs.delete(job.id)
    if (fault?.kind === 'job-failed') {
      Object.assign(job, { status: 'failed', total: items.length, progress: rest.items.length, message: 'Job failed' })
      return
    }
    Object.assign(job, { status: 'completed', total: items.length, progress: items.length, results })
    job.message = `Completed at ${endOf(world)}`
  })
  const response = ok({ job_status: showJob(world, job) })
  const inflight = `total=${mostAtOnce}; remaining=${mostAtOnce - open.length - 1}; resets=60`
  response.headers.set('zendesk-ratelimit-inflight-jobs', inflight)
  return response
}

const show = (call: Call) => {
  const job = known(call.world).find(({ id }) => id === call.params['job'])
  if (job === undefined) throw notFound()
  return ok({ job_status: showJob(call.world, job) })
}

const showMany = (call: Call) => {
  const ids = (call.query.get('ids') ?? '').split(',')
  const jobs = known(call.world).filter(({ id }) => ids.includes(id))
  const { many_jobs_with_results: whole } = call.world.settings
  return ok({
    job_statuses: jobs.map((job) => (whole ? showJob(call.world, job) : { id: job.id, status: job.status })),
  })
}

/** Those that are over first, the last of them at the head, then the newest of the others; a cursor's page at a time. */
const list = (call: Call) => {
  const jobs = known(call.world).toReversed()
  const over = jobs
    .filter(({ ended }) => ended !== undefined)
    .toSorted((one, other) => (other.ended ?? 0) - (one.ended ?? 0))
  const sorted = [...over, ...jobs.filter(({ ended }) => ended === undefined)]
  const placed = sorted.map((job, index) => ({ id: index + 1, job }))
  return listAnswer(call, 'job_statuses', placed, ({ job }) => showJob(call.world, job))
}

export const jobRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/v2/job_statuses', access: 'agent', handle: list },
  { method: 'GET', path: '/api/v2/job_statuses/show_many', access: 'agent', handle: showMany },
  { method: 'GET', path: '/api/v2/job_statuses/:job', access: 'agent', handle: show },
]
