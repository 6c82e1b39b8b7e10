import { batchSize } from '../../../../core/retention/index.ts'
import { attempt, type Failure } from '../../failure.ts'
import { usingTurn, type Turn } from '../../turn.ts'
import { marksOf } from '../facts.ts'
import { nextLook, sendingBegun } from '../looks.ts'
import type { CallRecord, PlanTicket, TicketChange } from '../records.ts'
import { entryOfRun } from '../runs.ts'
import type { Checked } from './recheck.ts'
import { counted, waitOf, type Advanced, type Scene } from './scene.ts'
import { sift, siftErase } from './sift.ts'

type Ready = Turn<readonly Checked[], string>

const numbers = (good: readonly Checked[]): readonly number[] => good.map(({ ticket }) => ticket.ticketId)

const turnOf = async (
  { ports, set }: Scene,
  step: CallRecord['step'],
  tickets: readonly Pick<PlanTicket, 'policy'>[],
): Promise<Ready> => {
  if (step === 'mark') {
    const { send, drop } = await ports.markMany()
    // The tickets of a step are of one policy: one change for all of them.
    const [first] = tickets
    const add = first === undefined ? [] : marksOf(set, first)
    return { send: (good) => send({ ticketIds: numbers(good), add, remove: [] }), drop }
  }
  const { send, drop } = await (step === 'delete' ? ports.deleteMany() : ports.eraseMany())
  return { send: (good) => send(numbers(good)), drop }
}

const passing: ReadonlySet<string> = new Set(['busy', 'down', 'slow'])

/** Nothing was done: the tickets are as they were, or have failed where Zendesk would not have it. */
const takeBack = async (
  { ports, run, plan }: Scene,
  { id, step, ticketIds }: Pick<CallRecord, 'id' | 'step' | 'ticketIds'>,
  failure?: Failure,
): Promise<void> => {
  const back = step === 'delete' ? ('waiting' as const) : ('planned' as const)
  const refused = failure !== undefined && !passing.has(failure.code)
  const changes = ticketIds.map((ticketId): TicketChange =>
    refused ? { ticketId, step: null, state: 'failed', reason: 'zendesk-refused' } : { ticketId, state: back },
  )
  const end = entryOfRun(plan, run.id, run.startedBy, 'retention.batch-failed', ports.clock(), 0)
  const told = failure === undefined ? {} : { problem: failure.problem }
  await ports.settleCall(id, plan.id, changes, { ...end, intent_id: id, ...told })
}

/**
 * Written down, sent, and its job's name written down. Where nothing could be written down, nothing was sent: whatever has
 * changed meanwhile, a hold say, the step is made again with it; where the account is another's, that is seen then.
 */
const carryOut = async (
  scene: Scene,
  step: CallRecord['step'],
  good: readonly Checked[],
  send: Ready['send'],
): Promise<Advanced> => {
  const { ports, claim, run, plan, inForce } = scene
  const id = ports.newId()
  const call = { id, runId: run.id, planId: plan.id, step, ticketIds: numbers(good), holdsOf: inForce.id }
  const entry = entryOfRun(plan, run.id, run.startedBy, 'retention.batch-intended', ports.clock(), good.length)
  const maySend = sendingBegun(ports)
  if (!(await ports.intend(claim, call, { ...entry, intent_id: id }))) return { state: 'moved' }
  if (!maySend()) {
    await takeBack(scene, call)
    return { state: 'moved' }
  }
  const sent = await counted(scene, () => send(good))
  if (sent.ok) {
    await ports.callSent(id, sent.value, nextLook(0, ports.clock))
    return { state: 'moved' }
  }
  // Otherwise it is found out by reading the tickets, when the call can't be on its way any more.
  if (sent.failure.applied === 'no') await takeBack(scene, call, sent.failure)
  return waitOf(sent.failure)
}

/**
 * A hundred tickets of one step. The call's turn comes first, so that nothing is waited for between the last look at the
 * tickets and the call.
 */
export const batch = async (scene: Scene, step: CallRecord['step']): Promise<Advanced | undefined> => {
  const { ports, plan, now } = scene
  const tickets = await ports.ticketsToDo(plan.id, step, now, batchSize)
  if (tickets.length === 0) return undefined
  const turn = await attempt(() => turnOf(scene, step, tickets))
  if (!turn.ok) return waitOf(turn.failure)
  return usingTurn(turn.value, async (send) => {
    const sifted = step === 'erase' ? await siftErase(scene, tickets) : await sift(scene, tickets)
    if (!sifted.ok) return sifted.instead
    if (sifted.good.length > 0) return carryOut(scene, step, sifted.good, send)
    return sifted.waits ? undefined : { state: 'moved' }
  })
}
