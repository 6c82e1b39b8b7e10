import type { Leftover, RedactionItem, RedactionRequest, RedactionResult } from '../../contract/redactions.ts'
import type { Api, Trouble } from '../api.ts'
import type { Piece } from '../scan/scanner.ts'
import { placeKey } from '../ticket/texts.ts'
import type { Row } from './merge.ts'
import type { Event } from './state.ts'

/** The server answers when the last item is done; a few at a time keep the agent from waiting for all of them. */
const itemsAtOnce = 10

export interface RedactionPorts {
  readonly ticketId: number
  readonly api: Pick<Api, 'redact'>
  readonly newId: () => string
  /** HMAC of a raw text under the session's digest key. */
  readonly digest: (raw: string) => Promise<string>
  readonly dispatch: (event: Event) => void
}

/** A request and the rows it is about, by the place of each item. */
interface Sent {
  readonly request: RedactionRequest
  readonly rows: ReadonlyMap<string, readonly string[]>
}

interface Sum {
  count: number
  failed: number
  readonly leftovers: Leftover[]
  readonly changed: string[]
}

const keysOf = (rows: readonly Row[]): string[] => rows.map(({ key }) => key)

const byPlace = (rows: readonly Row[]): Map<string, Row[]> => Map.groupBy(rows, ({ source }) => placeKey(source))

/** Nothing is known of what became of the request: it is to be asked again as it was, not anew. */
const isOpenEnded = (problem: Trouble): boolean => ['server-away', 'internal', 'zendesk-slow'].includes(problem)

export const createRedaction = (ports: RedactionPorts) => {
  const { dispatch } = ports
  /** By row: the request whose outcome isn't known. Asked again it is answered, never done twice. */
  const pending = new Map<string, Sent>()

  const prepare = async (rows: readonly Row[], pieces: ReadonlyMap<string, Piece>): Promise<Sent[]> => {
    const places = [...byPlace(rows)]
    const prepared: Sent[] = []
    for (let start = 0; start < places.length; start += itemsAtOnce) {
      const some = places.slice(start, start + itemsAtOnce)
      const items = await Promise.all(
        some.flatMap(([place, wanted]) => {
          const piece = pieces.get(place)
          return piece === undefined ? [] : [itemFor(piece, wanted)]
        }),
      )
      if (items.length === 0) continue
      prepared.push({
        request: { request_id: ports.newId(), ticket_id: ports.ticketId, items },
        rows: new Map(some.map(([place, wanted]) => [place, keysOf(wanted)])),
      })
    }
    return prepared
  }

  const itemFor = async (piece: Piece, rows: readonly Row[]): Promise<RedactionItem> => ({
    source: piece.source,
    digest: await ports.digest(piece.raw),
    findings: rows.map(({ finding: { type, start, end } }) => ({ type, start, end })),
  })

  const settle = (sent: Sent, place: string, result: RedactionResult | undefined, sum: Sum) => {
    const keys = sent.rows.get(place) ?? []
    for (const key of keys) pending.delete(key)
    if (result?.state === 'done') {
      sum.count += keys.length
      sum.leftovers.push(...result.leftovers)
      dispatch({ type: 'redacted', keys, at: result.at, seq: result.ledger.seq })
      return
    }
    sum.failed += keys.length
    const problem = result?.state === 'open' ? 'unsettled' : (result?.problem ?? 'internal')
    if (problem === 'unsettled') for (const key of keys) pending.set(key, sent)
    if (problem === 'comment-changed') sum.changed.push(place)
    dispatch({ type: 'failed', keys, problem })
  }

  const send = async (sent: Sent, sum: Sum): Promise<Trouble | undefined> => {
    const keys = [...sent.rows.values()].flat()
    dispatch({ type: 'redacting', keys })
    const answer = await ports.api.redact(sent.request)
    if (!answer.ok) {
      for (const key of keys) {
        if (isOpenEnded(answer.problem)) pending.set(key, sent)
        else pending.delete(key)
      }
      sum.failed += keys.length
      dispatch({ type: 'failed', keys, problem: answer.problem })
      return answer.problem
    }
    const results = new Map(answer.value.results.map((result) => [placeKey(result.source), result]))
    for (const place of sent.rows.keys()) settle(sent, place, results.get(place), sum)
    return undefined
  }

  /** Redacts the rows, request by request, and says what came of it. The first that meets no server ends the run. */
  return async (rows: readonly Row[], pieces: readonly Piece[]): Promise<Trouble | undefined> => {
    const again = new Set(rows.flatMap(({ key }) => pending.get(key) ?? []))
    const anew = rows.filter(({ key }) => !pending.has(key))
    const byKey = new Map(pieces.map((piece) => [placeKey(piece.source), piece]))
    const sum: Sum = { count: 0, failed: 0, leftovers: [], changed: [] }
    const requests = [...again, ...(await prepare(anew, byKey))]
    let trouble: Trouble | undefined
    for (const sent of requests) {
      trouble = await send(sent, sum)
      if (trouble !== undefined) break
    }
    if (sum.changed.length > 0) dispatch({ type: 'changed', places: sum.changed })
    dispatch({ type: 'settled', leftovers: sum.leftovers, count: sum.count, failed: sum.failed })
    return trouble
  }
}
