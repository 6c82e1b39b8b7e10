import { phases, type Phase, type Standing } from './ports.ts'

export interface Progress {
  readonly phase: Phase
  /** 0 to 1, of the first reading; null while too little has been seen to say. */
  readonly share: number | null
  /** Until the first reading is done, at the pace that Zendesk's limit allows; null where it can't be said. */
  readonly seconds: number | null
}

/** Tickets or updates in one page. */
const perPage = 1000
/** Four fifths of ten a minute. */
const pagesPerMinute = 8
/** Fewer pages than these are no sample of an account. */
const sampleAtLeast = 3

/** Pages that are left of a stream, judged by how many updates the tickets have had that have begun so far. */
const eventPagesLeft = ({ expected, counters }: Standing): number | null => {
  if (counters.pages < sampleAtLeast || counters.begun === 0) return null
  const left = Math.max(0, expected - counters.begun)
  return ((counters.events / counters.begun) * left) / perPage
}

const pagesLeft = (standing: Standing): number | null => {
  const { phase, expected, counters } = standing
  if (phase === 'events') {
    const left = eventPagesLeft(standing)
    return left === null ? null : left + expected / perPage
  }
  return phase === 'tickets' ? Math.max(0, expected - counters.tickets) / perPage : 0
}

/** How far the first reading has come. Told from what has been read, never from hope: nothing is said before there is a sample. */
export const progressOf = (standing: Standing): Progress => {
  const { phase, counters } = standing
  if (phase === 'following') return { phase, share: 1, seconds: 0 }
  const left = pagesLeft(standing)
  if (left === null) return { phase, share: null, seconds: null }
  // What comes after the pages is short beside them, and still not nothing.
  const isReading = phases.indexOf(phase) < phases.indexOf('rereads')
  const share = Math.min(counters.pages / Math.max(1, counters.pages + left), 0.99)
  return { phase, share, seconds: isReading ? Math.ceil((left / pagesPerMinute) * 60) : null }
}

export const beginning = (expected: number, tags: { readonly open: boolean; readonly closed: boolean }): Standing => ({
  phase: 'events',
  eventTime: 0,
  cursor: null,
  publishedTo: 0,
  expected,
  tagOpen: tags.open,
  tagClosed: tags.closed,
  counters: {
    pages: 0,
    events: 0,
    comments: 0,
    begun: 0,
    tickets: 0,
    reread: 0,
    published: 0,
    tagged: 0,
    untagged: 0,
    unreadable: 0,
    overfull: 0,
  },
})
