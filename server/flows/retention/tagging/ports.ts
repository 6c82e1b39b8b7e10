import type { EntryFields } from '../../../../core/ledger/index.ts'
import type { Instant } from '../../../../core/time.ts'
import type { Turn } from '../../turn.ts'
import type { NextLook } from '../looks.ts'
import type { PreviewPorts } from '../preview.ts'
import type { KnownFacts, TicketRecord, VersionRecord } from '../records.ts'
import type { RequesterTagPorts } from '../requester-tags.ts'
import type { AskedJob, JobReport, TagsAlike } from '../run/ports.ts'

/**
 * `wanted`: the ticket matches the policy and lacks its tag; `intended`: a call is under way; `set`: custos has put it;
 * `refused`: the ticket is closed and took no tag, so that it is kept here in its stead; `failed`: tried often enough;
 * `removed`: custos had put it, and somebody has taken it off.
 */
export type TagState = 'wanted' | 'intended' | 'set' | 'refused' | 'failed' | 'removed'

/** A policy's tag on a ticket, as far as custos has to do with it: of one that somebody else has put there is none. */
export interface PolicyTag {
  readonly ticketId: number
  readonly tag: string
  /** The version whose policy the ticket matched when it was last seen to. */
  readonly versionId: string
  readonly state: TagState
  /**
   * Whether the tag puts the ticket under its policy: one that was taken off does while the ticket matches, and one that was put
   * on a ticket that had changed by then, and matched no more, doesn't.
   */
  readonly under: boolean
  /** The ticket's last change before custos tagged it, and the change that this was. */
  readonly before: Instant | null
  readonly oursAt: Instant | null
  readonly tries: number
}

export interface TagChanges {
  readonly put: readonly PolicyTag[]
  readonly drop: readonly Pick<PolicyTag, 'ticketId' | 'tag'>[]
}

/** Where the looking for tickets that lack their tags stands. */
export interface TagReading {
  readonly versionId: string
  readonly cursor: string | null
  readonly read: number
  readonly beganAt: Instant
  readonly readAt: Instant | null
  /** Every ticket has been seen once for this version; since then it follows what changes. */
  readonly whole: boolean
  /** When the reading of the account's history that it judges by was finished. */
  readonly factsOf: Instant | null
}

export interface TagCall {
  readonly id: string
  readonly versionId: string
  readonly ticketIds: readonly number[]
  readonly state: 'intended' | 'sent' | 'settled'
  readonly jobId: string | null
  readonly ageSeconds: number
  readonly looks: number
  readonly lookAt: Instant | null
}

/** All that one look at an account's tagging needs, in one reading of the store. */
export interface TagStanding {
  /** The version in force, where somebody has approved it: no other may tag. */
  readonly versionId: string | null
  readonly reading: TagReading | undefined
  readonly factsOf: Instant | null
  readonly calls: readonly TagCall[]
  readonly stopped: boolean
  readonly putsBack: boolean
}

export interface TaggingPorts extends RequesterTagPorts, Pick<PreviewPorts, 'ticketStates'> {
  readonly version: (id: string) => Promise<VersionRecord | undefined>
  readonly knownFacts: (ticketIds: readonly number[]) => Promise<ReadonlyMap<number, KnownFacts>>
  readonly ticketsAmong: (ids: readonly number[]) => Promise<readonly TicketRecord[]>
  /** Tags a hundred tickets at most by one job; gives the job's name. */
  readonly tagTickets: () => Promise<Turn<TagsAlike, string>>
  readonly jobStatuses: (jobs: readonly AskedJob[]) => Promise<readonly JobReport[]>
  readonly jobsUnderWay: () => Promise<readonly string[]>
  readonly tagStanding: () => Promise<TagStanding>
  readonly policyTags: (ticketIds: readonly number[]) => Promise<readonly PolicyTag[]>
  /** Begins to look from the first ticket on, where this worker has the account; what had failed is tried again. */
  readonly beginTagging: (claim: number, reading: TagReading) => Promise<boolean>
  /** What a page says and where the next one begins, together, and only while this worker has the account. */
  readonly keepTagPage: (claim: number, reading: TagReading, changes: TagChanges, at: Instant) => Promise<boolean>
  /** The numbers of tickets that lack the very same tags, without those that a run is at work on. */
  readonly ticketsToTag: (limit: number) => Promise<readonly number[]>
  readonly keepTags: (changes: TagChanges, at: Instant) => Promise<void>
  /**
   * Written down before anything is sent, in one transaction, and only while this worker has the account, the version is in
   * force and approved, and nobody has pulled the switch. False where one of these isn't so: then nothing may be sent.
   */
  readonly intendTags: (
    claim: number,
    call: Pick<TagCall, 'id' | 'versionId' | 'ticketIds'>,
    tags: readonly PolicyTag[],
    entry: EntryFields,
  ) => Promise<boolean>
  /** With when its job is to be looked at first. */
  readonly tagCallSent: (id: string, jobId: string, lookAt: Instant) => Promise<void>
  readonly tagCallsLooked: (looks: readonly NextLook[]) => Promise<void>
  /** What became of each tag, and the ledger's entry, in one transaction, once. */
  readonly settleTagCall: (id: string, changes: TagChanges, entry: EntryFields) => Promise<void>
  readonly clock: () => Instant
  readonly newId: () => string
  /** Seconds after which a call that was written down, and of which no job is known, is no longer on its way. */
  readonly settleSeconds: number
}
