import type { Action } from './action.ts'
import type { Period } from './duration.ts'
import type { Test } from './formula.ts'
import type { Anchor, Milliseconds } from './ticket.ts'

/** A run that would go past either is refused, with its numbers. `share` is of all tickets that are not deleted, 0 to 1. */
export interface Limits {
  readonly tickets?: number
  readonly share?: number
}

/** A policy as it is run: everything looked up and worked out beforehand, so that a ticket costs little. */
export interface Policy {
  readonly name: string
  /** The tag that puts a ticket under this policy whatever `matches` says. */
  readonly tag: string
  /** By language; empty where the name is all there is. */
  readonly title: Readonly<Record<string, string>>
  /** Why this period. */
  readonly basis: Readonly<Record<string, string>>
  readonly matches: Test
  /** `matches` looks at the tags of whoever asked, which no ticket of Zendesk's has. */
  readonly asksRequester: boolean
  readonly since: Anchor
  readonly period: Period
  readonly dueAt: (anchor: Milliseconds) => Milliseconds
  readonly actions: readonly Action[]
  readonly limits: Limits
  /** A cron expression in `zone`; by hand without it. */
  readonly runs?: string
  readonly zone: string
  /** In a plan that other policies' schedules have called for: it covers tickets and keeps them, and has nothing done. */
  readonly waits?: true
}

export interface Hold {
  readonly name: string
  readonly custodian: string
  readonly holds: Test
  readonly asksRequester: boolean
  /** It holds before this instant; for ever where it is `null`. */
  readonly until: Milliseconds | null
  /** The last day it holds, in the zone of the policies, as it was written: `2027-06-30`. */
  readonly lastDay: string | null
}

export interface PolicySet {
  readonly policies: readonly Policy[]
  readonly holds: readonly Hold[]
}

/** Whether tags of whoever asked are to be read before a ticket is planned. */
export const asksRequesters = ({ policies, holds }: PolicySet): boolean =>
  [...policies, ...holds].some(({ asksRequester }) => asksRequester)

/** The same policies, of which only these have anything done; all of them where there is no list. */
export const actingOnly = (set: PolicySet, names: readonly string[] | null): PolicySet => {
  if (names === null) return set
  const acting = new Set(names)
  return {
    ...set,
    policies: set.policies.map((policy) => (acting.has(policy.name) ? policy : { ...policy, waits: true })),
  }
}
