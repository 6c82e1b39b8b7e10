import type { Job } from '../records.ts'
import { notFound, ok, refuse } from '../wire/answer.ts'
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
  world.clock.after(world.settings.job_delay_seconds * 1000, () => {
    job.results = items.map((run) => run())
    job.status = 'completed'
    job.total = items.length
    job.progress = items.length
    job.message = `Completed at ${world.clock.iso()}`
  })
  const response = ok({ job_status: showJob(world, job) })
  const inflight = `total=${mostAtOnce}; remaining=${mostAtOnce - open.length - 1}; resets=60`
  response.headers.set('zendesk-ratelimit-inflight-jobs', inflight)
  return response
}

const show = (call: Call) => {
  const job = call.world.state.jobs.get(call.params['job'] ?? '')
  if (job === undefined) throw notFound()
  return ok({ job_status: showJob(call.world, job) })
}

const showMany = (call: Call) => {
  const ids = (call.query.get('ids') ?? '').split(',')
  const jobs = [...call.world.state.jobs.values()].filter(({ id }) => ids.includes(id))
  return ok({ job_statuses: jobs.map((job) => showJob(call.world, job)) })
}

export const jobRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/v2/job_statuses/show_many', access: 'agent', handle: showMany },
  { method: 'GET', path: '/api/v2/job_statuses/:job', access: 'agent', handle: show },
]
