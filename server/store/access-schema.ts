import type { SendFailure } from '../../contract/access-sinks.ts'
import type { CaseMessage, MessageType } from '../../core/access/sinks/message.ts'
import type { ColumnType, Generated, JSONColumnType } from 'kysely'

type Time = ColumnType<Date, string, string>
type MaybeTime = ColumnType<Date | null, string | null, string | null>
type Json<T extends object> = JSONColumnType<T>

interface Streams {
  readonly tenant_id: string
  readonly log: 'access' | 'audit'
  readonly read_to: Time
  readonly swept_to: Time
  readonly failing_since: MaybeTime
  readonly state: Generated<'new' | 'on' | 'absent'>
  readonly not_before: ColumnType<Date, string | undefined, string>
  readonly lease_until: MaybeTime
  readonly claim: Generated<number>
}

interface Events {
  readonly tenant_id: string
  readonly log: 'access' | 'audit' | 'app'
  readonly id: string
  readonly at: Time
  readonly actor: number
  readonly verb: string
  readonly ticket_id: number | null
  readonly event: Json<object>
  readonly seq: number | null
  readonly reason: string | null
}

interface Tickets {
  readonly tenant_id: string
  readonly ticket_id: number
  readonly facts: Json<object>
  readonly as_of: Time
}

interface Watches {
  readonly tenant_id: string
  readonly judged: Generated<number>
  readonly facts: ColumnType<object | null, string | null, string | null>
  readonly facts_at: MaybeTime
  readonly settings_version: Generated<number>
  readonly lease_until: MaybeTime
  readonly claim: Generated<number>
}

interface Settings {
  readonly tenant_id: string
  readonly version: number
  readonly author_id: number
  readonly created_at: Time
  readonly budget: number
  readonly keep_months: number
  readonly sealed_networks: string
  readonly judged: number
}

interface Suppressions {
  readonly tenant_id: string
  readonly id: string
  readonly actor: number
  readonly kind: string
  readonly cause: string | null
  readonly until: Time
  readonly decided_by: number
  readonly decided_at: Time
  /** The case of which it was said; none of what was silenced before that was noted. */
  readonly case_id: string | null
}

interface Cases {
  readonly tenant_id: string
  readonly id: string
  readonly key: string
  readonly actor: number
  readonly kind: string
  readonly cause: string
  readonly detected_at: Time
  readonly ended: Generated<boolean>
  readonly score: number
  readonly severity: number
  readonly told: Json<object>
  readonly status: Generated<'new' | 'expected' | 'needs-action' | 'wrong'>
  readonly assignee: number | null
  readonly silenced_by: string | null
  readonly updated_at: Time
  readonly decided_at: ColumnType<Date | null, undefined, string | null>
  readonly decided_by: ColumnType<number | null, undefined, number | null>
  readonly decided_score: ColumnType<number | null, undefined, number | null>
  readonly sources: Generated<string[]>
}

interface Days {
  readonly tenant_id: string
  readonly day: ColumnType<Date, string, string>
  readonly actor: number
  readonly views: Generated<number>
  readonly unworked: Generated<number>
  readonly searches: Generated<number>
  readonly exports: Generated<number>
  readonly updates: Generated<number>
}

interface Actions {
  readonly tenant_id: string
  readonly id: string
  readonly case_id: string
  readonly action: 'end-sessions' | 'suspend'
  readonly subject: number
  readonly asked_by: number
  readonly asked_at: Time
  readonly state: Generated<'open' | 'done' | 'failed'>
  readonly problem: string | null
  readonly lease_until: Time
}

interface Told {
  readonly tenant_id: string
  readonly user_id: number
  readonly case_id: string
  readonly at: Time
}

interface Sinks {
  readonly tenant_id: string
  readonly id: string
  readonly kind: 'webhook' | 'syslog'
  readonly format: 'custos' | 'cef' | 'ocsf'
  readonly sealed_target: string
  readonly sealed_secret: string | null
  readonly state: Generated<'on' | 'paused'>
  readonly failures: Generated<number>
  readonly not_before: MaybeTime
  readonly claim: Generated<number>
  readonly lease_until: MaybeTime
  readonly created_at: Time
}

interface Deliveries {
  readonly tenant_id: string
  readonly id: string
  readonly seq: Generated<number>
  readonly sink_id: string
  readonly type: MessageType
  readonly body: ColumnType<CaseMessage, string, never>
  readonly state: Generated<'waiting' | 'done' | 'given-up'>
  readonly tries: Generated<number>
  readonly why: SendFailure | null
  readonly status: number | null
  readonly at: Time
}

/** The tables of watching access. */
export interface AccessSchema {
  readonly access_streams: Streams
  readonly access_events: Events
  readonly access_tickets: Tickets
  readonly access_watches: Watches
  readonly access_settings: Settings
  readonly access_suppressions: Suppressions
  readonly access_cases: Cases
  readonly access_days: Days
  readonly access_actions: Actions
  readonly access_told: Told
  readonly access_sinks: Sinks
  readonly access_deliveries: Deliveries
}
