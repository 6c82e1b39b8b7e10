import type { PlanSummary } from '../../../contract/retention.ts'
import {
  holdOver,
  isHeld,
  type Person,
  type PolicySet,
  type RequesterReason,
  type TicketFacts,
} from '../../../core/retention/index.ts'
import type { FoundRequester, PlanRequester, RequesterChange } from './records.ts'
import type { RequesterTagPorts } from './requester-tags.ts'

/** A user as Zendesk has them now. */
export interface Requester extends Person {
  /** False once deleted. */
  readonly active: boolean
}

export interface RequesterPlanPorts extends RequesterTagPorts {
  /** Those that were found and not looked at yet, in the order of their numbers. */
  readonly foundRequesters: (planId: string, limit: number) => Promise<readonly PlanRequester[]>
  readonly planRequesters: (planId: string, after: number, limit: number) => Promise<readonly PlanRequester[]>
  /** False where another worker has the account now. */
  readonly judgeRequesters: (
    claim: number,
    planId: string,
    changes: readonly RequesterChange[],
    progress: object,
  ) => Promise<boolean>
}

type Counted = 'due' | 'gone' | 'others'

const deletesRequesters = ({ policies }: PolicySet): boolean =>
  policies.some(({ waits, actions }) => waits !== true && actions.some((action) => action.do === 'delete_requester'))

/**
 * What a page of the account says of those who asked: with which tickets they are to go, and what else they have. Every
 * ticket counts, archived and closed ones too, since nothing else that Zendesk answers is sure to name them all.
 */
export const requesterNotes = (set: PolicySet, now: number) => {
  const notes = new Map<number, { due: number; gone: number; others: number; hold: FoundRequester['hold'] }>()
  const isWanted = deletesRequesters(set)
  return {
    add: (requesterId: number | null | undefined, counted: Counted | undefined, ticket: TicketFacts | undefined) => {
      if (!isWanted || requesterId === null || requesterId === undefined) return
      const known = notes.get(requesterId) ?? { due: 0, gone: 0, others: 0, hold: null }
      if (counted !== undefined) known[counted] += 1
      const hold = ticket === undefined ? undefined : holdOver(set.holds, ticket, now)
      if (hold === 'hold' || known.hold === null) known.hold = hold ?? known.hold
      notes.set(requesterId, known)
    },
    all: (): FoundRequester[] => [...notes].map(([userId, counts]) => ({ userId, ...counts })),
  }
}

const whyStays = (
  set: PolicySet,
  { hold, others }: PlanRequester,
  person: Requester | undefined,
  now: number,
): RequesterReason | undefined => {
  if (person !== undefined && person.role !== 'end-user') return 'agent'
  if (hold === 'hold' || (person !== undefined && isHeld(set.holds, person, now))) return 'held'
  if (hold === 'hold-not-known') return hold
  return others > 0 ? 'other-tickets' : undefined
}

export interface Going {
  readonly go: number
  readonly forGood: number
  readonly stay: Readonly<Partial<Record<RequesterReason, number>>>
}

export const nobody: Going = { go: 0, forGood: 0, stay: {} }

const atOnce = 100

/** Decides of the next hundred whether they go; undefined when none is left. Without a policy that says so there are none. */
export const judgeSome = async (
  ports: RequesterPlanPorts,
  planId: string,
  set: PolicySet,
  now: number,
  before: Going,
): Promise<{ readonly changes: RequesterChange[]; readonly going: Going } | undefined> => {
  const found = await ports.foundRequesters(planId, atOnce)
  if (found.length === 0) return undefined
  const people = new Map((await ports.requestersAmong(found.map(({ userId }) => userId))).map((one) => [one.id, one]))
  let { go, forGood } = before
  const stay = { ...before.stay }
  const changes = found.map((requester): RequesterChange => {
    const { userId, permanently } = requester
    const reason = whyStays(set, requester, people.get(userId), now)
    if (reason !== undefined) {
      stay[reason] = (stay[reason] ?? 0) + 1
      return { userId, permanently, step: null, state: 'skipped', reason }
    }
    go += 1
    if (permanently) forGood += 1
    return { userId, permanently, step: 'delete', state: 'planned' }
  })
  return { changes, going: { go, forGood, stay } }
}

/** As a preview tells it. */
export const shownGoing = (set: PolicySet, { go, forGood, stay }: Going): Pick<PlanSummary, 'requesters'> =>
  deletesRequesters(set)
    ? {
        requesters: {
          go,
          for_good: forGood,
          stay: (Object.entries(stay) as [RequesterReason, number][])
            .map(([reason, requesters]) => ({ reason, requesters }))
            .sort((one, other) => (one.reason < other.reason ? -1 : 1)),
        },
      }
    : {}
