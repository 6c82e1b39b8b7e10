import type { NativeSchedules, NativeWish } from '../../../contract/native-schedules.ts'
import type { EntryFields } from '../../../core/ledger/index.ts'
import { conflictsOf, isGrave, nativeAt, nativePeriod, type PolicySet } from '../../../core/retention/index.ts'
import type { Clock } from '../../../core/time.ts'
import { attempt, isGone, refuse, type Failure, type Refusal } from '../failure.ts'
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
  readonly newestVersion: () => Promise<VersionRecord | undefined>
  readonly append: (entry: EntryFields) => Promise<unknown>
  readonly clock: Clock
}

type Listed = ({ readonly ok: true } & NativeSchedules) | Refusal

const nothing: PolicySet = { policies: [], holds: [] }

const inForce = async ({ newestVersion }: NativePorts): Promise<PolicySet> => {
  const newest = await newestVersion()
  return newest === undefined ? nothing : setIn(newest)
}

const instant = (at: number): string => new Date(at).toISOString()

/** When a ticket that is closed at `now` and then left alone would go, as far as the schedule is understood. */
const deletesAt = (written: string | null, now: number): string | null => {
  const period = written === null ? undefined : nativePeriod(written)
  return period === undefined ? null : instant(nativeAt(period, now, now))
}

const shown = (schedules: readonly Schedule[], set: PolicySet, now: number): NativeSchedules => ({
  schedules: schedules.map(({ id, title, active, period }) => ({
    id,
    title,
    active,
    period,
    deletes_at: deletesAt(period, now),
    conflicts: [...conflictsOf({ period }, set, now)],
  })),
  policies: set.policies.map(({ name, title, actions, dueAt }) => ({
    name,
    title: { ...title },
    due_at: actions.some((action) => action.do !== 'redact') ? instant(dueAt(now)) : null,
  })),
})

/** Schedules are an admin's in Zendesk, too, and not part of every plan: where it shows none, it says so with either. */
const refusedBy = (failure: Failure): Refusal =>
  failure.code === 'forbidden' || isGone(failure) ? { ok: false, problem: 'native-not-open' } : refuse(failure)

const list = async (ports: NativePorts): Promise<Listed> => {
  const read = await attempt(() => ports.schedules())
  if (!read.ok) return refusedBy(read.failure)
  return { ok: true, ...shown(read.value, await inForce(ports), Date.parse(ports.clock())) }
}

export const listNative = async (ports: NativePorts, userId: number): Promise<Listed> =>
  (await refusalOf(ports, userId)) ?? list(ports)

/** Zendesk's own numbers: API.md, native limits. */
const mostSchedules = 10

/**
 * Why Zendesk refused a change, from what stood there before it: its answer names no limit, and which one the account has
 * depends on an add-on that no answer tells of.
 */
const reasonOf = (failure: Failure, wish: NativeWish, before: readonly Schedule[]): Refusal => {
  if (isGone(failure) && wish.do !== 'create') return { ok: false, problem: 'not-found' }
  if (failure.code !== 'invalid') return refusedBy(failure)
  if (wish.do === 'create' && before.length >= mostSchedules) return { ok: false, problem: 'native-full' }
  const activates = wish.do === 'switch-on' || (wish.do === 'create' && wish.active)
  return activates && before.some(({ active }) => active) ? { ok: false, problem: 'native-limit' } : refuse(failure)
}

/** The period of what would be active afterwards; undefined where nothing becomes active. */
const activated = (wish: NativeWish, before: readonly Schedule[]): string | null | undefined => {
  if (wish.do === 'create') return wish.active ? wish.period : undefined
  return wish.do === 'switch-on' ? before.find(({ id }) => id === wish.id)?.period : undefined
}

const refusalFor = async (
  ports: NativePorts,
  wish: NativeWish,
  before: readonly Schedule[],
): Promise<Refusal | undefined> => {
  if (wish.do !== 'create' && !before.some(({ id }) => id === wish.id)) return { ok: false, problem: 'not-found' }
  const period = activated(wish, before)
  if (period === undefined || wish.do === 'switch-off' || wish.despite) return undefined
  const conflicts = conflictsOf({ period }, await inForce(ports), Date.parse(ports.clock()))
  return conflicts.some(({ code }) => isGrave(code)) ? { ok: false, problem: 'native-conflict' } : undefined
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
  const read = await attempt(() => ports.schedules())
  if (!read.ok) return refusedBy(read.failure)
  const before = read.value
  const obstacle = await refusalFor(ports, wish, before)
  if (obstacle !== undefined) return obstacle
  const tell = (action: EntryFields['action'], problem?: EntryFields['problem']) =>
    ports.append({
      at: ports.clock(),
      actor: { user_id: userId },
      action,
      types: [],
      count: 1,
      ...(problem === undefined ? {} : { problem }),
    })
  const turned = activated(wish, before) === undefined ? 'off' : 'on'
  await tell(`native-schedule.${turned}-intended`)
  const done = await attempt(() => carryOut(ports, wish))
  if (!done.ok) {
    const refusal = reasonOf(done.failure, wish, before)
    await tell(`native-schedule.${turned}-failed`, refusal.problem)
    return refusal
  }
  await tell(`native-schedule.${turned}-done`)
  return list(ports)
}
