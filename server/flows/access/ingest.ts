import type { Instant } from '../../../core/time.ts'
import { attempt, type Failure } from '../failure.ts'
import { normaliser, type KeptEvent, type LogName, type NormalisePorts } from './normalise.ts'

export interface Stream {
  readonly log: LogName
  readonly readTo: Instant
  readonly sweptTo: Instant
  /** Since when no try to read it has gone further. */
  readonly failingSince: Instant | null
  readonly state: 'new' | 'on' | 'absent'
  readonly claim: number
}

export interface Page {
  readonly events: readonly KeptEvent[]
  readonly readTo?: Instant
  readonly sweptTo?: Instant
  /** From here on the log tells what our own page told while there was none. */
  readonly inPlaceOfApp?: Instant
}

/** Where a page of either log begins. */
export type At = { readonly start: Instant; readonly end: Instant }

export interface IngestPorts extends NormalisePorts {
  readonly clock: () => Instant
  /** Takes the log for this process, or nothing. */
  readonly claimStream: (log: LogName, since: Instant, now: Instant) => Promise<Stream | undefined>
  /** Events and how far they reach, in one transaction. `held` is false where another process has the log. */
  readonly keepPage: (stream: Stream, page: Page) => Promise<{ readonly held: boolean; readonly added: number }>
  readonly releaseStream: (
    stream: Stream,
    fields: { readonly notBefore?: Instant; readonly state?: Stream['state']; readonly failedAt?: Instant },
  ) => Promise<void>
  readonly accessLogPage: (
    at: At | { readonly next: string },
  ) => Promise<{ readonly rows: readonly unknown[]; readonly next: string | undefined }>
  readonly auditLogPage: (
    at: At & { readonly after?: string },
  ) => Promise<{ readonly rows: readonly unknown[]; readonly after: string | undefined }>
}

export interface Ingested {
  readonly log: LogName
  /** `in-part`: its time was up; the next round goes on where it stopped. */
  readonly outcome: 'read' | 'in-part' | 'elsewhere' | 'absent' | 'interrupted'
  readonly added: number
  readonly requests: number
  readonly unreadable: number
  /** Why it was interrupted. */
  readonly why?: Failure['code']
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Zendesk keeps the access log this long; the audit log is read as far back, or its roles would meet no accesses. */
const oldest = 90 * day
/** Rows come up to an hour late. What is older than this is read a second time, once, and is complete then. */
const lateness = hour
/** So much is read a second time at once. */
const sweepAtLeast = hour
/** An account without the log is asked again as often: it may have been bought. */
const askAgain = day
/** A log that was there and is refused: its reader has lost the right for it, or the add-on has ended. */
const refusedAgain = hour
const endedAfter = 3 * day

const instant = (at: number): Instant => new Date(at).toISOString()

/** The pages of a span one after the other, whichever log they are of. */
type Pages = (at: At) => AsyncGenerator<readonly unknown[]>

const accessPages = ({ accessLogPage }: IngestPorts): Pages =>
  async function* (at) {
    let next: At | { readonly next: string } = at
    for (;;) {
      const page = await accessLogPage(next)
      yield page.rows
      if (page.next === undefined) return
      next = { next: page.next }
    }
  }

const auditPages = ({ auditLogPage }: IngestPorts): Pages =>
  async function* (at) {
    let after: string | undefined
    for (;;) {
      const page = await auditLogPage({ ...at, ...(after === undefined ? {} : { after }) })
      yield page.rows
      if (page.after === undefined) return
      after = page.after
    }
  }

interface Reading {
  /** Milliseconds since 1970 at which no further page is asked for. */
  readonly until: number
  added: number
  requests: number
  unreadable: number
}

class Lost extends Error {}

/** A cursor that Zendesk no longer knows: the span is read again from what was kept last. */
const isExpired = ({ code }: Failure): boolean => code === 'invalid' || code === 'not-found'

interface Span extends At {
  /** What is known once all rows up to `reached` are kept. */
  readonly marks: (reached: Instant) => Pick<Page, 'readTo' | 'sweptTo'>
}

/**
 * Reads a span and keeps each page with the moment it reaches: killed between two pages, or out of time, the next round
 * begins there. Rows of that last second come again and are known by their ids. A page that went no further than the
 * last is never the last of a round: a second that fills pages would be read for ever.
 */
const readSpan = async (
  ports: IngestPorts,
  stream: Stream,
  span: Span,
  reading: Reading,
): Promise<Failure | 'time-up' | undefined> => {
  const pages = stream.log === 'access' ? accessPages(ports) : auditPages(ports)
  const normalise = normaliser(ports)
  let start = span.start
  for (;;) {
    const from = start
    const read = await attempt(async () => {
      for await (const rows of pages({ start, end: span.end })) {
        reading.requests += 1
        const { events, unreadable, last } = await normalise(stream.log, rows)
        const reached = last !== undefined && last < span.end ? last : undefined
        const [first] = events
        const comesBack = stream.log === 'access' && stream.state === 'absent' && first !== undefined
        const kept = await ports.keepPage(stream, {
          events,
          ...(comesBack ? { inPlaceOfApp: first.at } : {}),
          ...(reached === undefined ? {} : span.marks(reached)),
        })
        if (!kept.held) throw new Lost()
        reading.added += kept.added
        reading.unreadable += unreadable
        if (reached === undefined || reached <= start) continue
        start = reached
        if (Date.parse(ports.clock()) >= reading.until) return 'time-up' as const
      }
      await ports.keepPage(stream, { events: [], ...span.marks(span.end) })
      return undefined
    })
    if (read.ok) return read.value
    if (!isExpired(read.failure) || start === from) return read.failure
  }
}

const settle = async (
  ports: IngestPorts,
  stream: Stream,
  ended: Failure | 'time-up' | undefined,
  now: number,
): Promise<Pick<Ingested, 'outcome' | 'why'>> => {
  if (ended === undefined || ended === 'time-up') {
    await ports.releaseStream(stream, { state: 'on' })
    return { outcome: ended === undefined ? 'read' : 'in-part' }
  }
  const isRefused = ended.code === 'forbidden'
  const isOver = stream.state !== 'on' || Date.parse(stream.failingSince ?? instant(now)) < now - endedAfter
  // No add-on or not the plan for it: said in the panel, and asked again tomorrow.
  if ((isRefused || ended.code === 'not-found') && isOver) {
    await ports.releaseStream(stream, { state: 'absent', notBefore: instant(now + askAgain) })
    return { outcome: 'absent' }
  }
  const wait = Math.max((ended.retryAfter ?? 0) * 1000, isRefused ? refusedAgain : 0)
  const failedAt = instant(now)
  await ports.releaseStream(stream, { failedAt, ...(wait > 0 ? { notBefore: instant(now + wait) } : {}) })
  return { outcome: 'interrupted', why: ended.code }
}

/**
 * The spans of a round, in their order. After an outage only what had been read before it can have rows that came late
 * since, and that is read first: whatever is read then is complete as soon as it is an hour old, in however many rounds.
 */
const spansOf = ({ readTo, sweptTo }: Stream, now: number): readonly Span[] => {
  const [end, complete] = [instant(now), instant(now - lateness)]
  const sweep = { start: sweptTo, marks: (reached: Instant) => ({ sweptTo: reached }) }
  if (Date.parse(readTo) < now - lateness - sweepAtLeast) {
    const marks = (reached: Instant) => ({ readTo: reached, sweptTo: reached < complete ? reached : complete })
    return [...(sweptTo < readTo ? [{ ...sweep, end: readTo }] : []), { start: readTo, end, marks }]
  }
  const due = now - lateness - Date.parse(sweptTo) >= sweepAtLeast
  const fresh = { start: readTo, end, marks: (reached: Instant) => ({ readTo: reached }) }
  return [fresh, ...(due ? [{ ...sweep, end: complete }] : [])]
}

/**
 * Reads what is new in one log, and once an hour what came late: each row is asked for twice at most. `until`, in
 * milliseconds since 1970, ends it early: ninety days of a large account take most of a day, and others wait.
 */
export const ingest = async (ports: IngestPorts, log: LogName, until = Infinity): Promise<Ingested> => {
  const now = Date.parse(ports.clock())
  const reading = { until, added: 0, requests: 0, unreadable: 0 }
  const told = () => ({ log, added: reading.added, requests: reading.requests, unreadable: reading.unreadable })
  const stream = await ports.claimStream(log, instant(now - oldest), instant(now))
  if (stream === undefined) return { ...told(), outcome: 'elsewhere' }
  try {
    let ended: Failure | 'time-up' | undefined
    for (const span of spansOf(stream, now))
      if (ended === undefined) ended = await readSpan(ports, stream, span, reading)
    return { ...told(), ...(await settle(ports, stream, ended, now)) }
  } catch (error) {
    if (error instanceof Lost) return { ...told(), outcome: 'elsewhere' }
    throw error
  }
}
