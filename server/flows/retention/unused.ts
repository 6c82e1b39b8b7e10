import type { UnusedData, UnusedGroup } from '../../../contract/unused.ts'
import {
  planTicket,
  unusedAfter,
  usualTickets,
  watchedAtLeast,
  type ClosedTicket,
  type PolicySet,
  type TicketFacts,
  type UnusedOptions,
} from '../../../core/retention/index.ts'
import { attempt, refuse, type Attempt, type Refusal } from '../failure.ts'
import { refusalOf, type AdminPorts } from './admin.ts'
import { factsFrom } from './facts.ts'
import type { KnownFacts, TicketRecord, VersionRecord } from './records.ts'
import { setIn } from './versions.ts'

interface Closed {
  readonly ticketId: number
  readonly closedAt: string
  readonly openedAt: string | null
}

export interface UnusedPorts extends AdminPorts {
  readonly newestVersion: () => Promise<VersionRecord | undefined>
  readonly accessWatched: () => Promise<{ readonly since: string; readonly until: string } | undefined>
  readonly closedBefore: (
    moment: string,
    limit: number,
  ) => Promise<{ readonly total: number; readonly tickets: readonly Closed[] }>
  readonly knownFacts: (ticketIds: readonly number[]) => Promise<ReadonlyMap<number, KnownFacts>>
  readonly ticketsAmong: (ids: readonly number[]) => Promise<readonly TicketRecord[]>
}

type Told = { readonly ok: true; readonly unused: UnusedData } | Refusal

/** Fewer than one in a hundred. */
const share = 0.01
/** Twenty requests to Zendesk at most: enough for a share of a hundredth, and nothing that anybody else would feel. */
const mostTickets = 2000
const atOnce = 100
/** The youngest age that is ever proposed. */
const youngestDays = 30
const day = 86_400_000

const nothing: PolicySet = { policies: [], holds: [] }

interface Known {
  readonly closed: ClosedTicket
  readonly facts: TicketFacts
}

/** What kind each ticket is of; one that is gone, or that can't be read, says nothing. */
const kindsOf = async (ports: UnusedPorts, tickets: readonly Closed[]): Promise<Attempt<Known[]>> => {
  const known: Known[] = []
  for (let from = 0; from < tickets.length; from += atOnce) {
    const page = tickets.slice(from, from + atOnce)
    const ids = page.map(({ ticketId }) => ticketId)
    const read = await attempt(() => ports.ticketsAmong(ids))
    if (!read.ok) return read
    const [records, facts] = [new Map(read.value.map((one) => [one.id, one])), await ports.knownFacts(ids)]
    for (const { ticketId, closedAt, openedAt } of page) {
      const record = records.get(ticketId)
      const found = record === undefined ? undefined : factsFrom(record, facts.get(ticketId))
      if (found === undefined) continue
      const opened = openedAt === null ? undefined : Date.parse(openedAt)
      known.push({ closed: { closedAt: Date.parse(closedAt), openedAt: opened }, facts: found })
    }
  }
  return { ok: true, value: known }
}

type By = UnusedGroup['by']

const text = (value: string | number | null | undefined): string | null =>
  value === undefined || value === null ? null : String(value)

const keysOf = (set: PolicySet, now: number): readonly (readonly [By, (facts: TicketFacts) => string | null])[] => [
  ['all', () => null],
  ['policy', (facts) => text(planTicket(set, facts, now).policy)],
  ['channel', ({ channel }) => text(channel)],
  ['brand', ({ brand }) => text(brand)],
  ['form', ({ form }) => text(form)],
]

const groupOf = (by: By, key: string | null, tickets: readonly ClosedTicket[], options: UnusedOptions): UnusedGroup => {
  const found = unusedAfter(tickets, options)
  return {
    by,
    key,
    considered: [...found.considered],
    proposal: found.ok ? found.proposal : null,
    why: found.ok ? null : found.why,
  }
}

/** Each kind by each way to tell them apart; a way that tells nothing apart is left out. */
const groupsOf = (known: readonly Known[], set: PolicySet, options: UnusedOptions): UnusedGroup[] =>
  keysOf(set, options.until).flatMap(([by, keyOf]) => {
    const groups = new Map<string | null, ClosedTicket[]>()
    for (const { closed, facts } of known) {
      const key = keyOf(facts)
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [closed])
      else group.push(closed)
    }
    const told = [...groups].filter(([key]) => by === 'all' || key !== null)
    if (by !== 'all' && by !== 'policy' && told.length < 2) return []
    return told
      .sort(([, one], [, other]) => other.length - one.length)
      .map(([key, tickets]) => groupOf(by, key, tickets, options))
  })

/** From what people really opened after it was closed: the period after which hardly anybody did, by kind of conversation. */
export const showUnused = async (ports: UnusedPorts, userId: number): Promise<Told> => {
  const refused = await refusalOf(ports, userId)
  if (refused !== undefined) return refused
  const told = { days_needed: watchedAtLeast, tickets_needed: usualTickets, share }
  const watched = await ports.accessWatched()
  if (watched === undefined) return { ok: true, unused: { watched: null, ...told, closed: 0, sampled: 0, groups: [] } }
  const options = { since: Date.parse(watched.since), until: Date.parse(watched.until), share }
  const before = new Date(options.since - youngestDays * day).toISOString()
  const { total, tickets } = await ports.closedBefore(before, mostTickets)
  const known = await kindsOf(ports, tickets)
  if (!known.ok) return refuse(known.failure)
  const version = await ports.newestVersion()
  const set = version === undefined ? nothing : setIn(version)
  const groups = groupsOf(known.value, set, options)
  return { ok: true, unused: { watched, ...told, closed: total, sampled: known.value.length, groups } }
}
