import type { EntryFields } from '../../../../core/ledger/index.ts'
import type { Instant } from '../../../../core/time.ts'
import type { Turn } from '../../turn.ts'
import type { NextLook } from '../looks.ts'
import type {
  CallRecord,
  KnownFacts,
  OwnTags,
  PlanRecord,
  PlanRequester,
  PlanTicket,
  RequesterChange,
  RequesterCounts,
  RequesterStep,
  RunRecord,
  RunState,
  Step,
  TicketChange,
  TicketCounts,
  WaitsFor,
  TicketRecord,
  VersionRecord,
} from '../records.ts'
import type { RequesterTagPorts } from '../requester-tags.ts'
import type { Requester } from '../requesters.ts'

/** What Zendesk's job made of each ticket. */
export interface JobReport {
  readonly id: string
  /** `lost`: Zendesk has forgotten it. */
  readonly state: 'open' | 'completed' | 'failed' | 'lost'
  readonly items: readonly { readonly id: number; readonly ok: boolean; readonly gone: boolean }[]
  /** When it was over, by Zendesk's clock, in milliseconds; null where it doesn't say. */
  readonly completedAt: number | null
}

/** The tickets are in the order in which they were sent: of one that failed Zendesk may tell only its place. */
export interface AskedJob {
  readonly jobId: string
  readonly ticketIds: readonly number[]
}

/** One change of tags, the same of all these tickets. */
export interface TagsAlike {
  readonly ticketIds: readonly number[]
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/** Zendesk, a hundred tickets at a time. */
export interface BatchPorts {
  readonly ticketsAmong: (ids: readonly number[]) => Promise<readonly TicketRecord[]>
  /** These answer when their turn has come. */
  readonly markMany: () => Promise<Turn<TagsAlike, string>>
  readonly deleteMany: () => Promise<Turn<readonly number[], string>>
  readonly eraseMany: () => Promise<Turn<readonly number[], string>>
  readonly jobStatuses: (jobs: readonly AskedJob[]) => Promise<readonly JobReport[]>
  readonly jobsUnderWay: () => Promise<readonly string[]>
}

export interface RunStorePorts {
  readonly version: (id: string) => Promise<VersionRecord | undefined>
  /** The version in force: its holds count for a run of an older one too. */
  readonly newestVersion: () => Promise<VersionRecord | undefined>
  readonly plan: (id: string) => Promise<PlanRecord | undefined>
  readonly run: (id: string) => Promise<RunRecord | undefined>
  readonly knownFacts: (ticketIds: readonly number[]) => Promise<ReadonlyMap<number, KnownFacts>>
  readonly ownTags: (ticketIds: readonly number[], versionId: string) => Promise<ReadonlyMap<number, OwnTags>>
  /** `after`: of what is planned only tickets with a higher number. */
  readonly ticketsToDo: (
    planId: string,
    step: Step,
    now: Instant,
    limit: number,
    after?: number,
  ) => Promise<readonly PlanTicket[]>
  readonly ticketsNamed: (planId: string, ticketIds: readonly number[]) => Promise<readonly PlanTicket[]>
  /** Only while this worker holds the account; false, and nothing is changed, where another does. */
  readonly changeTickets: (claim: number, planId: string, changes: readonly TicketChange[]) => Promise<boolean>
  /**
   * Whether this worker holds the account, which it then does for a lease's time again, the run goes on, nobody has pulled the
   * switch, and the version in force is still the one whose holds were looked at.
   */
  readonly mayAct: (claim: number, runId: string, holdsOf: string) => Promise<boolean>
  readonly cancelTickets: (planId: string) => Promise<void>
  readonly ticketCounts: (planId: string) => Promise<TicketCounts>
  /** Calls of all the account's runs that are not settled. */
  readonly callsUnderWay: () => Promise<number>
  readonly openCalls: (runId: string) => Promise<readonly CallRecord[]>
  /**
   * Written down before anything is sent: the call, its tickets as intended, the ledger entry; in one transaction, and only
   * while this worker holds the account, the run goes on, nobody has pulled the switch, no ticket was let off and no newer
   * version was saved, whose holds may cover one. False where one of these isn't so any more: then nothing may be sent.
   */
  readonly intend: (
    claim: number,
    call: {
      readonly id: string
      readonly runId: string
      readonly planId: string
      /** The version whose holds the tickets were looked at by. */
      readonly holdsOf: string
    } & Pick<CallRecord, 'step' | 'ticketIds'>,
    entry: EntryFields,
  ) => Promise<boolean>
  /** With when its job is to be looked at first. */
  readonly callSent: (id: string, jobId: string, lookAt: Instant) => Promise<void>
  readonly callsLooked: (looks: readonly NextLook[]) => Promise<void>
  /** The outcome of each ticket and the ledger entry in one transaction, once. */
  readonly settleCall: (
    id: string,
    planId: string,
    changes: readonly TicketChange[],
    entry: EntryFields,
  ) => Promise<void>
  /** Whether some of what is to be redacted or marked waits for a call that puts tags on it: it is not among what is to do. */
  readonly isBeingTagged: (planId: string) => Promise<boolean>
  /** Has the history's changes read within so many seconds, where it is being followed. */
  readonly hurryReading: (seconds: number) => Promise<void>
  readonly countWork: (
    runId: string,
    work: {
      readonly requests: number
      readonly seconds: number
      readonly waitsSince: Instant | null
      readonly waitsFor: WaitsFor | null
    },
  ) => Promise<void>
  readonly moveRun: (
    id: string,
    from: readonly RunState[],
    to: { readonly state: RunState; readonly why: string | null; readonly requestsForecast?: number },
    entry: EntryFields | undefined,
  ) => Promise<boolean>
  /** The end, its ledger entry and its certificate. */
  /** False where somebody has paused it meanwhile: then it has not ended. */
  readonly endRun: (id: string, state: 'done' | 'cancelled', at: Instant, entry: EntryFields) => Promise<boolean>
  readonly stopped: () => Promise<{
    readonly stopped: boolean
    readonly by: number | null
    readonly at: Instant | null
  }>
}

/** Users who go with their tickets: one call each, since each is looked at just before. */
export interface RequesterPorts {
  readonly requester: (userId: number) => Promise<Requester | undefined>
  /** Their tickets that are there, a hundred at most; archived ones may be missing. */
  readonly ticketsRequestedBy: (userId: number) => Promise<readonly TicketRecord[]>
  /** Of all tickets they have requested; deleted ones may count until they are gone for good. */
  readonly requestedCount: (userId: number) => Promise<number>
  readonly deleteUser: (userId: number) => Promise<Turn<void, void>>
  readonly eraseUser: (userId: number) => Promise<Turn<void, void>>
  /** Deleted, and not for good. */
  readonly isDeletedOnly: (userId: number) => Promise<boolean>
  /** Those of whose tickets none is under way. */
  readonly requestersToDo: (planId: string, limit: number) => Promise<readonly PlanRequester[]>
  readonly requestersIntended: (planId: string, limit: number) => Promise<readonly PlanRequester[]>
  readonly requesterCounts: (planId: string) => Promise<RequesterCounts>
  /** As `changeTickets`, and only those of whom nothing has been begun meanwhile. */
  readonly changeRequesters: (claim: number, planId: string, changes: readonly RequesterChange[]) => Promise<boolean>
  /** As `intend`: false where nothing may be sent. */
  readonly intendRequester: (
    claim: number,
    intent: {
      readonly runId: string
      readonly planId: string
      /** The version whose holds they were looked at by. */
      readonly holdsOf: string
      readonly userId: number
      readonly step: RequesterStep
      readonly intentId: string
    },
    entry: EntryFields,
  ) => Promise<boolean>
  /** The outcome and the ledger entry in one transaction, once. */
  readonly settleRequester: (
    planId: string,
    intentId: string,
    change: RequesterChange,
    entry: EntryFields,
  ) => Promise<void>
}

export interface Redacted {
  /**
   * `open`: not settled yet, or Zendesk is busy: it is tried again. `stopped`: in between it was no longer to go on: what is
   * redacted by then is.
   */
  readonly state: 'done' | 'open' | 'failed' | 'stopped'
  readonly requests: number
  /** Whether anything was sent. */
  readonly changed: boolean
  /** The ticket's last change, where nobody but custos has changed it since the redaction began. */
  readonly oursAt?: string
  readonly retryAfter?: number
}

export interface AdvancePorts extends BatchPorts, RunStorePorts, RequesterPorts, RequesterTagPorts {
  readonly redactTicket: (
    asked: {
      readonly ticketId: number
      /** Null: a schedule. */
      readonly actorId: number | null
      readonly kinds: readonly string[]
      readonly attachments: boolean
      readonly updatedAt: string | null
    },
    fence: {
      readonly mayAct: () => Promise<boolean>
      readonly maySpend: (requests: number) => boolean
      readonly isStillDue: () => Promise<boolean>
    },
  ) => Promise<Redacted>
  readonly certify: (runId: string) => Promise<void>
  /** By Zendesk's clock: a server whose own clock is wrong deletes nothing too early. */
  readonly now: () => Promise<Instant>
  readonly clock: () => Instant
  readonly newId: () => string
  /**
   * Seconds after which a call that was written down, and of which no job is known, is no longer on its way: it waits for
   * nothing once it is written down. Its job may still wait at Zendesk, for as long as some job does.
   */
  readonly settleSeconds: number
}
