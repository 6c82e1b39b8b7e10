import type { Clock } from './clock.ts'
import type { Faults } from './gate/faults.ts'
import type { RequestLog } from './log.ts'
import type { Settings } from './settings.ts'
import type { State } from './state.ts'
import type { Webhooks } from './webhooks/deliver.ts'

/** What every handler works on. */
export interface World {
  readonly subdomain: string
  readonly accountId: number
  /** Where the account answers: every `url` in a record begins with it. */
  readonly origin: string
  readonly state: State
  readonly clock: Clock
  readonly settings: Settings
  readonly faults: Faults
  readonly log: RequestLog
  readonly webhooks: Webhooks
  /** The network as the account sees it: deliveries of webhooks, requests that the proxy passes on. */
  readonly fetch: typeof globalThis.fetch
  readonly token: () => string
}
