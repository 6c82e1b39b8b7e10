import {
  asksRequesters,
  taggingCost,
  type Lacking,
  type PolicySet,
  type TicketFacts,
} from '../../../core/retention/index.ts'
import type { PlanSummary } from '../../../contract/retention.ts'
import { factsFrom } from './facts.ts'
import type { KnownFacts, TicketRecord } from './records.ts'
import { toPut } from './tagging/decide.ts'
import type { PolicyTag } from './tagging/ports.ts'

export interface TaggingForecastPorts {
  readonly policyTags: (ticketIds: readonly number[]) => Promise<readonly PolicyTag[]>
  readonly putsBack: () => Promise<{ readonly putsBack: boolean }>
}

/** Gives the places, among the policies, of those whose tags would be put on a ticket as soon as somebody approves. */
export const lackingOf = async (
  ports: TaggingForecastPorts,
  { set, versionId, now }: { readonly set: PolicySet; readonly versionId: string; readonly now: number },
  ids: readonly number[],
): Promise<(record: TicketRecord, known: KnownFacts | undefined, planned: TicketFacts) => readonly number[]> => {
  const [stored, { putsBack }] = await Promise.all([ports.policyTags(ids), ports.putsBack()])
  const ofTicket = Map.groupBy(stored, ({ ticketId }) => ticketId)
  const places = new Map(set.policies.map(({ tag }, place) => [tag, place]))
  const given = { set, versionId, putsBack, now }
  return (record, known, planned) => {
    const tags = ofTicket.get(record.id) ?? []
    // The plan looks at a ticket as custos' own tags have it, and tagging as it is: the same where there are none.
    const facts = tags.length === 0 ? planned : (factsFrom(record, known) ?? planned)
    const lacking = toPut({ record, facts, tags }, given).flatMap((tag) => places.get(tag) ?? [])
    return lacking.sort((one, other) => one - other)
  }
}

/** Nothing where it was not counted from the first page on. */
export const shownTagging = (
  set: PolicySet,
  lacking: Lacking | null,
  requestsAMinute: number,
): Pick<PlanSummary, 'tagging'> => {
  if (lacking === null) return {}
  const cost = taggingCost(lacking, { asksRequesters: asksRequesters(set), requestsAMinute })
  return { tagging: { tickets: lacking.tickets, ...cost } }
}
