import type { RedactionItem, RedactionResult } from '../../../../contract/redactions.ts'
import type { Source } from '../../../../contract/source.ts'
import { normalise, type Finding } from '../../../../core/pii/index.ts'
import { typeOfTag } from '../../../../core/proposal/index.ts'
import { lookAt, standardLook } from '../../detection/look.ts'
import type { ScanPorts } from '../../detection/scan.ts'
import { attempt, isGone } from '../../failure.ts'
import type { MaySend } from '../../redaction/effect.ts'
import type { ItemPorts } from '../../redaction/item.ts'
import { carryOut } from '../../redaction/redact.ts'
import { countingRequests } from './counting.ts'
import { readSnapshot, scannedText, type Comment, type Snapshot } from '../../ticket.ts'
import type { Redacted } from './ports.ts'

export interface CommentWithFiles extends Comment {
  readonly attachments: readonly { readonly fileName: string; readonly contentUrl: string | null }[]
}

export interface RedactTicketPorts extends ItemPorts, ScanPorts {
  readonly comments: (ticketId: number) => Promise<readonly CommentWithFiles[]>
  /** Works on closed and archived tickets too. */
  readonly redactFiles: (
    change: { readonly ticketId: number; readonly commentId: number; readonly urls: readonly string[] },
    maySend: MaySend,
  ) => Promise<unknown>
  readonly newId: () => string
}

interface Asked {
  readonly ticketId: number
  readonly actorId: number | null
  readonly kinds: readonly string[]
  readonly attachments: boolean
  /** The ticket's last change as it was when it was found due: whatever has changed it since is somebody else. */
  readonly updatedAt: string | null
}

/** Asked in between, since a long ticket takes minutes and no redaction can be undone. */
interface Fence {
  /** Before each item, and again when the turn of its call has come. */
  readonly mayAct: MaySend
  /** Whether so many requests are still within what was foreseen. */
  readonly maySpend: (requests: number) => boolean
  /** Before each further round, and again and again among the files: whether the ticket is still to be redacted, as it is now. */
  readonly isStillDue: () => Promise<boolean>
}

/** A redaction may bring another value to light, and somebody may write meanwhile; so often may it have been for nothing. */
const roundsForNothing = 16
const itemsAtOnce = 25
const findingsAtOnce = 500
/** Comments whose files are removed between two looks at the ticket. */
const filesBetweenLooks = 5

const textsOf = ({ comments, chat }: Snapshot): readonly { readonly source: Source; readonly raw: string }[] => [
  ...comments.map(({ id, htmlBody }) => ({ source: { comment_id: id }, raw: htmlBody })),
  ...chat.map(({ chatId, messageId, chatIndex, message }) => ({
    source: {
      chat_id: chatId,
      ...(messageId === undefined ? {} : { message_id: messageId }),
      ...(chatIndex === undefined ? {} : { chat_index: chatIndex }),
    },
    raw: message,
  })),
]

/** What the account has said is no personal data stays, whatever kind a policy names. */
const withoutDismissed = async (
  ports: RedactTicketPorts,
  text: string,
  found: readonly Finding[],
): Promise<readonly Finding[]> => {
  const marked = await Promise.all(
    found.map(async (finding) => {
      const { type, start, end } = finding
      return { finding, fingerprint: await ports.fingerprint(type, normalise(type, text.slice(start, end))) }
    }),
  )
  const dismissed = await ports.dismissedAmong(marked.map(({ fingerprint }) => fingerprint))
  return marked.filter(({ fingerprint }) => !dismissed.has(fingerprint)).map(({ finding }) => finding)
}

const itemsIn = async (ports: RedactTicketPorts, snapshot: Snapshot, kinds: readonly string[]) => {
  const wanted = new Set(kinds)
  const { settings } = await ports.detection()
  const off = new Set<string>(settings.switched_off)
  const { detect } = await lookAt(ports, snapshot)
  const items: RedactionItem[] = []
  for (const { source, raw } of textsOf(snapshot)) {
    const text = scannedText(source, raw)
    // A kind that the account has switched off for its agents is removed all the same where a policy names it.
    const all = [...detect(text), ...standardLook.detect(text).filter(({ type }) => off.has(type))]
    const found = all.filter(({ type }) => wanted.has(type))
    const kept = found.length === 0 ? [] : await withoutDismissed(ports, text, found)
    const distinct = new Map(kept.map(({ type, start, end }) => [`${type} ${start} ${end}`, { type, start, end }]))
    const findings = [...distinct.values()].slice(0, findingsAtOnce)
    if (findings.length > 0) items.push({ source, digest: await ports.digest(raw), findings })
    if (items.length === itemsAtOnce) break
  }
  return items
}

const passing: ReadonlySet<string> = new Set([
  'unsettled',
  'zendesk-busy',
  'zendesk-down',
  'zendesk-slow',
  'zendesk-signed-out',
])

const isWithdrawn = (result: RedactionResult): boolean => result.state === 'failed' && result.problem === 'withdrawn'

/** What has not been done for a reason that will pass. */
const waitIn = (results: readonly RedactionResult[]): { retryAfter?: number } | undefined => {
  const open = results.find((result) => result.state !== 'done' && passing.has(result.problem))
  if (open === undefined || open.state === 'done') return undefined
  return open.retry_after === undefined ? {} : { retryAfter: open.retry_after }
}

const filesOf = (comments: readonly CommentWithFiles[]) =>
  comments
    .map(({ id, attachments }) => ({
      commentId: id,
      urls: attachments.flatMap(({ fileName, contentUrl }) =>
        fileName === 'redacted.txt' || contentUrl === null ? [] : [contentUrl],
      ),
    }))
    .filter(({ urls }) => urls.length > 0)

type End = Pick<Redacted, 'state' | 'retryAfter'>

interface Spent {
  requests: number
  /** Whether anything was sent: otherwise the ticket's last change is none of ours. */
  changed: boolean
  /** The ticket before anything was done with it, and as it was read last; undefined where something was sent since. */
  first: Snapshot | undefined
  last: Snapshot | undefined
}

/** Zendesk puts it on every ticket that something was redacted in. */
const zendesksTag = 'redacted_content'

/** What a redaction leaves as it is: where this has changed, somebody else has changed it. */
const othersPart = ({ ticket, comments }: Snapshot): string => {
  const { status, groupId, assigneeId, tags } = ticket
  const others = tags.filter((tag) => tag !== zendesksTag && typeOfTag(tag) === undefined).sort()
  return JSON.stringify([status, groupId, assigneeId, others, comments.map(({ id }) => id)])
}

/** When the ticket was changed last, where only this redaction can have done so; it begins no period anew. */
const ownChange = async (
  ports: RedactTicketPorts,
  { ticketId, updatedAt }: Asked,
  spent: Spent,
): Promise<{ oursAt?: string }> => {
  const { first } = spent
  if (first === undefined) return {}
  if (updatedAt === null || Date.parse(first.ticket.updatedAt) !== Date.parse(updatedAt)) return {}
  if (spent.last === undefined) {
    const read = await attempt(() => readSnapshot(ports, ticketId))
    if (!read.ok) return {}
    spent.last = read.value
  }
  return othersPart(first) === othersPart(spent.last) ? { oursAt: spent.last.ticket.updatedAt } : {}
}

const redactAllFiles = async (
  ports: RedactTicketPorts,
  ticketId: number,
  { mayAct, isStillDue }: Pick<Fence, 'mayAct' | 'isStillDue'>,
  spent: Spent,
): Promise<Redacted['state']> => {
  const read = async () => filesOf(await ports.comments(ticketId))
  for (const [index, { commentId, urls }] of (await read()).entries()) {
    if (index % filesBetweenLooks === 0 && !(await isStillDue())) return 'stopped'
    const sent = await attempt(() => ports.redactFiles({ ticketId, commentId, urls }, mayAct))
    if (!sent.ok && sent.failure.code === 'withdrawn') return 'stopped'
    if (sent.ok || sent.failure.applied !== 'no') {
      spent.changed = true
      spent.last = undefined
    }
    if (!sent.ok) throw sent.error
  }
  return (await read()).length === 0 ? 'done' : 'failed'
}

/** Whether this has changed the ticket, or may have: what was held back, or refused with certainty, has not. */
const mayHaveChanged = (result: RedactionResult): boolean =>
  result.state === 'done' ||
  (result.state === 'open' && result.ledger !== undefined) ||
  (result.state === 'failed' && result.ledger !== undefined && afterSending.has(result.problem))

/** What a text that was sent can fail with. */
const afterSending: ReadonlySet<string> = new Set(['still-there', 'comment-changed'])

const isDone = ({ state }: RedactionResult): boolean => state === 'done'

/**
 * Removes from a ticket every finding of these kinds, by the hands that remove what an agent has chosen, until a reading
 * finds none; then its files where the policy says so. May be done again at any time: what is gone is not found again.
 */
export const redactTicket = async (
  given: RedactTicketPorts,
  asked: Asked,
  { isStillDue, ...may }: Fence,
): Promise<Redacted> => {
  const { ticketId, actorId, kinds, attachments } = asked
  const spent: Spent = { requests: 0, changed: false, first: undefined, last: undefined }
  const ports = countingRequests(given, spent)
  const fence = { isStillDue, mayAct: async () => may.maySpend(spent.requests) && (await may.mayAct()) }
  const asker = { userId: actorId, isRun: true, pageDigest: ports.digest } as const
  const look = async (): Promise<Snapshot> => {
    const snapshot = await readSnapshot(ports, ticketId)
    spent.first ??= snapshot
    spent.last = snapshot
    return snapshot
  }
  const work = async (): Promise<End> => {
    if (kinds.length === 0) await look()
    let forNothing = 0
    for (let round = 0; kinds.length > 0; round += 1) {
      const snapshot = await look()
      const items = await itemsIn(ports, snapshot, kinds)
      if (items.length === 0) break
      if (forNothing === roundsForNothing) return { state: 'failed' }
      if (round > 0 && !(await isStillDue())) return { state: 'stopped' }
      const request = { request_id: ports.newId(), ticket_id: ticketId, items }
      spent.last = undefined
      const { results } = await carryOut(ports, asker, request, snapshot.ticket, fence.mayAct)
      spent.changed ||= results.some(mayHaveChanged)
      const wait = waitIn(results)
      if (wait !== undefined) return { state: 'open', ...wait }
      if (results.length < items.length || results.some(isWithdrawn)) return { state: 'stopped' }
      forNothing = results.some(isDone) ? 0 : forNothing + 1
    }
    return { state: attachments ? await redactAllFiles(ports, ticketId, fence, spent) : 'done' }
  }
  const told = async (end: End): Promise<Redacted> => {
    const isOurs = end.state === 'done' || spent.changed
    const own = isOurs ? await ownChange(ports, asked, spent) : {}
    return { ...end, ...own, requests: spent.requests, changed: spent.changed }
  }
  const done = await attempt(work)
  if (done.ok) return told(done.value)
  const { failure } = done
  if (isGone(failure) || failure.code === 'forbidden' || failure.code === 'invalid') return told({ state: 'failed' })
  return told({ state: 'open', ...(failure.retryAfter === undefined ? {} : { retryAfter: failure.retryAfter }) })
}
