import type { Account } from './account.ts'
import type { AgentState } from './agent.ts'
import type { Baseline } from './baseline.ts'
import type { AccessEvent } from './event.ts'
import type { Locate, Place } from './places.ts'
import type { AccessReason } from './reasons.ts'
import type { Kind, Sign } from './sign.ts'
import type { TicketFacts, Tickets } from './tickets.ts'

/** One event with all that is known as of its moment. */
export interface Seen {
  readonly event: AccessEvent
  readonly agent: AgentState
  /** Milliseconds of the agent's local clock. */
  readonly local: number
  readonly hour: number
  readonly ticket: TicketFacts | undefined
  /** Of a view of a ticket only. */
  readonly reason: AccessReason | undefined
  /** The first view of this ticket on this local day. */
  readonly fresh: boolean
  readonly place: Place | undefined
  readonly network: string | undefined
  /** An office, the company's own way out or a network that several agents share: it says nothing about where one is. */
  readonly shared: boolean
  /** How many times the usual the team does today. */
  readonly factor: number
  /** Less than 14 days of history of the account or of this agent. */
  readonly young: boolean
}

/** What the signals know in common. */
export interface World {
  readonly account: Account
  readonly tickets: Tickets
  readonly locate: Locate
  readonly team: {
    readonly unworked: Baseline
    readonly runs: Baseline
    readonly outside: Baseline
    readonly exports: Baseline
  }
  /** Weight of days at each local hour over all agents. */
  readonly hours: Float64Array
  readonly days: () => number
}

/** A signal keeps its own state, per agent and bounded. */
export interface Signal {
  readonly kind: Kind
  /** What must be known of the account, or the signal can't judge. */
  readonly needs: readonly ('tickets' | 'groups' | 'places')[]
  readonly watch: (world: World) => (seen: Seen) => Sign | undefined
}
