import type { PolicySet } from '../../../../core/retention/index.ts'
import type { Instant } from '../../../../core/time.ts'
import { attempt, type Failure } from '../../failure.ts'
import type { PlanRecord, RunRecord, WaitsFor } from '../records.ts'
import type { AdvancePorts } from './ports.ts'

interface Again {
  readonly state: 'again'
  readonly seconds: number
  readonly waitsFor?: WaitsFor
}

/** What a step of a run came to: whether to go on at once, after how many seconds, or not until something else happens. */
export type Advanced =
  | { readonly state: 'moved' }
  | Again
  | { readonly state: 'rests' }
  /** Another worker has the account now. */
  | { readonly state: 'lost' }

export interface Scene {
  readonly ports: AdvancePorts
  readonly claim: number
  readonly run: RunRecord
  readonly plan: PlanRecord
  readonly set: PolicySet
  /** The version in force, for its holds. */
  readonly inForce: { readonly id: string; readonly holds: PolicySet['holds'] }
  readonly now: Instant
  /** Requests asked of Zendesk in this step. */
  readonly spent: { requests: number; /** For the history to be read up to now. */ waits: boolean }
}

/** Where Zendesk is only busy, a run goes on within a minute, and waits for nothing that anybody could mend. */
export const waitOf = (failure: Failure): Again => ({
  state: 'again',
  seconds: failure.retryAfter ?? 10,
  ...(failure.code === 'busy' ? {} : { waitsFor: 'zendesk' }),
})

export const counted = async <T>(scene: Scene, call: () => Promise<T>) => {
  scene.spent.requests += 1
  return attempt(call)
}

/** These pass, and are tried again; whatever else is refused has failed. */
export const isPassing = ({ code }: Failure): boolean =>
  ['busy', 'down', 'slow', 'unauthorised', 'unexpected'].includes(code)
