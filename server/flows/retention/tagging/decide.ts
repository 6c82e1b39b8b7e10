import { matchedTags, type PolicySet, type TicketFacts } from '../../../../core/retention/index.ts'
import type { TicketRecord } from '../records.ts'
import type { PolicyTag, TagChanges } from './ports.ts'

interface Given {
  readonly set: PolicySet
  readonly versionId: string
  /** What somebody has taken off is put back. */
  readonly putsBack: boolean
  readonly now: number
}

/** One ticket as it was just read, and what the store has of it. */
export interface Looked {
  readonly record: TicketRecord
  readonly facts: TicketFacts
  readonly tags: readonly PolicyTag[]
}

interface Sight {
  readonly borne: boolean
  readonly matches: boolean
  readonly held: boolean
  /** The version in force has such a policy. */
  readonly known: boolean
  /** What was read is older than what custos did last: it says nothing. */
  readonly stale: boolean
}

/** What is known to be the ticket's own from then on; null: nothing of custos' is left to know. */
type Next = PolicyTag | null

const wanted = (tag: PolicyTag, versionId: string): PolicyTag => ({
  ...tag,
  versionId,
  state: 'wanted',
  under: true,
  tries: 0,
})

const takenOff = (tag: PolicyTag, { matches, held, stale }: Sight, { versionId, putsBack }: Given): Next => {
  if (stale) return tag
  if (putsBack && matches && !held) return wanted(tag, versionId)
  return { ...tag, state: 'removed', under: matches }
}

const nextOf = (tag: PolicyTag, sight: Sight, given: Given): Next => {
  const { borne, matches, held, known } = sight
  switch (tag.state) {
    case 'intended':
      return tag
    case 'set':
      // A tag that an earlier version has put counts on only where the ticket matches in this one, too.
      if (borne) return matches ? { ...tag, versionId: given.versionId, under: true } : tag
      return known ? takenOff(tag, sight, given) : null
    case 'removed':
      // Whoever puts it back has made it theirs.
      return borne || !known ? null : takenOff(tag, sight, given)
    case 'refused':
      return borne || !matches ? null : { ...tag, versionId: given.versionId }
    case 'wanted':
    case 'failed':
      if (borne || !matches || held) return null
      return tag.versionId === given.versionId ? tag : wanted(tag, given.versionId)
  }
}

const same = (one: PolicyTag, other: PolicyTag): boolean =>
  one.state === other.state && one.versionId === other.versionId && one.under === other.under

const isStale = ({ record, tags }: Looked): boolean => {
  const at = Date.parse(record.updated_at ?? '')
  return tags.some(({ oursAt }) => oursAt !== null && at < Date.parse(oursAt))
}

interface Judged {
  /** What becomes of each tag of which something is stored. */
  readonly known: readonly { readonly tag: PolicyTag; readonly next: Next }[]
  /** Tags that the ticket lacks, and of which nothing is stored. */
  readonly lacking: readonly string[]
}

const judge = (looked: Looked, given: Given): Judged => {
  const { record, facts, tags } = looked
  if (facts.status === 'deleted') return { known: tags.map((tag) => ({ tag, next: null })), lacking: [] }
  const { tags: matched, held } = matchedTags(given.set, facts, given.now)
  const borne = new Set(record.tags.map((tag) => tag.toLowerCase()))
  const policies = new Set(tags.length === 0 ? [] : given.set.policies.map(({ tag }) => tag))
  const stale = isStale(looked)
  const known = tags.map((tag) => {
    const matches = matched.includes(tag.tag)
    const sight = { borne: borne.has(tag.tag), matches, held, known: policies.has(tag.tag), stale }
    return { tag, next: nextOf(tag, sight, given) }
  })
  const stored = new Set(tags.map(({ tag }) => tag))
  return { known, lacking: held ? [] : matched.filter((tag) => !borne.has(tag) && !stored.has(tag)) }
}

const fresh = { state: 'wanted', under: true, before: null, oursAt: null, tries: 0 } as const

/** What is to change in what the store has of one ticket's tags. Nothing is asked of Zendesk here. */
const changesFor = (looked: Looked, given: Given): TagChanges => {
  const ticketId = looked.record.id
  const { known, lacking } = judge(looked, given)
  const drop = known.filter(({ next }) => next === null).map(({ tag: { tag } }) => ({ ticketId, tag }))
  const changed = known.flatMap(({ tag, next }) => (next === null || same(next, tag) ? [] : [next]))
  const put = lacking.map((tag): PolicyTag => ({ ticketId, tag, versionId: given.versionId, ...fresh }))
  return { put: [...changed, ...put], drop }
}

/** The tags that would be put on a ticket; what had failed is tried again. */
export const toPut = (looked: Looked, given: Given): readonly string[] => {
  const { known, lacking } = judge(looked, given)
  const again = known.flatMap(({ next }) => (next?.state === 'wanted' || next?.state === 'failed' ? [next.tag] : []))
  return [...again, ...lacking]
}

/**
 * Which tags are to be put, which were taken off, and which are none of custos' any more. A ticket on hold, or of which it
 * isn't known whether a hold covers it, is left untouched.
 */
export const decide = (looked: readonly Looked[], given: Given): TagChanges => {
  const all = looked.map((one) => changesFor(one, given))
  return { put: all.flatMap(({ put }) => put), drop: all.flatMap(({ drop }) => drop) }
}
