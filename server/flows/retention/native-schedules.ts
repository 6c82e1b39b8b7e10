import type { NativeSchedule, NativeWish } from '../../../contract/native-schedules.ts'
import type { EntryFields } from '../../../core/ledger/index.ts'
import { conflictsOf, type Conflict, type PolicySet } from '../../../core/retention/index.ts'
import type { Clock } from '../../../core/time.ts'
import { attempt, refuse, type Refusal } from '../failure.ts'
import { refusalOf, type AdminPorts } from './admin.ts'
import type { VersionRecord } from './records.ts'
import { setIn } from './versions.ts'

interface Schedule {
  readonly id: number
  readonly title: string
  readonly active: boolean
  readonly period: string | null
}

export interface NativePorts extends AdminPorts {
  readonly schedules: () => Promise<readonly Schedule[]>
  readonly createSchedule: (wanted: {
    readonly title: string
    readonly period: string
    readonly active: boolean
  }) => Promise<unknown>
  readonly switchSchedule: (id: number, active: boolean) => Promise<void>
  /** The newest first. */
  readonly versions: () => Promise<readonly VersionRecord[]>
  readonly append: (entry: EntryFields) => Promise<unknown>
  readonly clock: Clock
}

type Listed = { readonly ok: true; readonly schedules: NativeSchedule[] } | Refusal

const nothing: PolicySet = { policies: [], holds: [] }

const inForce = async ({ versions }: NativePorts): Promise<PolicySet> => {
  const [newest] = await versions()
  return newest === undefined ? nothing : setIn(newest)
}

const list = async (ports: NativePorts): Promise<Listed> => {
  const read = await attempt(() => ports.schedules())
  if (!read.ok) return refuse(read.failure)
  const [set, now] = [await inForce(ports), Date.parse(ports.clock())]
  const schedules = read.value.map(({ id, title, active, period }) => ({
    id,
    title,
    active,
    period,
    conflicts: [...conflictsOf({ period }, set, now)],
  }))
  return { ok: true, schedules }
}

export const listNative = async (ports: NativePorts, userId: number): Promise<Listed> =>
  (await refusalOf(ports, userId)) ?? list(ports)

const isGrave = ({ code }: Conflict): boolean => code !== 'restarted-by-redaction'

/** The period of what would be active afterwards; undefined where nothing becomes active that was not. */
const activated = async (ports: NativePorts, wish: NativeWish): Promise<string | null | undefined | Refusal> => {
  if (wish.do === 'create') return wish.active ? wish.period : undefined
  if (wish.do === 'switch-off') return undefined
  const read = await attempt(() => ports.schedules())
  if (!read.ok) return refuse(read.failure)
  const found = read.value.find(({ id }) => id === wish.id)
  return found === undefined ? { ok: false, problem: 'not-found' } : found.period
}

const carryOut = (ports: NativePorts, wish: NativeWish): Promise<unknown> => {
  switch (wish.do) {
    case 'create':
      return ports.createSchedule({ title: wish.title, period: wish.period, active: wish.active })
    case 'switch-on':
      return ports.switchSchedule(wish.id, true)
    case 'switch-off':
      return ports.switchSchedule(wish.id, false)
  }
}

/**
 * Creates or switches one of Zendesk's schedules as an admin says. Written down before and after: what an answer was lost
 * of stands as intended, and the list, read from Zendesk each time, shows what became of it.
 */
export const changeNative = async (ports: NativePorts, userId: number, wish: NativeWish): Promise<Listed> => {
  const refused = await refusalOf(ports, userId)
  if (refused !== undefined) return refused
  const period = await activated(ports, wish)
  if (typeof period === 'object' && period !== null) return period
  if (period !== undefined && wish.do !== 'switch-off' && !wish.despite) {
    const conflicts = conflictsOf({ period }, await inForce(ports), Date.parse(ports.clock()))
    if (conflicts.some(isGrave)) return { ok: false, problem: 'native-conflict' }
  }
  const tell = (action: EntryFields['action'], problem?: EntryFields['problem']) =>
    ports.append({
      at: ports.clock(),
      actor: { user_id: userId },
      action,
      types: [],
      count: 1,
      ...(problem === undefined ? {} : { problem }),
    })
  const turned = period === undefined ? 'off' : 'on'
  await tell(`native-schedule.${turned}-intended`)
  const done = await attempt(() => carryOut(ports, wish))
  if (!done.ok) {
    await tell(`native-schedule.${turned}-failed`, done.failure.problem)
    return refuse(done.failure)
  }
  await tell(`native-schedule.${turned}-done`)
  return list(ports)
}
