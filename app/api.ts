import { noteOpening, ticketAccesses } from '../contract/access.ts'
import { createDismissal, matchDismissals } from '../contract/dismissals.ts'
import { ticketHistory } from '../contract/history.ts'
import { ticketRetention } from '../contract/ticket-retention.ts'
import { problems, type ProblemCode } from '../contract/problems.ts'
import { createRedactions, type RedactionRequest } from '../contract/redactions.ts'
import { requestRedaction } from '../contract/requests.ts'
import { renewSession, type Session } from '../contract/session.ts'
import type { EntityType } from '../core/pii/finding.ts'

/** Beside the server's own refusals: that it could not be reached at all. */
export type Trouble = ProblemCode | 'server-away'

export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Trouble }

/** An answer with its tag; without a value where it is the one that was known. */
export interface Changed<Value> {
  readonly tag: string | undefined
  readonly value?: Value
}

/** A value as the server may know it: never the value itself. */
export interface Fingerprinted {
  readonly type: EntityType
  readonly fingerprint: string
}

/** `shape` is the form of a number, without the number. */
export interface Dismissed extends Fingerprinted {
  readonly shape?: string
}

interface Schema<Value> {
  readonly safeParse: (value: unknown) => { readonly success: true; readonly data: Value } | { readonly success: false }
}

interface Route<Value> {
  readonly method: string
  readonly path: string
  readonly response: Schema<Value>
}

export interface ApiPorts {
  readonly session: Session
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>
  readonly now: () => number
  /** Calls the action after so many milliseconds. */
  readonly after: (milliseconds: number, action: () => void) => void
}

/** Renewed this long before its end, so that no request meets one that has just ended. */
const renewBefore = 120_000
/** So long after a renewal that met no server. */
const renewAgainAfter = 10_000
/** What goes away by itself. */
const passes: ReadonlySet<Trouble> = new Set(['server-away', 'internal', 'too-many-requests'])
/** The server asks Zendesk several times for each text it redacts, one after the other. */
const longestCall = 120_000
/** A file may be of any length, and is read to its end before it is handed on. */
const longestFile = 1_800_000
/** How many values the server takes in one question. */
const matchAtMost = 1000

const notModified = 304

const isProblem = (value: unknown): value is ProblemCode => typeof value === 'string' && Object.hasOwn(problems, value)

const refusalIn = (body: unknown): Trouble =>
  typeof body === 'object' && body !== null && 'problem' in body && isProblem(body.problem)
    ? body.problem
    : // A gateway before the server speaks when the server can't.
      'server-away'

const json = async (response: Response): Promise<unknown> => {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}

interface Asked {
  readonly method: string
  readonly path: string
  readonly token: string
  /** The tag of an answer that is known: the same again comes as nothing. */
  readonly known?: string | undefined
  readonly body?: unknown
  /** Milliseconds until its last byte is there. */
  readonly within?: number
}

/** The server's answer where it gave one, refusals told by their code. */
const ask = async (
  { fetch }: ApiPorts,
  { method, path, token, known, body, within = longestCall }: Asked,
): Promise<Answer<Response>> => {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(within),
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        ...(known === undefined ? {} : { 'if-none-match': known }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch {
    return { ok: false, problem: 'server-away' }
  }
  const isAnswered = response.ok || (known !== undefined && response.status === notModified)
  return isAnswered ? { ok: true, value: response } : { ok: false, problem: refusalIn(await json(response)) }
}

const send = async <Value>(ports: ApiPorts, schema: Schema<Value>, asked: Asked): Promise<Answer<Value>> => {
  const answer = await ask(ports, asked)
  if (!answer.ok) return answer
  const read = schema.safeParse(await json(answer.value))
  return read.success ? { ok: true, value: read.data } : { ok: false, problem: 'internal' }
}

const bytesOf = async (response: Response): Promise<Answer<Blob>> => {
  try {
    return { ok: true, value: await response.blob() }
  } catch {
    return { ok: false, problem: 'server-away' }
  }
}

export type Api = ReturnType<typeof createApi>

/** The companion server. Each call renews the session first where it is about to end; one renewal at a time. */
export const createApi = (ports: ApiPorts) => {
  let { session } = ports
  let renewing: Promise<Answer<Session>> | undefined
  let plans = 0

  const left = () => Date.parse(session.expires_at) - ports.now()

  const renew = (): Promise<Answer<Session>> => {
    renewing ??= send(ports, renewSession.response, { ...renewSession, token: session.token }).then((answer) => {
      renewing = undefined
      if (answer.ok) {
        session = answer.value
        keepAlive()
      } else if (passes.has(answer.problem) && left() > 0) renewAfter(renewAgainAfter)
      return answer
    })
    return renewing
  }

  /** In place of whatever was planned before: plans that added up would each plan others for ever. */
  const renewAfter = (milliseconds: number) => {
    plans += 1
    const mine = plans
    ports.after(milliseconds, () => {
      if (mine === plans) void renew()
    })
  }

  /** Ends with the session: one that can no longer be renewed is said when something is asked of it. */
  const keepAlive = () => renewAfter(Math.max(left() - renewBefore, 1000))
  keepAlive()

  const signedIn = async (): Promise<Answer<string>> => {
    if (left() < renewBefore / 2) {
      const renewed = await renew()
      if (!renewed.ok) return renewed.problem === 'not-signed-in' ? { ok: false, problem: 'session-ended' } : renewed
    }
    return { ok: true, value: session.token }
  }

  const call = async <Value>(route: Route<Value>, body?: unknown, path = route.path): Promise<Answer<Value>> => {
    const token = await signedIn()
    return token.ok ? send(ports, route.response, { method: route.method, path, token: token.value, body }) : token
  }

  const changed = async <Value>(route: Route<Value>, known?: string): Promise<Answer<Changed<Value>>> => {
    const token = await signedIn()
    if (!token.ok) return token
    const answer = await ask(ports, { method: route.method, path: route.path, token: token.value, known })
    if (!answer.ok) return answer
    const tag = answer.value.headers.get('etag') ?? undefined
    if (answer.value.status === notModified) return { ok: true, value: { tag } }
    const read = route.response.safeParse(await json(answer.value))
    return read.success ? { ok: true, value: { tag, value: read.data } } : { ok: false, problem: 'internal' }
  }

  /** What the server hands out as a file. */
  const file = async (method: string, path: string): Promise<Answer<Blob>> => {
    const token = await signedIn()
    if (!token.ok) return token
    const answer = await ask(ports, { method, path, token: token.value, within: longestFile })
    return answer.ok ? bytesOf(answer.value) : answer
  }

  return {
    session: () => session,
    /** Any route of the contract, for the panel's pages: each knows its own. */
    call,
    /** The same, where the server says whether anything has changed. */
    changed,
    file,
    redact: (request: RedactionRequest) => call(createRedactions, request),
    dismiss: (ticketId: number, dismissals: readonly Dismissed[]) =>
      call(createDismissal, { ticket_id: ticketId, dismissals }),
    /** For each value, whether the account has said that it isn't personal data. */
    dismissed: async (dismissals: readonly Fingerprinted[]): Promise<Answer<readonly boolean[]>> => {
      const known: boolean[] = []
      for (let start = 0; start < dismissals.length; start += matchAtMost) {
        const answer = await call(matchDismissals, { dismissals: dismissals.slice(start, start + matchAtMost) })
        if (!answer.ok) return answer
        known.push(...answer.value.dismissed)
      }
      return { ok: true, value: known }
    },
    history: (ticketId: number) =>
      call(ticketHistory, undefined, ticketHistory.path.replace(':ticket_id', String(ticketId))),
    viewers: (ticketId: number) =>
      call(ticketAccesses, undefined, ticketAccesses.path.replace(':ticket_id', String(ticketId))),
    /** Told once for each time the ticket is opened; whether it is kept is the server's matter. */
    opened: (ticketId: number, opening_id: string) =>
      call(noteOpening, { opening_id }, noteOpening.path.replace(':ticket_id', String(ticketId))),
    fate: (ticketId: number) =>
      call(ticketRetention, undefined, ticketRetention.path.replace(':ticket_id', String(ticketId))),
    ask: (ticketId: number, types: readonly EntityType[]) => call(requestRedaction, { ticket_id: ticketId, types }),
  }
}
