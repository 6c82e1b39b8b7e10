import { shapeOfDismissed } from '../../core/pii/own-numbers/shape.ts'
import type { Api, Fingerprinted, Trouble } from '../api.ts'
import type { Engine } from '../scan/engine.ts'
import type { Piece, Scanner } from '../scan/scanner.ts'
import type { createPeople } from '../ticket/people.ts'
import { readTicket } from '../ticket/read-ticket.ts'
import { placeKey } from '../ticket/texts.ts'
import { ReadError, type Host } from '../zaf.ts'
import { indexIn, type Known, type Row } from './merge.ts'
import { createRedaction } from './redaction.ts'
import {
  after,
  checkedRows,
  initial,
  isOpen,
  isRedacting,
  isUnsettled,
  loudRows,
  openRows,
  rowsIn,
  type Event,
  type State,
} from './state.ts'

export interface SidebarPorts {
  readonly host: Pick<Host, 'ticketId' | 'channel' | 'read'>
  readonly api: Pick<Api, 'redact' | 'dismiss' | 'dismissed' | 'history' | 'fate' | 'viewers' | 'ask'>
  readonly scan: Scanner
  readonly propose: () => Promise<Engine['propose']>
  readonly people: ReturnType<typeof createPeople>
  readonly digest: (raw: string) => Promise<string>
  readonly newId: () => string
  readonly now: () => Date
}

export type Sidebar = ReturnType<typeof createSidebar>

const isServers = (problem: Trouble): boolean =>
  problem === 'server-away' || problem === 'session-ended' || problem === 'not-signed-in' || problem === 'not-connected'

const valuesIn = (pieces: readonly Piece[]): Fingerprinted[] => {
  const values = pieces.flatMap(({ findings, fingerprints }) =>
    findings.map(({ type }, index) => ({ type, fingerprint: fingerprints[index] ?? '' })),
  )
  return [...new Map(values.map((value) => [value.fingerprint, value])).values()]
}

interface Values {
  /** A row's value, as the server may know it. */
  readonly byKey: ReadonlyMap<string, string>
  readonly rows: ReadonlyMap<string, readonly Row[]>
}

const values = new WeakMap<State, Values>()

/** Which rows hold the same value: each checked row asks at each drawing. */
const valuesOf = (state: State): Values => {
  const before = values.get(state)
  if (before !== undefined) return before
  const pieces = new Map(state.pieces.map((piece) => [placeKey(piece.source), piece]))
  const byKey = new Map<string, string>()
  for (const row of rowsIn(state)) {
    const piece = pieces.get(placeKey(row.source))
    const fingerprint = piece?.fingerprints[indexIn(piece, row)]
    if (fingerprint !== undefined) byKey.set(row.key, fingerprint)
  }
  const known = rowsIn(state).filter(({ key }) => byKey.has(key))
  const made = { byKey, rows: Map.groupBy(known, ({ key }) => byKey.get(key) ?? '') }
  values.set(state, made)
  return made
}

/** The sidebar without its looks: what it knows, and what the agent may do. */
export const createSidebar = (ports: SidebarPorts) => {
  const { host, api } = ports
  const listeners = new Set<() => void>()
  let state: State = initial
  let isReading = false
  let isAskedAgain = false

  const dispatch = (event: Event) => {
    state = after(state, event)
    for (const listener of listeners) listener()
  }

  const server = (trouble: Trouble | undefined) => {
    if (state.server !== trouble) dispatch({ type: 'server', trouble })
  }

  /** Which values the account has dismissed; where the server doesn't say, none, and the agent sees them all. */
  const dismissedAmong = async (pieces: readonly Piece[]): Promise<ReadonlySet<string>> => {
    const values = valuesIn(pieces)
    if (values.length === 0) return new Set()
    const answer = await api.dismissed(values)
    server(answer.ok ? undefined : answer.problem)
    if (!answer.ok) return new Set()
    return new Set(values.filter((_, index) => answer.value[index]).map(({ fingerprint }) => fingerprint))
  }

  const known = async (pieces: readonly Piece[]): Promise<Known> => {
    const [propose, dismissed] = await Promise.all([ports.propose(), dismissedAmong(pieces)])
    const texts = pieces.map((piece) => ({
      source: piece.source,
      text: piece.text,
      findings: piece.findings,
      dismissed: piece.fingerprints.map((fingerprint) => dismissed.has(fingerprint)),
    }))
    return { pieces, proposal: propose(texts) }
  }

  const nameAuthors = async () => {
    const withRows = new Set(state.proposal.groups.map(({ source }) => placeKey(source)))
    const ids = state.pieces.flatMap(({ source, label }) =>
      withRows.has(placeKey(source)) && label.authorId !== null ? [label.authorId] : [],
    )
    try {
      dispatch({ type: 'people', people: new Map(await ports.people(ids)) })
    } catch (error) {
      // Without a name the comment still has its time and channel.
      if (!(error instanceof ReadError)) throw error
    }
  }

  const quietly = (event: Extract<Event, { type: 'reading' }>) => {
    if (!state.hasRead) dispatch(event)
  }

  const readOnce = async () => {
    if (!state.hasRead) dispatch({ type: 'reading' })
    try {
      const waiting = (seconds: number) => quietly({ type: 'reading', waiting: seconds })
      const ticket = await readTicket((path) => host.read(path, waiting), host.ticketId, await host.channel())
      const total = ticket.texts.length
      const { pieces, unread } = await ports.scan(ticket.texts, (done) => quietly({ type: 'reading', done, total }))
      const fresh = await known(pieces)
      dispatch({ type: 'read', known: fresh, comments: ticket.comments, unread, at: ports.now() })
    } catch (error) {
      // Whatever it was, the agent is told, and may look again.
      dispatch({ type: 'read-failed', problem: error instanceof ReadError ? error.problem : 'internal' })
      return
    }
    await nameAuthors()
  }

  const wasAskedMeanwhile = (): boolean => isAskedAgain && !isRedacting(state)

  /** Reads the ticket; asked while it is reading or redacting, it reads once more afterwards. */
  const read = async (): Promise<void> => {
    if (isReading || isRedacting(state)) {
      isAskedAgain = true
      return
    }
    isReading = true
    isAskedAgain = false
    try {
      await readOnce()
    } finally {
      isReading = false
    }
    if (wasAskedMeanwhile()) await read()
  }

  const redaction = createRedaction({ ...ports, ticketId: host.ticketId, dispatch })

  const redact = async (rows: readonly Row[]): Promise<void> => {
    if (rows.length === 0) return
    const trouble = await redaction(rows, state.pieces)
    server(trouble !== undefined && isServers(trouble) ? trouble : undefined)
    await read()
  }

  /** The form of the row's value, where it is a number's; the value itself stays here. */
  const shapeIn = ({ source, finding }: Row): { readonly shape?: string } => {
    const piece = state.pieces.find((one) => placeKey(one.source) === placeKey(source))
    const shape = shapeOfDismissed(finding.type, piece?.text.slice(finding.start, finding.end) ?? '')
    return shape === undefined ? {} : { shape }
  }

  const fingerprintOf = (row: Row): string | undefined => valuesOf(state).byKey.get(row.key)

  const refused = (problem: Trouble) => (isServers(problem) ? server(problem) : dispatch({ type: 'refused', problem }))

  return {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    read,
    check: (keys: readonly string[], checked: boolean) => dispatch({ type: 'checked', keys, checked }),
    confirm: (open: boolean) => dispatch({ type: 'confirming', open }),
    /** Rows with the same value, the given one included: what is decided of one is true of all. */
    sameValue: (row: Row): readonly Row[] => {
      const fingerprint = fingerprintOf(row)
      return (fingerprint === undefined ? undefined : valuesOf(state).rows.get(fingerprint)) ?? [row]
    },
    redactChecked: async () => {
      dispatch({ type: 'confirming', open: false })
      await redact(checkedRows(state))
    },
    /** What was agreed to once is tried again without asking; what isn't settled is asked after. */
    retry: async (keys: readonly string[]) => {
      await redact(rowsIn(state).filter((row) => keys.includes(row.key) && (isOpen(row) || isUnsettled(row))))
    },
    dismiss: async (row: Row) => {
      const fingerprint = fingerprintOf(row)
      if (fingerprint === undefined) return
      const keys = openRows(state)
        .filter((other) => fingerprintOf(other) === fingerprint)
        .map(({ key }) => key)
      dispatch({ type: 'dismissed', keys })
      const answer = await api.dismiss(host.ticketId, [{ type: row.finding.type, fingerprint, ...shapeIn(row) }])
      if (answer.ok) return
      dispatch({ type: 'restored', keys })
      refused(answer.problem)
    },
    ask: async () => {
      dispatch({ type: 'asking', asking: { state: 'asking' } })
      const types = [...new Set(loudRows(state).map(({ finding }) => finding.type))]
      const answer = await api.ask(host.ticketId, types)
      if (answer.ok) {
        dispatch({ type: 'asking', asking: { state: 'asked', seq: answer.value.ledger.seq } })
        return
      }
      dispatch({ type: 'asking', asking: { state: 'not-asked' } })
      refused(answer.problem)
    },
    history: () => api.history(host.ticketId),
    fate: () => api.fate(host.ticketId),
    people: ports.people,
    viewers: () => api.viewers(host.ticketId),
    closeRefusal: () => dispatch({ type: 'refused', problem: undefined }),
    closeLeftovers: () => dispatch({ type: 'leftovers-seen' }),
  }
}
