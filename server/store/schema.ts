import type { AccessSchema } from './access-schema.ts'
import type { ColumnType, Generated, JSONColumnType } from 'kysely'

/** Written as JSON text, read parsed: the same on PGlite and on pg. */
type Json<T extends object> = JSONColumnType<T>
/** Times are set and compared by the database's clock alone, or given as RFC 3339. */
type Time = ColumnType<Date, string, string>
type MadeTime = ColumnType<Date, never, never>

interface TenantsTable {
  readonly id: string
  readonly subdomain: string
  readonly account_id: number | null
  readonly installation_id: number | null
  readonly status: Generated<'connected' | 'disconnected'>
  readonly wrapped_key: string
  readonly hook: string
  readonly webhook_id: string | null
  readonly sealed_webhook_secret: string | null
  readonly sealed_tokens: string | null
  readonly token_version: Generated<number>
  readonly token_expires_at: ColumnType<Date | null, string | null, string | null>
  readonly refresh_lease_until: ColumnType<Date | null, string | null, string | null>
  readonly created_at: MadeTime
}

interface PageTokensTable {
  readonly hash: string
  readonly expires_at: Time
}

interface OauthStatesTable {
  readonly hash: string
  readonly sealed_verifier: string
  readonly subdomain: string
  readonly expires_at: Time
}

interface LedgerTable {
  readonly tenant_id: string
  readonly seq: number
  readonly hash: string
  readonly prev: string
  readonly ticket_id: number | null
  readonly canonical: string
}

interface LedgerChecksTable {
  readonly tenant_id: string
  readonly seq: number
  readonly hash: string
  readonly checked_at: ColumnType<Date, never, string>
  readonly walk_seq: Generated<number>
  readonly walk_hash: Generated<string>
  readonly walked_at: ColumnType<Date | null, never, string>
  readonly broken_at: ColumnType<number | null, never, number | null>
}

interface IntentsTable {
  readonly tenant_id: string
  readonly id: string
  readonly request_id: string
  readonly item: number
  readonly actor_id: number
  readonly ticket_id: number
  readonly source: Json<object>
  readonly findings: Json<object[]>
  readonly fingerprints: string[]
  readonly digest: string
  readonly of_run: Generated<boolean>
  readonly state: Generated<'open' | 'done' | 'failed'>
  readonly claim: Generated<number>
  readonly lease_until: Time
  readonly created_at: MadeTime
  readonly result: ColumnType<object | null, string | null, string | null>
  readonly follow_up: Generated<boolean>
}

interface DismissalsTable {
  readonly tenant_id: string
  readonly fingerprint: string
  readonly type: string
  readonly created_at: MadeTime
  readonly id: Generated<string>
  readonly dismissed_by: number | null
  readonly ticket_id: number | null
}

interface RefusedTagsTable {
  readonly tenant_id: string
  readonly ticket_id: number
  readonly add: string[]
  readonly remove: string[]
  readonly refused_at: Generated<Date>
}

interface DetectionSettingsTable {
  readonly tenant_id: string
  readonly version: number
  readonly author_id: number
  readonly created_at: Time
  readonly sealed_settings: string
}

interface OwnNumberShapesTable {
  readonly tenant_id: string
  readonly fingerprint: string
  readonly sealed_shape: string
  readonly created_at: MadeTime
}

interface OwnNumberSightingsTable {
  readonly tenant_id: string
  readonly fingerprint: string
  readonly ticket_id: number
}

type MaybeTime = ColumnType<Date | null, string | null, string | null>

interface PolicyVersionsTable {
  readonly tenant_id: string
  readonly id: string
  readonly number: number
  readonly author_id: number
  readonly created_at: Time
  readonly digest: string
  readonly sealed_text: string
}

interface RetentionPlansTable {
  readonly tenant_id: string
  readonly id: string
  readonly version_id: string
  readonly asked_by: number | null
  readonly created_at: Time
  readonly state: Generated<'building' | 'ready' | 'refused' | 'failed'>
  readonly problem: string | null
  /** Where the reading of the account stands, and what was counted up to there. */
  readonly progress: ColumnType<object | null, string | null, string | null>
  readonly read: Generated<number>
  readonly planned_at: Time
  readonly hash: string | null
  readonly summary: ColumnType<object | null, string | null, string | null>
  readonly approved_by: number | null
  readonly approved_at: MaybeTime
  readonly policies: string[] | null
  readonly to_judge: Generated<boolean>
  readonly emptied_at: MaybeTime
}

interface PlanTicketsTable {
  readonly tenant_id: string
  readonly plan_id: string
  readonly ticket_id: number
  readonly policy: string
  readonly due_at: Time
  readonly actions: string[]
  readonly because: string[]
  readonly merged: boolean
  /** Null: not known. */
  readonly archived: boolean | null
  readonly permanently: boolean
  readonly requester_id: number | null
  /** Its last change when it was planned, and the last one that custos has made since. */
  readonly updated_at: MaybeTime
  readonly ours_at: MaybeTime
  /** The version whose holds it was looked at by before the last call. */
  readonly holds_of: Generated<string | null>
  /** What is to be done with it next in its run; null when nothing is left. */
  readonly step: string | null
  readonly state: Generated<string>
  readonly reason: string | null
  readonly delete_at: MaybeTime
  readonly redacted: Generated<boolean>
  readonly marked: Generated<string | null>
  /** Null also where it was marked before this was kept. */
  readonly marked_at: MaybeTime
  readonly deleted: Generated<boolean>
  readonly erased: Generated<boolean>
  readonly redacted_for: string[] | null
  /** Of a mark that is to be taken off again. */
  readonly mark_off: Generated<string | null>
  readonly mark_tries: Generated<number>
  readonly tries: Generated<number>
  readonly mark_look_at: Generated<Date | null>
}

interface BroughtBackTable {
  readonly tenant_id: string
  readonly version_id: string
  readonly ticket_id: number
  readonly at: Time
}

interface PlanRequestersTable {
  readonly tenant_id: string
  readonly plan_id: string
  readonly user_id: number
  /** Tickets of theirs when it was planned: those they go with, those deleted before, all others. */
  readonly due: number
  readonly gone: number
  readonly others: number
  readonly hold: string | null
  readonly permanently: Generated<boolean>
  readonly step: string | null
  readonly state: Generated<string>
  readonly reason: string | null
  readonly deleted: Generated<boolean>
  readonly erased: Generated<boolean>
  readonly intent_id: string | null
  readonly intended_at: MaybeTime
}

interface RetentionRunsTable {
  readonly tenant_id: string
  readonly id: string
  readonly plan_id: string
  readonly started_by: number | null
  readonly started_at: Time
  readonly ended_at: MaybeTime
  readonly state: Generated<string>
  readonly why: string | null
  readonly requests_used: Generated<number>
  readonly requests_forecast: number
  readonly work_seconds: Generated<number>
  /** For a job of Zendesk's, since its last step. */
  readonly waits_since: Generated<Date | string | null>
  /** What its last step came to nothing for: `history` or `zendesk`. */
  readonly waits_for: Generated<string | null>
  readonly first_seq: number
  readonly end_seq: number | null
  readonly end_hash: string | null
  readonly certificate: string | null
  readonly counted: ColumnType<object | null, string | null, string | null>
}

interface RetentionCallsTable {
  readonly tenant_id: string
  readonly id: string
  readonly run_id: string
  readonly step: string
  readonly ticket_ids: number[]
  readonly state: Generated<'intended' | 'sent' | 'settled'>
  readonly job_id: string | null
  readonly intended_at: Time
  readonly looks: Generated<number>
  readonly look_at: MaybeTime
}

interface RetentionAccountsTable {
  readonly tenant_id: string
  readonly stopped: Generated<boolean>
  readonly stopped_by: number | null
  readonly stopped_at: MaybeTime
  readonly sealed_signing_key: string | null
  readonly lease_until: MaybeTime
  readonly claim: Generated<number>
  readonly puts_back: Generated<boolean>
  readonly puts_back_by: number | null
  readonly puts_back_at: MaybeTime
}

interface PolicyTaggingsTable {
  readonly tenant_id: string
  readonly version_id: string
  readonly cursor: string | null
  readonly read: Generated<number>
  readonly began_at: Time
  readonly read_at: MaybeTime
  readonly whole: Generated<boolean>
  /** Which reading of the history it judges by: another one begins it anew. */
  readonly facts_of: MaybeTime
}

interface PolicyTagsTable {
  readonly tenant_id: string
  readonly ticket_id: number
  readonly tag: string
  readonly version_id: string
  readonly state: 'wanted' | 'intended' | 'set' | 'refused' | 'failed' | 'removed'
  /** Of a tag that was taken off: whether the ticket still matches its policy. */
  readonly under: Generated<boolean>
  readonly before_at: MaybeTime
  readonly ours_at: MaybeTime
  readonly tries: Generated<number>
  readonly since: Time
}

interface PolicyTagCallsTable {
  readonly tenant_id: string
  readonly id: string
  readonly version_id: string
  readonly ticket_ids: number[]
  readonly state: Generated<'intended' | 'sent' | 'settled'>
  readonly job_id: string | null
  readonly intended_at: Time
  readonly looks: Generated<number>
  readonly look_at: MaybeTime
}

interface TicketFactsTable {
  readonly tenant_id: string
  readonly ticket_id: number
  readonly created_at: MaybeTime
  readonly solved_at: MaybeTime
  readonly closed_at: MaybeTime
  readonly changed_at: MaybeTime
  readonly last_customer_comment_at: MaybeTime
  readonly pii: string[] | null
  readonly as_of: Time
}

interface HistoryReadingsTable {
  readonly tenant_id: string
  readonly state: Generated<'running' | 'paused'>
  readonly standing: Json<object>
  readonly asked_by: number
  readonly started_at: Generated<Date>
  readonly finished_at: MaybeTime
  readonly claim: Generated<number>
  readonly lease_until: MaybeTime
  readonly not_before: MaybeTime
  readonly failures: Generated<number>
  readonly problem: string | null
}

interface HistoryFoundTable {
  readonly tenant_id: string
  readonly ticket_id: number
  readonly created_at: MaybeTime
  readonly solved_at: MaybeTime
  readonly closed_at: MaybeTime
  readonly changed_at: MaybeTime
  readonly last_customer_comment_at: MaybeTime
  readonly kinds: string[]
}

interface HistoryRereadsTable {
  readonly tenant_id: string
  readonly ticket_id: number
}

interface HistoryTagsTable {
  readonly tenant_id: string
  readonly ticket_id: number
  readonly tags: string[]
  readonly closed: boolean
}

export interface Schema extends AccessSchema {
  readonly tenants: TenantsTable
  readonly page_tokens: PageTokensTable
  readonly oauth_states: OauthStatesTable
  readonly ledger: LedgerTable
  readonly ledger_checks: LedgerChecksTable
  readonly intents: IntentsTable
  readonly dismissals: DismissalsTable
  readonly refused_tags: RefusedTagsTable
  readonly detection_settings: DetectionSettingsTable
  readonly own_number_shapes: OwnNumberShapesTable
  readonly own_number_sightings: OwnNumberSightingsTable
  readonly policy_versions: PolicyVersionsTable
  readonly retention_plans: RetentionPlansTable
  readonly plan_tickets: PlanTicketsTable
  readonly plan_requesters: PlanRequestersTable
  readonly brought_back: BroughtBackTable
  readonly retention_runs: RetentionRunsTable
  readonly retention_calls: RetentionCallsTable
  readonly retention_accounts: RetentionAccountsTable
  readonly policy_taggings: PolicyTaggingsTable
  readonly policy_tags: PolicyTagsTable
  readonly policy_tag_calls: PolicyTagCallsTable
  readonly ticket_facts: TicketFactsTable
  readonly history_readings: HistoryReadingsTable
  readonly history_found: HistoryFoundTable
  readonly history_rereads: HistoryRereadsTable
  readonly history_tags: HistoryTagsTable
}
