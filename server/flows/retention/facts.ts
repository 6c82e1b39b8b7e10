import { factsOf, type PolicySet, type TicketFacts } from '../../../core/retention/index.ts'
import type { Instant } from '../../../core/time.ts'
import type { KnownFacts, OwnTags, PlanTicket, TicketRecord } from './records.ts'

/** Set while a ticket waits for its deletion, so that agents see it and can object. */
export const dueTag = 'custos_to_delete'

const given = <Value>(value: Value | null | undefined): Value | undefined => value ?? undefined

/** The ticket as its policies' tags have it, and as it was before custos put one: our own tags never move our clock. */
const asTagged = (record: TicketRecord, own: OwnTags | undefined): TicketRecord => {
  if (own === undefined) return record
  const tags = record.tags.filter((tag) => !own.outdated.includes(tag.toLowerCase()))
  const isOurs = own.oursAt !== null && Date.parse(own.oursAt) === Date.parse(record.updated_at ?? '')
  return { ...record, tags: [...tags, ...own.kept], updated_at: isOurs ? own.before : record.updated_at }
}

/**
 * Where all of its history has been read, its last change that was not only custos' own. Until then it is the record's, with
 * what custos knows to be its own left out.
 */
const changeOf = (record: TicketRecord, known: KnownFacts | undefined): Partial<Pick<TicketRecord, 'updated_at'>> =>
  known?.changedAt != null && Date.parse(record.updated_at ?? '') <= Date.parse(known.asOf)
    ? { updated_at: known.changedAt }
    : {}

/** A ticket, and up to when its history is known: since 1970; absent where nothing of it is. */
export type ReadTicket = TicketFacts & { readonly readTo?: number }

/** Zendesk's record with what custos knows beside it; undefined where it can't be read. */
export const factsFrom = (
  record: TicketRecord,
  known: KnownFacts | undefined,
  own?: OwnTags,
): ReadTicket | undefined => {
  const read = factsOf({
    ...asTagged(record, own),
    ...changeOf(record, known),
    solved_at: given(known?.solvedAt),
    closed_at: given(known?.closedAt),
    last_customer_comment_at: given(known?.lastCustomerCommentAt),
    pii: given(known?.pii),
  })
  // Nothing is done with a ticket that Zendesk tells in a form that custos doesn't know.
  if (!read.ok || read.wrong.length > 0) return undefined
  return known === undefined ? read.ticket : { ...read.ticket, readTo: Date.parse(known.asOf) }
}

export type ReadFacts = (record: TicketRecord) => ReadTicket | undefined

export interface FactPorts {
  readonly knownFacts: (ticketIds: readonly number[]) => Promise<ReadonlyMap<number, KnownFacts>>
  readonly ownTags: (ticketIds: readonly number[], versionId: string) => Promise<ReadonlyMap<number, OwnTags>>
}

/** Reads these tickets' records as the policies of a version have them. */
export const readerOf = async (
  ports: FactPorts,
  ticketIds: readonly number[],
  versionId: string,
): Promise<ReadFacts> => {
  const [known, own] = await Promise.all([ports.knownFacts(ticketIds), ports.ownTags(ticketIds, versionId)])
  return (record) => factsFrom(record, known.get(record.id), own.get(record.id))
}

/** What a run puts on a ticket when it marks it. */
export const marksOf = ({ policies }: PolicySet, { policy }: Pick<PlanTicket, 'policy'>): readonly string[] => [
  dueTag,
  ...policies.filter(({ name }) => name === policy).map(({ tag }) => tag),
]

/**
 * The ticket as it would be had the run not touched it: our own marks put nothing under a policy, and a policy that counts
 * from the last change isn't moved by changes of ours. The tag of any other policy is somebody's wish to keep it longer.
 */
export const withoutOurs = (set: PolicySet, ticket: TicketFacts, planned: PlanTicket): TicketFacts => {
  const wasTagged = planned.because.includes('tagged')
  const mine = new Set(wasTagged ? [dueTag] : marksOf(set, planned))
  const isOurs = planned.oursAt !== null && ticket.since.updated === Date.parse(planned.oursAt)
  const before = planned.updatedAt === null ? undefined : Date.parse(planned.updatedAt)
  return {
    ...ticket,
    tags: ticket.tags?.filter((tag) => !mine.has(tag)),
    since: isOurs ? { ...ticket.since, updated: before } : ticket.since,
  }
}

/** Bringing a ticket back is a change of it: it counts from the later of what Zendesk says of both. */
export const laterOf = (one: Instant, others: readonly TicketRecord[]): Instant =>
  others.reduce(
    (latest, { updated_at: at }) => (Date.parse(at ?? '') > Date.parse(latest) ? (at ?? latest) : latest),
    one,
  )
