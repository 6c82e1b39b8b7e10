import { asksRequesters, type PolicySet } from '../../../core/retention/index.ts'
import type { TicketRecord } from './records.ts'
import type { Requester } from './requesters.ts'

export interface RequesterTagPorts {
  /** A hundred at most. */
  readonly requestersAmong: (ids: readonly number[]) => Promise<readonly Requester[]>
}

const atOnce = 100

/** Whoever has asked in these tickets, where a policy or a hold looks at their tags; otherwise nobody. */
export const requestersIn = (set: PolicySet, records: readonly TicketRecord[]): readonly number[] =>
  asksRequesters(set) ? [...new Set(records.flatMap(({ requester_id }) => requester_id ?? []))] : []

/** How many requests that takes. */
export const requestPages = (set: PolicySet, records: readonly TicketRecord[]): number =>
  Math.ceil(requestersIn(set, records).length / atOnce)

/**
 * The tickets with the tags of whoever asked, which no ticket of Zendesk's has; a hundred users a request, and none where
 * nothing looks at them. Of a user who can't be read they are not known.
 */
export const withRequesterTags = async <Found extends TicketRecord>(
  ports: RequesterTagPorts,
  set: PolicySet,
  records: readonly Found[],
): Promise<readonly Found[]> => {
  const ids = requestersIn(set, records)
  if (ids.length === 0) return records
  const tags = new Map<number, readonly string[] | undefined>()
  for (let from = 0; from < ids.length; from += atOnce)
    for (const user of await ports.requestersAmong(ids.slice(from, from + atOnce))) tags.set(user.id, user.tags)
  return records.map((record) => ({ ...record, requester_tags: tags.get(record.requester_id ?? 0) }))
}
