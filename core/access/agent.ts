import type { AgentProfile } from './account.ts'
import { minute } from './local-time.ts'
import { emptyBaseline, type Baseline } from './baseline.ts'

/** Counts of one local day, each with the ids that show it; bounded, since a flood is proven by a part of it. */
export interface Day {
  number: number
  readonly viewed: Set<number>
  readonly worked: Set<number>
  unworked: number
  outside: number
  exports: number
  longestRun: number
  events: number
  /** Steps from one ticket of others to the next, up less down in their numbers; how many; and the last ticket. */
  climb: number
  steps: number
  lastTicket: number
}

export interface AgentState {
  readonly profile: AgentProfile
  readonly firstAt: number
  lastAt: number
  /** Distance in time to what was seen before the present event; from the last login known where nothing was. */
  idle: number
  readonly today: Day
  readonly unworked: Baseline
  readonly runs: Baseline
  readonly outside: Baseline
  readonly exports: Baseline
  /** Weight of days active at each local hour, and of all days. */
  readonly hours: Float64Array
  days: number
  readonly hoursToday: Set<number>
  /** Tickets seen to be changed by this agent, the latest few thousand. */
  readonly changed: Set<number>
  /** When the latest merges and changes of many tickets were, three at most. */
  readonly bulk: number[]
}

const emptyDay = (): Day => ({
  number: Number.NaN,
  viewed: new Set(),
  worked: new Set(),
  unworked: 0,
  outside: 0,
  exports: 0,
  longestRun: 0,
  events: 0,
  climb: 0,
  steps: 0,
  lastTicket: 0,
})

export const newAgent = (profile: AgentProfile, at: number): AgentState => ({
  profile,
  firstAt: at,
  lastAt: at,
  idle: profile.lastLoginAt !== undefined && profile.lastLoginAt < at ? at - profile.lastLoginAt : 0,
  today: emptyDay(),
  unworked: emptyBaseline(),
  runs: emptyBaseline(),
  outside: emptyBaseline(),
  exports: emptyBaseline(),
  hours: new Float64Array(24),
  days: 0,
  hoursToday: new Set(),
  changed: new Set(),
  bulk: [],
})

/** Whether tickets are read in the order of their numbers, up or down: by chance once in a thousand days. */
export const isSequence = ({ climb, steps }: Day): boolean => Math.abs(climb) > 3.3 * Math.sqrt(steps)

export const noteStep = (today: Day, ticket: number): void => {
  if (today.lastTicket > 0) {
    today.climb += ticket > today.lastTicket ? 1 : -1
    today.steps++
  }
  today.lastTicket = ticket
}

const bulkSpan = 30 * minute

/** Three merges, or changes of many tickets at once, within half an hour are one job. */
export const isInBulk = ({ bulk }: AgentState, at: number): boolean =>
  bulk.length === 3 && at - (bulk[0] ?? 0) < bulkSpan

export const noteBulk = ({ bulk }: AgentState, at: number): void => {
  bulk.push(at)
  if (bulk.length > 3) bulk.shift()
}

/** Adds to a set that forgets its oldest. */
export const remember = <Of>(set: Set<Of>, value: Of, most: number): void => {
  set.add(value)
  if (set.size > most) for (const oldest of set) return void set.delete(oldest)
}
