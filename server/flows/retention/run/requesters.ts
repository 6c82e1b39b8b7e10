import type { Action } from '../../../../core/ledger/index.ts'
import { holdOver, isHeld, type RequesterReason } from '../../../../core/retention/index.ts'
import { attempt, isGone, type Failure } from '../../failure.ts'
import { usingTurn, type Turn } from '../../turn.ts'
import { readerOf } from '../facts.ts'
import { sendingBegun } from '../looks.ts'
import type { PlanRequester, RequesterChange, RequesterStep, TicketRecord } from '../records.ts'
import type { Requester } from '../requesters.ts'
import { entryOfRun } from '../runs.ts'
import { counted, isPassing, waitOf, type Advanced, type Scene } from './scene.ts'

/** Few enough that an order to pause is soon heard. */
const atOnce = 5

const entryOf = ({ ports, run, plan }: Scene, action: Action, intentId: string, count: number) => ({
  ...entryOfRun(plan, run.id, run.startedBy, action, ports.clock(), count),
  intent_id: intentId,
})

const done = (one: PlanRequester, how: Pick<RequesterChange, 'deleted' | 'erased'>): RequesterChange => {
  const { userId, permanently } = one
  const isOver = how.erased === true || !permanently
  return {
    userId,
    ...how,
    reason: null,
    ...(isOver ? { step: null, state: 'done' } : { step: 'erase', state: 'planned' }),
  }
}

const over = ({ userId }: PlanRequester): RequesterChange => ({ userId, step: null, state: 'done', reason: null })

const refused = ({ userId }: PlanRequester): RequesterChange => ({
  userId,
  step: null,
  state: 'failed',
  reason: 'zendesk-refused',
})

const again = ({ userId }: PlanRequester): RequesterChange => ({ userId, state: 'planned' })

type Asked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

const whyHeld = async (
  { ports, plan, set, now }: Scene,
  tickets: readonly TicketRecord[],
): Promise<RequesterReason> => {
  const ids = tickets.map(({ id }) => id)
  const readFacts = await readerOf(ports, ids, plan.versionId)
  const isCovered = tickets.some((record) => {
    const facts = readFacts(record)
    return facts !== undefined && holdOver(set.holds, facts, Date.parse(now)) === 'hold'
  })
  return isCovered ? 'held' : 'other-tickets'
}

/**
 * Why they stay after all, as Zendesk has them and their tickets at this moment. The plan has seen every ticket of the
 * account; since then a new one is in their list, and more than are known to be deleted would be in their number. An
 * archived ticket that this run has let off is in neither: the run itself knows of it.
 */
const whyStays = async (
  scene: Scene,
  one: PlanRequester,
  person: Requester,
): Promise<Asked<RequesterReason | undefined>> => {
  const { ports, set, now } = scene
  const answer = (value: RequesterReason | undefined) => ({ ok: true, value }) as const
  if (person.role !== 'end-user') return answer('agent')
  if (isHeld(set.holds, person, Date.parse(now))) return answer('held')
  if (one.staysFor !== null) return answer(one.staysFor)
  const listed = await counted(scene, () => ports.ticketsRequestedBy(one.userId))
  if (!listed.ok) return listed
  const live = listed.value.filter(({ status }) => status !== 'deleted')
  if (live.length > 0) return answer(await whyHeld(scene, live))
  const count = await counted(scene, () => ports.requestedCount(one.userId))
  if (!count.ok) return count
  return answer(count.value > one.gone + one.ticketsDeleted ? 'other-tickets' : undefined)
}

/** What has become of them already, or why they stay; undefined where they are to go now. */
const recheck = async (scene: Scene, one: PlanRequester): Promise<Asked<RequesterChange | undefined>> => {
  const { userId, step } = one
  const answer = (value: RequesterChange | undefined) => ({ ok: true, value }) as const
  const stay = (reason: RequesterReason) => answer({ userId, step: null, state: 'skipped', reason })
  if (!one.goesAlong) return stay('ticket-stays')
  const read = await counted(scene, () => scene.ports.requester(userId))
  if (!read.ok) return read
  const person = read.value
  if (person === undefined) return answer(over(one))
  const isThere = person.active
  if (!isThere && step === 'delete' && !one.permanently) return answer(over(one))
  // Whoever is there again has been brought back by somebody: that is no deletion of ours to complete.
  if (isThere && step === 'erase') return answer(refused(one))
  const why = await whyStays(scene, one, person)
  if (!why.ok) return why
  if (why.value !== undefined) return stay(why.value)
  return answer(isThere || step === 'erase' ? undefined : { userId, step: 'erase', state: 'planned' })
}

/** What a call that was refused has left: nothing was done, or somebody was faster. */
const afterRefusal = async (scene: Scene, one: PlanRequester, failure: Failure): Promise<RequesterChange> => {
  if (isPassing(failure)) return again(one)
  if (!isGone(failure)) return refused(one)
  if (one.step === 'erase') return over(one)
  const read = await counted(scene, () => scene.ports.requester(one.userId))
  if (!read.ok) return again(one)
  return read.value?.active === true ? refused(one) : done(one, {})
}

/** Written down, done, written down: undefined where the next one may follow at once. */
const carryOut = async (
  scene: Scene,
  one: PlanRequester & { readonly step: RequesterStep },
  send: Turn<void, void>['send'],
): Promise<Advanced | undefined> => {
  const { ports, claim, run, plan, inForce } = scene
  const { userId, step } = one
  const intentId = ports.newId()
  const intent = { runId: run.id, planId: plan.id, holdsOf: inForce.id, userId, step, intentId }
  const intended = entryOf(scene, 'retention.requester-intended', intentId, 1)
  const maySend = sendingBegun(ports)
  if (!(await ports.intendRequester(claim, intent, intended))) return { state: 'moved' }
  if (!maySend()) {
    await ports.settleRequester(
      plan.id,
      intentId,
      again(one),
      entryOf(scene, 'retention.requester-failed', intentId, 0),
    )
    return { state: 'moved' }
  }
  const sent = await counted(scene, send)
  if (sent.ok) {
    const change = done(one, step === 'delete' ? { deleted: true } : { erased: true })
    await ports.settleRequester(plan.id, intentId, change, entryOf(scene, 'retention.requester-done', intentId, 1))
    return undefined
  }
  const { failure } = sent
  // Otherwise it is found out by reading them, when the call can't be on its way any more.
  if (failure.applied === 'no') {
    const change = await afterRefusal(scene, one, failure)
    const failed = entryOf(scene, 'retention.requester-failed', intentId, 0)
    await ports.settleRequester(plan.id, intentId, change, { ...failed, problem: failure.problem })
    if (change.state !== 'planned') return undefined
  }
  return waitOf(failure)
}

/** The turn of their call comes first, so that nothing is waited for between the last look at them and the call. */
const deleteOne = async (
  scene: Scene,
  one: PlanRequester & { readonly step: RequesterStep },
): Promise<Advanced | undefined> => {
  const { ports, claim, plan } = scene
  const { userId, step } = one
  const turn = await attempt(() => (step === 'delete' ? ports.deleteUser(userId) : ports.eraseUser(userId)))
  if (!turn.ok) return waitOf(turn.failure)
  return usingTurn(turn.value, async (send) => {
    const checked = await recheck(scene, one)
    if (checked.ok && checked.value === undefined) return carryOut(scene, one, send)
    if (!checked.ok && isPassing(checked.failure)) return waitOf(checked.failure)
    // What can't be read can't be looked at again, and so it stays.
    const change = checked.ok ? checked.value : refused(one)
    const isKept = change === undefined || (await ports.changeRequesters(claim, plan.id, [change]))
    return isKept ? undefined : { state: 'lost' }
  })
}

const isAtStep = (one: PlanRequester): one is PlanRequester & { readonly step: RequesterStep } => one.step !== null

/** Users whose tickets are all settled go one by one: each is looked at again just before. */
export const deleteRequesters = async (scene: Scene): Promise<Advanced | undefined> => {
  const { ports, plan } = scene
  const ready = await ports.requestersToDo(plan.id, atOnce)
  if (ready.length === 0) return undefined
  for (const one of ready.filter(isAtStep)) {
    const stopped = await deleteOne(scene, one)
    if (stopped !== undefined) return stopped
  }
  return { state: 'moved' }
}

/** Whether it was done, by what Zendesk has of them; undefined where it was not. */
const seen = async (scene: Scene, one: PlanRequester): Promise<Asked<RequesterChange>> => {
  const { ports } = scene
  if (one.step === 'erase') {
    const left = await counted(scene, () => ports.isDeletedOnly(one.userId))
    if (!left.ok) return left
    return { ok: true, value: left.value ? again(one) : done(one, { erased: true }) }
  }
  const read = await counted(scene, () => ports.requester(one.userId))
  if (!read.ok) return read
  return { ok: true, value: read.value?.active === true ? again(one) : done(one, { deleted: true }) }
}

/** Calls that nobody answered for, when they can't be on their way any more. `inDoubt`: those that may be still. */
export const settleRequesters = async (
  scene: Scene,
): Promise<{ readonly advanced?: Advanced; readonly inDoubt: readonly PlanRequester[] }> => {
  const { ports, plan } = scene
  const intended = await ports.requestersIntended(plan.id, atOnce)
  const old = intended.filter(({ ageSeconds }) => ageSeconds >= ports.settleSeconds)
  for (const one of old) {
    const found = await seen(scene, one)
    if (!found.ok) return { advanced: waitOf(found.failure), inDoubt: intended }
    const isDone = found.value.deleted === true || found.value.erased === true
    const action = isDone ? 'retention.requester-done' : 'retention.requester-failed'
    const intentId = one.intentId ?? ''
    await ports.settleRequester(plan.id, intentId, found.value, entryOf(scene, action, intentId, isDone ? 1 : 0))
  }
  return old.length > 0 ? { advanced: { state: 'moved' }, inDoubt: [] } : { inDoubt: intended }
}
