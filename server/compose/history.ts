import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '../../core/time.ts'
import { longestPause } from '../flows/retention/history/advance.ts'
import type { DetectionPorts } from '../flows/detection/look.ts'
import type { ControlPorts } from '../flows/retention/history/control.ts'
import { lookOf } from '../flows/retention/history/look.ts'
import type { FindPorts, HistoryPorts, Standing } from '../flows/retention/history/ports.ts'
import type { Database } from '../store/database.ts'
import { historyStore } from '../store/history.ts'
import type { ZendeskClient } from '../zendesk/client.ts'

/** A page of an export may take Zendesk a minute, and is read and stored after that. */
const leaseSeconds = 180
export const exportTimeoutMs = 60_000

/** Agents come and go by the week; a new one's words pass for a customer's for so long at most, which keeps a ticket longer. */
const staffKeptMs = 3_600_000

interface Given {
  readonly database: Database
  readonly tenantId: string
  readonly zendesk: ZendeskClient
  /** As a person waits for them. */
  readonly ports: Pick<ControlPorts, 'user'> & Pick<FindPorts, 'fingerprint' | 'dismissedAmong'> & DetectionPorts
  readonly clock: Clock
  readonly sleep: (ms: number) => Promise<void>
  /** By Zendesk's clock. */
  readonly now: () => Promise<string>
}

/** What was loaded, for so long; what failed is loaded anew. */
export const keptFor = <Value>(load: () => Promise<Value>, clock: Clock, ms: number): (() => Promise<Value>) => {
  let kept: { readonly at: number; readonly value: Promise<Value> } | undefined
  return () => {
    const now = Date.parse(clock())
    if (kept !== undefined && Math.abs(now - kept.at) < ms) return kept.value
    const value = load()
    kept = { at: now, value }
    value.catch(() => (kept = undefined))
    return value
  }
}

/** Patterns are compiled anew only for other settings, or other people. */
const looking = (detection: DetectionPorts['detection'], staff: () => ReturnType<ZendeskClient['staff']>) => {
  let made: { readonly of: readonly unknown[]; readonly look: ReturnType<typeof lookOf> } | undefined
  return async () => {
    const [{ settings }, people] = [await detection(), await staff()]
    if (made?.of[0] !== settings || made.of[1] !== people)
      made = { of: [settings, people], look: lookOf(settings, people) }
    return made.look
  }
}

/** What reads one tenant's history, and what starts and pauses it. */
export const historyOf = (given: Given): { readonly reading: HistoryPorts; readonly control: ControlPorts } => {
  const { database, tenantId, zendesk, clock } = given
  const { user, fingerprint, dismissedAmong, detection } = given.ports
  const store = historyStore<Standing>(database, tenantId, {
    leaseSeconds,
    longestPause,
    finished: (count) => ({
      at: clock(),
      actor: { system: 'custos' },
      action: 'history.reading-finished',
      types: [],
      count,
    }),
  })
  const { ticketEvents, ticketStates, ticketUpdates, ticketCount, tagTickets, jobStatuses } = zendesk
  return {
    reading: {
      store,
      ticketEvents,
      ticketStates,
      ticketUpdates,
      tagTickets,
      jobStatuses,
      sleep: given.sleep,
      look: looking(detection, keptFor(zendesk.staff, clock, staffKeptMs)),
      fingerprint,
      dismissedAmong,
      breathe: () => nextTurn(),
      now: given.now,
    },
    control: { user, ticketCount, reading: store.reading, begin: store.begin, setState: store.setState, clock },
  }
}
