import { together } from '../../../../core/retention/index.ts'
import { find, unitedKinds } from './find.ts'
import type { Counters, EventPage, Found, Held, HistoryPorts, Known, Learnt, Standing } from './ports.ts'

export const counted = (counters: Counters, more: Partial<Counters>): Counters => ({
  ...counters,
  ...Object.fromEntries(Object.entries(more).map(([name, count]) => [name, counters[name as keyof Counters] + count])),
})

/** The last minute is never given, and a start within it is refused; a little more, since the time was told a while ago. */
const withheld = 75

const startOf = async ({ now }: HistoryPorts, { eventTime }: Standing): Promise<number> =>
  Math.max(0, Math.min(eventTime, Math.floor(Date.parse(await now()) / 1000) - withheld))

const nextTime = (start: number, { endTime, isEnd, events }: EventPage): { time: number; overfull: number } => {
  const end = endTime ?? start
  // A full page within one second would be given for ever: what else that second holds can't be reached this way.
  if (!isEnd && end <= start && events.length > 0) return { time: start + 1, overfull: 1 }
  return { time: Math.max(start, end), overfull: 0 }
}

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString()

const later = (one: string, other: string): string => (Date.parse(one) >= Date.parse(other) ? one : other)

/** A kind that a later reading has not seen may have been redacted by then, or have come since. */
const knowsBetter = ({ kinds, asOf }: Known, found: Found, readTo: string): boolean =>
  Date.parse(asOf) > Date.parse(readTo) && found.kinds.some((kind) => kinds?.includes(kind) !== true)

/** Merges into what is known; a ticket that nothing is known of, and that did not begin here, is read by itself. */
const followed = async (ports: HistoryPorts, found: readonly Found[], begun: ReadonlySet<number>, asOf: string) => {
  const before = await ports.store.knownAmong(found.map(({ ticketId }) => ticketId))
  const known: Known[] = []
  const reread: number[] = []
  for (const one of found) {
    const { ticketId, kinds, ...anchors } = one
    const stored = before.get(ticketId)
    if (stored === undefined && !begun.has(ticketId)) reread.push(ticketId)
    else if (stored === undefined) known.push({ ticketId, kinds, ...anchors, asOf })
    else {
      const isUnsure = knowsBetter(stored, one, asOf)
      if (stored.kinds === null || isUnsure) reread.push(ticketId)
      const all = stored.kinds === null || isUnsure ? stored.kinds : unitedKinds(stored.kinds, kinds)
      // Dates only grow: what a reading already knew is merged again without harm.
      known.push({ ticketId, ...together(stored, anchors), kinds: all, asOf: later(stored.asOf, asOf) })
    }
  }
  return { known, reread }
}

/** One page of updates. What it says is stored with where the next one starts, so that a page is read again or not at all. */
export const readEvents = async (
  ports: HistoryPorts,
  { standing }: Held,
): Promise<Learnt & { readonly isEnd: boolean }> => {
  const start = await startOf(ports, standing)
  const page = await ports.ticketEvents(start)
  const { time, overfull } = nextTime(start, page)
  const found = await find(ports, page.events)
  const begun = new Set(page.events.filter(({ created }) => created).map(({ ticketId }) => ticketId))
  const rewritten = page.events.filter((event) => event.rewritten).map(({ ticketId }) => ticketId)
  const counters = counted(standing.counters, {
    pages: 1,
    events: page.events.length,
    comments: page.events.reduce((sum, { comments }) => sum + comments, 0),
    begun: begun.size,
    unreadable: page.unreadable.length,
    overfull,
  })
  const next = { ...standing, eventTime: time, counters }
  const again = [...rewritten, ...page.unreadable]
  if (standing.phase !== 'following') {
    const phase = page.isEnd ? 'tickets' : 'events'
    return { standing: { ...next, phase }, found, reread: [...new Set(again)], isEnd: page.isEnd }
  }
  const { known, reread } = await followed(ports, found, begun, instant(time))
  return { standing: next, known, reread: [...new Set([...again, ...reread])], isEnd: page.isEnd }
}
