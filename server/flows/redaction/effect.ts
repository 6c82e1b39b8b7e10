import { markRedactions, markText } from '../../../core/markup/index.ts'
import type { ProblemCode } from '../../../contract/problems.ts'
import { attempt, isGone, told, type Failure } from '../failure.ts'
import { formsAt, messageAt, rawAt, readSnapshot, type Place, type ReadPorts, type Snapshot } from '../ticket.ts'
import type { Look } from '../detection/look.ts'
import { holdsAny, type Span, type Value } from './copies.ts'

/** Asked when nothing is waited for any more: where it says no, nothing is sent. */
export type MaySend = () => Promise<boolean>

export interface EffectPorts extends ReadPorts {
  readonly redactComment: (
    change: { readonly ticketId: number; readonly commentId: number; readonly htmlBody: string },
    maySend: MaySend | undefined,
  ) => Promise<unknown>
  readonly redactChatMessage: (
    change: {
      readonly ticketId: number
      readonly chatId: string
      readonly messageId?: string
      readonly chatIndex?: number
      readonly text: string
    },
    maySend: MaySend | undefined,
  ) => Promise<unknown>
}

/** One text as it was read, and what is to go from it. `marked` is that text with `<redact>` tags. */
export interface Effect {
  readonly ticketId: number
  readonly source: Place
  readonly raw: string
  readonly marked: string
  readonly values: readonly Value[]
  readonly look: Look
  readonly maySend?: MaySend | undefined
}

export type Outcome =
  | { readonly state: 'done' }
  | { readonly state: 'failed' | 'open'; readonly problem: ProblemCode; readonly retry_after?: number }

export interface Performed {
  readonly outcome: Outcome
  /** The ticket as it was read back, where it could be. */
  readonly after?: Snapshot
}

export const isActive = (snapshot: Snapshot, source: Place): boolean =>
  'chat_id' in source && messageAt(snapshot, source)?.active === true

/** The text with its marks, or undefined where it can't be marked with certainty. */
export const mark = (source: Place, raw: string, spans: readonly Span[]): string | undefined => {
  const marked = 'comment_id' in source ? markRedactions(raw, spans) : markText(raw, spans)
  return marked.ok ? marked.html : undefined
}

const call = (ports: EffectPorts, { ticketId, source, marked, maySend }: Effect): Promise<unknown> => {
  if ('comment_id' in source) {
    return ports.redactComment({ ticketId, commentId: source.comment_id, htmlBody: marked }, maySend)
  }
  const message = {
    ticketId,
    chatId: source.chat_id,
    ...(source.message_id === undefined ? {} : { messageId: source.message_id }),
    ...(source.chat_index === undefined ? {} : { chatIndex: source.chat_index }),
    text: marked,
  }
  return ports.redactChatMessage(message, maySend)
}

const failed = (failure: Failure): Outcome => ({ state: 'failed', ...told(failure) })

const unsettled = (failure?: Failure): Outcome => ({
  state: 'open',
  problem: 'unsettled',
  ...(failure?.retryAfter === undefined ? {} : { retry_after: failure.retryAfter }),
})

/** Zendesk refused the change: because the text is no longer the one that was marked, or the chat goes on? */
const explain = async (ports: EffectPorts, effect: Effect, failure: Failure): Promise<Performed> => {
  if (failure.code !== 'invalid' && failure.code !== 'conflict') return { outcome: failed(failure) }
  const read = await attempt(() => readSnapshot(ports, effect.ticketId))
  if (!read.ok) return { outcome: failed(failure) }
  const after = read.value
  const raw = rawAt(after, effect.source)
  if (raw !== undefined && !holdsAny(formsAt(after, effect.source), effect.values, effect.look))
    return { outcome: { state: 'done' }, after }
  if (raw !== effect.raw) return { outcome: { state: 'failed', problem: 'comment-changed' }, after }
  return {
    outcome: isActive(after, effect.source) ? { state: 'failed', problem: 'chat-active' } : failed(failure),
    after,
  }
}

/** `doubt`: what the call failed with when nobody knows whether the change was made; without it Zendesk said yes. */
const readBack = async (ports: EffectPorts, effect: Effect, doubt?: Failure): Promise<Performed> => {
  const read = await attempt(() => readSnapshot(ports, effect.ticketId))
  if (!read.ok && isGone(read.failure)) return { outcome: { state: 'failed', problem: 'ticket-gone' } }
  if (!read.ok) return { outcome: unsettled(doubt ?? read.failure) }
  const after = read.value
  const raw = rawAt(after, effect.source)
  if (raw === undefined) return { outcome: unsettled(doubt), after }
  if (!holdsAny(formsAt(after, effect.source), effect.values, effect.look)) return { outcome: { state: 'done' }, after }
  // Unchanged and in doubt: the change may still be on its way, so only the reconciliation may speak of it.
  if (doubt !== undefined && raw === effect.raw) return { outcome: unsettled(doubt), after }
  return { outcome: { state: 'failed', problem: doubt === undefined ? 'still-there' : 'comment-changed' }, after }
}

/**
 * Has Zendesk remove the values, then reads back whether they are gone: its word alone proves nothing. A text without
 * them is `done` however the call ended; a call that may or may not have been made is `open` until a reading decides.
 */
export const perform = async (ports: EffectPorts, effect: Effect): Promise<Performed> => {
  const called = await attempt(() => call(ports, effect))
  if (called.ok) return readBack(ports, effect)
  if (called.failure.applied === 'no') return explain(ports, effect, called.failure)
  return readBack(ports, effect, called.failure)
}
