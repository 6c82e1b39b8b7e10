import type { Anchors, Update } from '../../../../core/retention/index.ts'
import type { EntityType, Finding } from '../../../../core/pii/index.ts'
import type { ProblemCode } from '../../../../contract/problems.ts'
import type { Turn } from '../../turn.ts'
import type { AskedJob, JobReport, TagsAlike } from '../run/ports.ts'

/** One update of a ticket as Zendesk's export gives it. */
export interface ExportedEvent extends Update {
  readonly texts: readonly { readonly text: string; readonly html: boolean }[]
  readonly comments: number
  /** Texts that were read before have changed since, or have only now become whole. */
  readonly rewritten: boolean
}

export interface EventPage {
  readonly events: readonly ExportedEvent[]
  readonly unreadable: readonly number[]
  /** Seconds since 1970. */
  readonly endTime: number | null
  readonly isEnd: boolean
}

export interface ExportedTicket {
  readonly id: number
  readonly status: string
  readonly tags: readonly string[]
  readonly created_at?: string | null | undefined
  readonly updated_at?: string | null | undefined
}

export interface StatePage {
  readonly tickets: readonly ExportedTicket[]
  readonly unreadable: readonly number[]
  readonly cursor: string | null
  readonly isEnd: boolean
}

/** What the texts and updates of a ticket say, as far as they have been read. */
export interface Found extends Anchors {
  readonly ticketId: number
  readonly kinds: readonly EntityType[]
}

/** The same, where all of it has been read up to `asOf`; `kinds` null where its texts could not be. */
export interface Known extends Anchors {
  readonly ticketId: number
  readonly kinds: readonly EntityType[] | null
  readonly asOf: string
}

/** A ticket whose tags may have to change: those of ours that it bears. */
export interface Bearing {
  readonly ticketId: number
  readonly tags: readonly string[]
  readonly closed: boolean
}

export interface RefusedTags {
  readonly ticketId: number
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/**
 * In this order: every update from the first on; every ticket as it is now; one by one those that the two say too little
 * of; then all is made known at once, since half a history gives wrong dates; tags; and from then on what changes.
 */
export const phases = ['events', 'tickets', 'rereads', 'publish', 'tags', 'following'] as const
export type Phase = (typeof phases)[number]

export interface Counters {
  /** Of exports that have been read. */
  readonly pages: number
  readonly events: number
  readonly comments: number
  /** Tickets whose first update has been seen. */
  readonly begun: number
  readonly tickets: number
  readonly reread: number
  readonly published: number
  readonly tagged: number
  /** Tickets that should bear other tags than they do, because Zendesk refused or because it was not wanted. */
  readonly untagged: number
  readonly unreadable: number
  /** Seconds with more updates than one page holds: what did not fit can't be asked for. */
  readonly overfull: number
}

export interface Standing {
  readonly phase: Phase
  /** Seconds since 1970: where the next page of updates starts. */
  readonly eventTime: number
  readonly cursor: string | null
  readonly publishedTo: number
  /** Tickets of the account, about, when the reading began. */
  readonly expected: number
  readonly tagOpen: boolean
  readonly tagClosed: boolean
  /** The call that tags are being written by. */
  readonly tagging?: HistoryTagging | undefined
  readonly counters: Counters
}

/** A call that writes tags, alike to all of these tickets, and its job; `tries`: how often it has been sent. */
export interface HistoryTagging {
  readonly jobId: string
  readonly ticketIds: readonly number[]
  readonly add: readonly string[]
  readonly remove: readonly string[]
  readonly closed: boolean
  readonly looks: number
  readonly tries: number
}

/** The reading of one account, in the hands of one worker at a time; whoever has an older `claim` can store nothing. */
export interface Held {
  readonly claim: number
  readonly standing: Standing
  /** In a row, up to now. */
  readonly failures: number
}

/** All that one step learns, stored together with where it stands, or not at all. */
export interface Learnt {
  readonly standing: Standing
  readonly found?: readonly Found[]
  readonly known?: readonly Known[]
  /** To be read one by one. */
  readonly reread?: readonly number[]
  /** Have been read one by one, or are gone. */
  readonly settled?: readonly number[]
  readonly gone?: readonly number[]
  readonly bearing?: readonly Bearing[]
  readonly tagged?: readonly number[]
  /** Of closed tickets: kept where a redaction keeps such tags, and told there. */
  readonly refusedTags?: readonly RefusedTags[]
  /** The first reading is done. */
  readonly finished?: boolean
  /** Seconds in which there is nothing to do but to wait for Zendesk. */
  readonly pause?: number
}

export interface HistoryStore {
  /** The reading, where there is one to go on with and nobody is at it. */
  readonly claim: () => Promise<Held | undefined>
  /** `stop`: paused meanwhile, or taken over by another worker (then nothing was stored). */
  readonly commit: (held: Held, learnt: Learnt) => Promise<'on' | 'stop'>
  /** Lets go, until so many seconds from now. */
  readonly release: (
    held: Held,
    pause: { readonly seconds: number; readonly problem?: ProblemCode; readonly failed?: boolean },
  ) => Promise<void>
  /** The tables have grown much: queries are to be planned anew. */
  readonly measure: () => Promise<void>
  readonly toReread: (limit: number) => Promise<readonly number[]>
  /** What has been found and not yet been made known, by number. */
  readonly foundAfter: (ticketId: number, limit: number) => Promise<readonly Found[]>
  /** Those of these tickets that are still to be read by themselves. */
  readonly rereadAmong: (ticketIds: readonly number[]) => Promise<ReadonlySet<number>>
  readonly foundAmong: (ticketIds: readonly number[]) => Promise<ReadonlyMap<number, Found>>
  readonly knownAmong: (ticketIds: readonly number[]) => Promise<ReadonlyMap<number, Known>>
  readonly toTag: (limit: number) => Promise<readonly Bearing[]>
}

export interface FindPorts {
  /** How texts are looked at by the account's settings, and who its own people are, as both are now. */
  readonly look: () => Promise<{
    readonly detect: (text: string) => readonly Finding[]
    readonly isStaff: (userId: number) => boolean
  }>
  /** The account's own fingerprint of a value, as dismissals are stored by. */
  readonly fingerprint: (type: EntityType, normalised: string) => Promise<string>
  readonly dismissedAmong: (fingerprints: readonly string[]) => Promise<ReadonlySet<string>>
  /** Lets others have the thread for a moment: a page may hold megabytes of text. */
  readonly breathe: () => Promise<void>
}

export interface HistoryPorts extends FindPorts {
  readonly store: HistoryStore
  readonly ticketEvents: (startTime: number) => Promise<EventPage>
  readonly ticketStates: (from: { readonly cursor: string } | { readonly startTime: number }) => Promise<StatePage>
  /** All updates of one ticket, as its audits hold them. */
  readonly ticketUpdates: (ticketId: number) => Promise<readonly ExportedEvent[]>
  /** Tags a hundred tickets at most by one job; gives the job's name. */
  readonly tagTickets: () => Promise<Turn<TagsAlike, string>>
  readonly jobStatuses: (jobs: readonly AskedJob[]) => Promise<readonly JobReport[]>
  readonly sleep: (ms: number) => Promise<void>
  /** By Zendesk's clock, which writes the dates of updates: a server's that is ahead would take for read what is still to come. */
  readonly now: () => Promise<string>
}
