import { mostRequests } from '../../../../core/retention/index.ts'
import type { Instant } from '../../../../core/time.ts'
import { attempt } from '../../failure.ts'
import { readerOf } from '../facts.ts'
import { callsOver, secondsToLook } from '../looks.ts'
import type { CallRecord, WaitsFor } from '../records.ts'
import { entryOfRun } from '../runs.ts'
import { setIn, setOf } from '../versions.ts'
import { batch } from './batch.ts'
import type { AdvancePorts } from './ports.ts'
import { redactOne } from './redact.ts'
import { deleteRequesters, settleRequesters } from './requesters.ts'
import { waitOf, type Advanced, type Scene } from './scene.ts'
import { changesOf, seenIn } from './settle.ts'
import { readBack } from './sift.ts'

/** Zendesk runs thirty jobs of an account at once: all runs together leave two thirds of them to tags and to other apps. */
const jobsAtOnce = 10
/** No wait is shorter. */
const leastSeconds = 1
/** As long as other runs have all the jobs: whoever has one looks at it sooner. */
const othersSeconds = 10
/** A job that puts tags is over within seconds, as a rule. */
const taggedSeconds = 2
/** The history's changes are read every few minutes, and sooner where a run waits for them. */
const unreadSeconds = 30
const readsWithinSeconds = 5

/** Writes down what became of a call, from what its job says and from the tickets as they are. */
const settle = async (scene: Scene, call: CallRecord, job?: Parameters<typeof seenIn>[1]): Promise<Advanced> => {
  const { ports, run, plan, set, now } = scene
  const records = await readBack(scene, call.ticketIds)
  if (!records.ok) return waitOf(records.failure)
  const [tickets, readFacts] = await Promise.all([
    ports.ticketsNamed(plan.id, call.ticketIds),
    readerOf(ports, call.ticketIds, plan.versionId),
  ])
  const changes = changesOf(call, tickets, seenIn(records.value, job), { set, readFacts, now })
  const failed = changes.filter(({ state }) => state === 'failed').length
  const action = failed === changes.length && failed > 0 ? 'retention.batch-failed' : 'retention.batch-done'
  const entry = entryOfRun(plan, run.id, run.startedBy, action, ports.clock(), changes.length - failed)
  await ports.settleCall(call.id, plan.id, changes, { ...entry, intent_id: call.id })
  return { state: 'moved' }
}

/** Jobs that are over, and calls of which nobody ever heard again. */
const settleOpen = async (scene: Scene, calls: readonly CallRecord[]): Promise<Advanced | undefined> => {
  const found = await callsOver(scene.ports, calls)
  if (!found.ok) return waitOf(found.failure)
  scene.spent.requests += found.requests
  await scene.ports.callsLooked(found.open)
  let moved: Advanced | undefined
  for (const { call, job } of found.over) {
    moved = await settle(scene, call, job)
    if (moved.state !== 'moved') return moved
  }
  return moved
}

const rest = async ({ ports, run, plan }: Scene): Promise<Advanced> => {
  const [counts, requesters] = await Promise.all([ports.ticketCounts(plan.id), ports.requesterCounts(plan.id)])
  const at = ports.clock()
  if (counts.settled < counts.tickets || requesters.open > 0) {
    if (run.state === 'running') await ports.moveRun(run.id, ['running'], { state: 'waiting', why: run.why }, undefined)
    return { state: 'rests' }
  }
  const state = run.why === 'cancelled' ? 'cancelled' : 'done'
  const entry = entryOfRun(plan, run.id, run.startedBy, 'retention.run-ended', at, counts.done)
  if (await ports.endRun(run.id, state, at, entry)) await ports.certify(run.id)
  return { state: 'rests' }
}

const stop = async ({ ports, run, plan }: Scene, why: 'switched-off' | 'over-forecast'): Promise<Advanced> => {
  const entry = entryOfRun(plan, run.id, null, 'retention.run-stopped', ports.clock(), 0)
  await ports.moveRun(run.id, ['running', 'waiting'], { state: 'stopped', why }, entry)
  return { state: 'moved' }
}

/** When one of these calls is to be looked at again, or a user of whom nobody answered can't be on their way any more. */
const againAfter = (
  { ports }: Scene,
  calls: readonly CallRecord[],
  inDoubt: readonly { readonly ageSeconds: number }[],
): Advanced | undefined => {
  const users = inDoubt.map(({ ageSeconds }) => ports.settleSeconds - ageSeconds)
  const waits = [secondsToLook(ports, calls), ...users].filter((seconds) => seconds !== undefined)
  return waits.length === 0 ? undefined : { state: 'again', seconds: Math.max(leastSeconds, Math.min(...waits)) }
}

const oneStep = async (scene: Scene): Promise<Advanced> => {
  const { ports, run, plan } = scene
  const calls = await ports.openCalls(run.id)
  const settled = calls.length === 0 ? undefined : await settleOpen(scene, calls)
  if (settled !== undefined) return settled
  const { advanced, inDoubt } = await settleRequesters(scene)
  if (advanced !== undefined) return advanced
  const open = againAfter(scene, calls, inDoubt)
  const isMoving = run.state === 'running' || run.state === 'waiting'
  if (!isMoving) return open ?? { state: 'rests' }
  if (run.why === 'cancelled') {
    await ports.cancelTickets(run.planId)
    return open ?? rest(scene)
  }
  if ((await ports.stopped()).stopped) return stop(scene, 'switched-off')
  if (run.requestsUsed > mostRequests(run.requestsForecast)) return stop(scene, 'over-forecast')
  if ((await ports.callsUnderWay()) >= jobsAtOnce) return open ?? { state: 'again', seconds: othersSeconds }
  const moved =
    (await redactOne(scene)) ??
    (await batch(scene, 'mark')) ??
    (await batch(scene, 'delete')) ??
    (await batch(scene, 'erase')) ??
    (await deleteRequesters(scene))
  // What waits for the history has its grace behind it.
  if (run.state === 'waiting' && (moved !== undefined || scene.spent.waits))
    await ports.moveRun(run.id, ['waiting'], { state: 'running', why: null }, undefined)
  if (moved !== undefined) return moved
  if (open !== undefined) return open
  if (await ports.isBeingTagged(plan.id)) return { state: 'again', seconds: taggedSeconds }
  if (!scene.spent.waits) return rest(scene)
  await ports.hurryReading(readsWithinSeconds)
  return { state: 'again', seconds: unreadSeconds, waitsFor: 'history' }
}

/** No server was at it for so long: that was no waiting for Zendesk. */
const longestWaitSeconds = 120

const secondsSince = (since: Instant, now: number): number =>
  Math.min(longestWaitSeconds, Math.max(0, now - Date.parse(since)) / 1000)

/**
 * Moves a run on by one step: what is over is settled, then the next batch is looked at again, written down and sent. All
 * that it knows lies in the database, so that a run goes on in whatever process takes the account next.
 */
export const advance = async (ports: AdvancePorts, claim: number, runId: string): Promise<Advanced> => {
  const run = await ports.run(runId)
  const plan = run === undefined ? undefined : await ports.plan(run.planId)
  const version = plan === undefined ? undefined : await ports.version(plan.versionId)
  if (run === undefined || plan === undefined || version === undefined) throw new Error('a run has lost its plan')
  if (run.endedAt !== null) return { state: 'rests' }
  const now = await attempt(ports.now)
  if (!now.ok) {
    const waits = waitOf(now.failure)
    const { waitsSince } = run
    await ports.countWork(run.id, { requests: 0, seconds: 0, waitsSince, waitsFor: waits.waitsFor ?? null })
    return waits
  }
  const newest = (await ports.newestVersion()) ?? version
  const [own, inForce] = [setOf(version, plan), { id: newest.id, holds: setIn(newest).holds }]
  // A hold that was written after the plan was made beats it all the same; one that was taken away since still holds this plan.
  const set = { ...own, holds: [...own.holds, ...inForce.holds] }
  const scene = { ports, claim, run, plan, set, inForce, now: now.value, spent: { requests: 0, waits: false } }
  const began = Date.parse(ports.clock())
  const waited = run.waitsSince === null ? 0 : secondsSince(run.waitsSince, began)
  let waitsSince: Instant | null = null
  let waitsFor: WaitsFor | null = null
  try {
    const advanced = await oneStep(scene)
    // What a run waits for jobs is its time, too; not its grace, and not the reading of the history.
    if (advanced.state === 'again' && !scene.spent.waits) waitsSince = ports.clock()
    if (advanced.state === 'again') waitsFor = advanced.waitsFor ?? null
    return advanced
  } finally {
    const at = Date.parse(ports.clock())
    const seconds = waited + (at - began) / 1000
    await ports.countWork(run.id, { requests: scene.spent.requests, seconds, waitsSince, waitsFor })
  }
}
