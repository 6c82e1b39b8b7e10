import type { PlanSummary, PolicyVersion } from '../../../contract/retention.ts'

export interface VersionRecord {
  readonly id: string
  readonly number: number
  readonly authorId: number
  readonly createdAt: string
  readonly digest: string
  readonly text: string
  readonly approved: PolicyVersion['approved']
}

export interface PlanRecord {
  readonly id: string
  readonly versionId: string
  readonly version: number
  readonly digest: string
  readonly authorId: number
  readonly askedBy: number | null
  readonly createdAt: string
  readonly plannedAt: string
  readonly state: 'building' | 'ready' | 'refused' | 'failed'
  readonly problem: string | null
  readonly read: number
  readonly progress: object | null
  readonly hash: string | null
  readonly summary: PlanSummary | null
  /** Null also where its schedule runs it: then nobody has seen this plan. */
  readonly approvedBy: number | null
  readonly approvedAt: string | null
  /** Whoever was the first to approve a plan of its version, this one or another. */
  readonly versionApprovedBy: number | null
  readonly runId: string | null
  /** Those that have anything done in it; null: all. */
  readonly policies: readonly string[] | null
  /** Its tickets and users were taken out of it then: it was too old to be run, or had been. */
  readonly emptiedAt: string | null
}

export type Step = 'redact' | 'mark' | 'delete' | 'erase'

export type TicketState = 'planned' | 'intended' | 'waiting' | 'done' | 'skipped' | 'failed' | 'restored'

export interface NewPlanTicket {
  readonly ticketId: number
  readonly policy: string
  readonly dueAt: string
  readonly actions: readonly string[]
  readonly because: readonly string[]
  /** It was merged into another ticket already when it was planned. */
  readonly merged: boolean
  /** By the time of its deletion, as far as that could be foreseen; null where it isn't known. */
  readonly archived: boolean | null
  readonly permanently: boolean
  /** Whoever had asked when it was looked at last. */
  readonly requesterId: number | null
  readonly updatedAt: string | null
  readonly step: Step | null
}

export interface PlanTicket extends NewPlanTicket {
  readonly state: TicketState
  readonly reason: string | null
  readonly deleteAt: string | null
  /** The last change that custos has made: it is no change of the ticket's. */
  readonly oursAt: string | null
  /** The version whose holds it was looked at by before the last call. */
  readonly holdsOf: string | null
  /** Something was removed from it. */
  readonly redacted: boolean
  readonly marked: 'done' | 'refused' | null
  /** Null also where it was marked before this was kept. */
  readonly markedAt: string | null
  readonly deleted: boolean
  readonly erased: boolean
  /** How often a call for its step came to nothing. */
  readonly tries: number
}

export interface TicketChange {
  readonly ticketId: number
  readonly step?: Step | null
  readonly state?: TicketState
  readonly reason?: string | null
  readonly deleteAt?: string | null
  readonly redacted?: boolean
  /** The policies for which it was redacted, by name. */
  readonly redactedFor?: readonly string[]
  readonly marked?: 'done' | 'refused'
  readonly markedAt?: string
  readonly permanently?: boolean
  readonly deleted?: boolean
  readonly erased?: boolean
  readonly tries?: number
  readonly oursAt?: string | null
  readonly requesterId?: number | null
  /** Somebody has brought it back, or was seen to have, then: no schedule of this version takes it again. */
  readonly backAt?: string
}

export interface TicketWork {
  readonly redact: number
  readonly delete: number
  readonly erase: number
}

export interface TicketCounts {
  readonly tickets: number
  readonly settled: number
  /** Tickets by what there was to do with them, and by what there still is: a deletion that has its mark is half done. */
  readonly all: TicketWork
  readonly left: TicketWork
  readonly done: number
  readonly redacted: number
  readonly marked: number
  readonly markRefused: number
  readonly deleted: number
  readonly erased: number
  readonly skipped: number
  readonly failed: number
  readonly restored: number
  readonly waitsUntil: string | null
  readonly reasons: readonly { readonly reason: string; readonly tickets: number }[]
}

/** What a run of a version has redacted in a ticket, for which of its policies, and the ticket's last change then. */
export interface Redaction {
  readonly ticketId: number
  readonly policies: readonly string[]
  readonly at: string
}

/** Of whoever has asked: tickets of theirs, as the account was read for the plan. */
export interface FoundRequester {
  readonly userId: number
  /** Tickets they are to go with; tickets that were deleted before; all that this plan does not delete. */
  readonly due: number
  readonly gone: number
  readonly others: number
  readonly hold: 'hold' | 'hold-not-known' | null
}

export type RequesterStep = 'delete' | 'erase'

type RequesterState = 'found' | 'planned' | 'intended' | 'done' | 'skipped' | 'failed'

export interface PlanRequester extends FoundRequester {
  readonly permanently: boolean
  readonly step: RequesterStep | null
  readonly state: RequesterState
  readonly reason: string | null
  readonly deleted: boolean
  readonly erased: boolean
  readonly intentId: string | null
  /** Tickets of theirs that the plan's run has deleted by now. */
  readonly ticketsDeleted: number
  /** One of these was to take them along. */
  readonly goesAlong: boolean
  /** What a ticket of theirs in this plan that is there still, or that a hold keeps, says against it. */
  readonly staysFor: 'held' | 'hold-not-known' | 'other-tickets' | null
  /** Since the last intent. */
  readonly ageSeconds: number
}

export interface RequesterChange {
  readonly userId: number
  readonly step?: RequesterStep | null
  readonly state?: RequesterState
  readonly reason?: string | null
  readonly permanently?: boolean
  readonly deleted?: boolean
  readonly erased?: boolean
}

export interface RequesterCounts {
  readonly total: number
  readonly open: number
  readonly done: number
  readonly deleted: number
  readonly erased: number
  /** Somebody else had deleted them. */
  readonly alreadyGone: number
  readonly skipped: number
  readonly failed: number
  readonly reasons: readonly { readonly reason: string; readonly requesters: number }[]
}

export type RunState = 'running' | 'waiting' | 'paused' | 'stopped' | 'cancelled' | 'done'

/** The reading of the history, or Zendesk, which can't be asked. */
export type WaitsFor = 'history' | 'zendesk'

export interface RunRecord {
  readonly id: string
  readonly planId: string
  readonly startedBy: number | null
  readonly startedAt: string
  readonly endedAt: string | null
  readonly state: RunState
  readonly why: string | null
  readonly requestsUsed: number
  readonly requestsForecast: number
  readonly workSeconds: number
  /** For a job of Zendesk's, since its last step. */
  readonly waitsSince: string | null
  /** What its last step came to nothing for, until the next one. */
  readonly waitsFor: WaitsFor | null
  readonly firstSeq: number
  readonly certificate: string | null
  /** What it came to, once it has ended; null of one that ended before this was kept. */
  readonly counted: { readonly tickets: TicketCounts; readonly requesters: RequesterCounts } | null
}

export interface CallRecord {
  readonly id: string
  readonly runId: string
  readonly step: 'mark' | 'delete' | 'erase'
  readonly ticketIds: readonly number[]
  readonly state: 'intended' | 'sent' | 'settled'
  readonly jobId: string | null
  readonly ageSeconds: number
  readonly looks: number
  readonly lookAt: string | null
}

/** What is known of a ticket beside its record. */
export interface KnownFacts {
  readonly createdAt: string | null
  readonly solvedAt: string | null
  readonly closedAt: string | null
  readonly lastCustomerCommentAt: string | null
  /** The last change that was not only custos' own. */
  readonly changedAt: string | null
  readonly pii: readonly string[] | null
  /** Up to when the ticket's history has been read: what happened in it later isn't known. */
  readonly asOf: string
}

/** What custos' own tags say of a ticket for the policies of one version. */
export interface OwnTags {
  /** Kept here because the ticket, closed, would not take them: it counts as bearing them. */
  readonly kept: readonly string[]
  /** Put there for an earlier version, whose policy the ticket has not been seen to match in this one: they count for nothing. */
  readonly outdated: readonly string[]
  /** The ticket's last change before custos tagged it, and the change that this was. */
  readonly before: string | null
  readonly oursAt: string | null
}

/** A ticket in Zendesk's own shape, as the planner reads it. */
export interface TicketRecord {
  readonly id: number
  readonly status: string
  readonly tags: readonly string[]
  readonly updated_at?: string | null | undefined
  /** Seconds since 1970: the last change of any kind, Zendesk's own ones too, which leave `updated_at` as it is. */
  readonly generated_timestamp?: number | null | undefined
  readonly requester_id?: number | null | undefined
  /** Of whoever asked; custos adds them where a policy looks at them. */
  readonly requester_tags?: readonly string[] | undefined
}
