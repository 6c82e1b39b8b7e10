import { normalise } from '../../../core/pii/index.ts'
import type { EntityType } from '../../../core/pii/finding.ts'
import type { RedactionItem, RedactionRequest, RedactionResult } from '../../../contract/redactions.ts'
import { lookAt, type Look, type LookPorts } from '../detection/look.ts'
import { attempt, told, type Failure } from '../failure.ts'
import { placeOf, rawAt, scannedText, type Place, type Snapshot } from '../ticket.ts'
import type { Value } from './copies.ts'
import { isActive, mark, perform, type EffectPorts, type MaySend } from './effect.ts'
import { entryOf, settleAs, type BeginPorts, type Intent, type Known, type SettlePorts } from './intent.ts'
import { locate } from './locate.ts'

export interface ItemPorts extends EffectPorts, BeginPorts, SettlePorts, LookPorts {
  /** HMAC of a raw text under the account's own key. */
  readonly digest: (raw: string) => Promise<string>
  /** The account's own fingerprint of a value, as dismissals are stored by. */
  readonly fingerprint: (type: EntityType, normalised: string) => Promise<string>
}

/** The agent who asks, or nobody in particular, and the digest that their page's session takes of a raw text. */
export interface Asker {
  readonly userId: number | null
  readonly isRun?: true
  readonly pageDigest: (raw: string) => Promise<string>
}

/** Whose item of which request, and where it stands in it. */
export interface Asked {
  readonly asker: Asker
  readonly request: RedactionRequest
  readonly item: RedactionItem
  readonly index: number
  readonly maySend?: MaySend | undefined
}

/** A redaction that is done, with its values for as long as copies are looked for. */
export interface Done {
  readonly index: number
  readonly intentId: string
  readonly source: Place
  readonly values: readonly Value[]
  readonly look: Look
}

export interface Step {
  readonly result: RedactionResult
  /** Whether anything was sent: what was read before then no longer stands. */
  readonly sent: boolean
  readonly after?: Snapshot | undefined
  readonly done?: Done
}

export type Trouble = Pick<Failure, 'problem' | 'retryAfter'>

export const failedAs = (source: Place, trouble: Trouble): RedactionResult => ({
  source,
  state: 'failed',
  ...told(trouble),
})

const unsent = (source: Place, problem: Trouble['problem']): Step => ({
  result: failedAs(source, { problem }),
  sent: false,
})

const sameText = (one: Place, other: Place): boolean =>
  'comment_id' in one
    ? 'comment_id' in other && one.comment_id === other.comment_id
    : 'chat_id' in other &&
      one.chat_id === other.chat_id &&
      one.message_id === other.message_id &&
      one.chat_index === other.chat_index

/** The answer to an item that was asked before: its own outcome, never another one's. */
export const answerOf = (known: Known, { asker, request, item }: Asked): RedactionResult => {
  const source = placeOf(item.source)
  const isSame =
    known.actorId === asker.userId && known.ticketId === request.ticket_id && sameText(known.source, source)
  if (!isSame) return failedAs(source, { problem: 'bad-request' })
  return known.result ?? { source, state: 'open', problem: 'unsettled' }
}

const fingerprintsOf = async (ports: ItemPorts, values: readonly Value[]): Promise<string[]> => [
  ...new Set(await Promise.all(values.map(({ type, text }) => ports.fingerprint(type, normalise(type, text))))),
]

/** One text: found again as the page found it, written down, removed, read back, written down. */
export const redactItem = async (ports: ItemPorts, asked: Asked, before: Snapshot): Promise<Step> => {
  const { asker, request, item, index, maySend } = asked
  const source = placeOf(item.source)
  const raw = rawAt(before, source)
  if (raw === undefined || (await asker.pageDigest(raw)) !== item.digest) return unsent(source, 'comment-changed')
  const looked = await attempt(() => lookAt(ports, before))
  if (!looked.ok) return { result: failedAs(source, looked.failure), sent: false }
  const look = looked.value
  const located = locate(scannedText(source, raw), item.findings, look)
  if (located === undefined) return unsent(source, 'comment-changed')
  if (isActive(before, source)) return unsent(source, 'chat-active')
  const marked = mark(source, raw, located.spans)
  if (marked === undefined) return unsent(source, 'comment-unreadable')

  const { spans, values } = located
  const ticketId = request.ticket_id
  const intent: Intent = {
    id: ports.newId(),
    requestId: request.request_id,
    item: index,
    actorId: asker.userId,
    ticketId,
    source,
    findings: spans,
    fingerprints: await fingerprintsOf(ports, values),
    digest: await ports.digest(raw),
    ofRun: asker.isRun === true,
  }
  const begun = await ports.begin(intent, entryOf(intent, 'redaction.intended', ports.clock()))
  if (begun.state === 'busy') return { result: { source, state: 'open', problem: 'unsettled' }, sent: false }
  if (begun.state === 'known') return { result: answerOf(begun.intent, asked), sent: false }

  // Its turn may come when somebody else has taken it for abandoned, and has told that it was not done.
  const held = { id: intent.id, claim: begun.claim }
  const mayStillSend = maySend && (async () => (await maySend()) && (await ports.keep(held)))
  const effect = { ticketId, source, raw, marked, values, look, maySend: mayStillSend }
  const { outcome, after } = await perform(ports, effect)
  const result = await settleAs(ports, { ...intent, claim: begun.claim }, outcome)
  if (result.state === 'done')
    return { result, sent: true, after, done: { index, intentId: intent.id, source, values, look } }
  return { result: result.state === 'open' ? { ...result, ledger: begun.ledger } : result, sent: true, after }
}
