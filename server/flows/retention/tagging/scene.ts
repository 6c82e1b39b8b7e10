import type { Action, EntryFields } from '../../../../core/ledger/index.ts'
import type { PolicySet } from '../../../../core/retention/index.ts'
import type { Instant } from '../../../../core/time.ts'
import type { VersionRecord } from '../records.ts'
import type { TaggingPorts, TagStanding } from './ports.ts'

export interface Scene {
  readonly ports: TaggingPorts
  readonly claim: number
  readonly standing: TagStanding
  readonly version: VersionRecord
  readonly set: PolicySet
  readonly putsBack: boolean
  readonly now: Instant
}

export const entryOfTags = (
  ports: Pick<TaggingPorts, 'clock'>,
  versionId: string,
  callId: string,
  action: Action,
  count: number,
): EntryFields => ({
  at: ports.clock(),
  actor: { system: 'custos' },
  action,
  version_id: versionId,
  intent_id: callId,
  types: [],
  count,
})
