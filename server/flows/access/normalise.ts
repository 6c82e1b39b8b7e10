import {
  fromAccessRecord,
  fromAuditRecord,
  networkOf,
  type AccessEvent,
  type Locate,
} from '../../../core/access/index.ts'

export type LogName = 'access' | 'audit'
/** What an event is known from: `app` is our own page beside a ticket. */
export type Source = LogName | 'app'

/** What is kept of a row: an event in our words, with neither the address it came from nor the text of a search. */
export interface KeptEvent {
  readonly log: Source
  readonly id: string
  readonly at: string
  readonly actor: number
  readonly verb: string
  readonly ticketId: number | null
  readonly event: object
}

export interface NormalisePorts {
  readonly locate: Locate
  /** A keyed fingerprint: the same text gives the same, and nobody without the account's key can tell which. */
  readonly mask: (text: string) => Promise<string>
  /** Whether an address is in one of the account's own networks, as they are set now. */
  readonly corporate: () => Promise<(ip: string) => boolean>
  /** Whether a request by this client is one of custos' own: what it reads by itself is nobody's access. */
  readonly isOwn: (
    call: { readonly method: string; readonly url: string; readonly at: number },
    client: string,
  ) => Promise<boolean>
}

type Row = Readonly<Record<string, unknown>>

const isRow = (row: unknown): row is Row => typeof row === 'object' && row !== null

/** Long enough that two networks of an account are never one, short enough for a row. */
const fingerprintLength = 24

/** Names each field that is kept: a field that comes later is not kept by accident. */
const kept = (log: LogName, event: AccessEvent, more: object): KeptEvent => {
  const { id, at, actor, verb, kind, object, session, refused, search, change, view } = event
  const ticketId = kind === 'ticket' ? (object ?? null) : null
  const words = { verb, kind, object, session, refused, search, change, view, ...more }
  return { log, id, at: new Date(at).toISOString(), actor, verb, ticketId, event: words }
}

export interface Normalised {
  readonly events: readonly KeptEvent[]
  readonly unreadable: number
  /** Of when the last row is that could be read, whether it is kept or not. */
  readonly last: string | undefined
}

/** Rows of a page as they are kept; a row that has no id, time or actor is counted and left out. */
export const normaliser = (ports: NormalisePorts) => {
  const networks = new Map<string, Promise<string>>()
  const networkName = (ip: string): Promise<string> => {
    const network = networkOf(ip)
    const known = networks.get(network)
    if (known !== undefined) return known
    if (networks.size > 10_000) networks.clear()
    const name = ports.mask(`network ${network}`).then((hex) => hex.slice(0, fingerprintLength))
    networks.set(network, name)
    return name
  }
  const isOwn = async ({ method, url, client }: Row, { at, session }: AccessEvent): Promise<boolean> => {
    if (session || typeof method !== 'string' || typeof url !== 'string' || typeof client !== 'string') return false
    return ports.isOwn({ method, url, at }, client)
  }
  const one = async (
    log: LogName,
    row: unknown,
    isCorporate: (ip: string) => boolean,
  ): Promise<{ readonly at: number; readonly event?: KeptEvent } | undefined> => {
    if (!isRow(row)) return undefined
    const read = log === 'audit' ? fromAuditRecord(row) : fromAccessRecord(row)
    if (!read.ok) return undefined
    const { event } = read
    const { at } = event
    if (log === 'access' && (await isOwn(row, event))) return { at }
    const place = event.ip === undefined ? undefined : ports.locate(event.ip)
    const words = {
      ...(event.ip !== undefined && { network: await networkName(event.ip) }),
      ...(place !== undefined && { place }),
      // Told now, while the address is known: a network that is added later changes nothing of what was.
      ...(event.ip !== undefined && isCorporate(event.ip) && { corporate: true }),
      ...(event.email !== undefined && {
        sought: (await ports.mask(`search ${event.email}`)).slice(0, fingerprintLength),
      }),
    }
    return { at, event: kept(log, event, words) }
  }
  return async (log: LogName, rows: readonly unknown[]): Promise<Normalised> => {
    const isCorporate = await ports.corporate()
    const read = (await Promise.all(rows.map((row) => one(log, row, isCorporate)))).filter((row) => row !== undefined)
    const last = read.at(-1)?.at
    return {
      events: read.flatMap(({ event }) => event ?? []),
      unreadable: rows.length - read.length,
      last: last === undefined ? undefined : new Date(last).toISOString(),
    }
  }
}

/** The event as judging takes it. */
export const eventOf = ({ log, id, at, actor, event }: KeptEvent): AccessEvent => ({
  ...(event as Pick<AccessEvent, 'verb' | 'session' | 'refused'>),
  id,
  at: Date.parse(at),
  actor,
  source: log,
})
