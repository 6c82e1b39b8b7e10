import type { RedactionRequest, RedactionResult } from '../../../contract/redactions.ts'
import { attempt, refuse, type Refusal } from '../failure.ts'
import { placeOf, readSnapshot, readTexts, type Snapshot, type Ticket } from '../ticket.ts'
import { scan, type ScanPorts } from '../detection/scan.ts'
import { holdsAny } from './copies.ts'
import type { MaySend } from './effect.ts'
import { answerOf, failedAs, redactItem, type Asker, type Done, type ItemPorts, type Trouble } from './item.ts'
import { leftoversOf } from './leftovers.ts'
import { sightOf, type SightPorts } from './permission.ts'

export type RedactPorts = SightPorts & ItemPorts & ScanPorts

export type RedactOutcome =
  { readonly ok: true; readonly results: readonly RedactionResult[]; readonly tags: readonly string[] } | Refusal

/** Problems that will meet the next item too: going on would only add to Zendesk's trouble, or to ours. */
const halting: ReadonlySet<string> = new Set([
  'zendesk-busy',
  'zendesk-down',
  'zendesk-slow',
  'zendesk-signed-out',
  'ticket-gone',
  'withdrawn',
])

const haltedBy = (result: RedactionResult): Trouble | undefined => {
  if (result.state === 'done' || !halting.has(result.problem)) return undefined
  const { problem, retry_after: retryAfter } = result
  return { problem, ...(retryAfter === undefined ? {} : { retryAfter }) }
}

interface Course {
  readonly results: readonly RedactionResult[]
  readonly done: readonly Done[]
  /** The ticket as it was read last, unless something was sent since. */
  readonly latest: Snapshot | undefined
}

/** One item after the other: each reads what the one before left behind, and the first broken wire ends the run. */
const runItems = async (
  ports: ItemPorts & ScanPorts,
  asker: Asker,
  request: RedactionRequest,
  seen: Ticket,
  maySend: MaySend | undefined,
): Promise<Course> => {
  const results: RedactionResult[] = []
  const done: Done[] = []
  let latest: Snapshot | undefined
  let halted: Trouble | undefined
  let read = () => readTexts(ports, seen)
  for (const [index, item] of request.items.entries()) {
    const asked = { asker, request, item, index, maySend }
    const known = await ports.recall(request.request_id, index)
    if (known !== undefined) {
      results.push(answerOf(known, asked))
      continue
    }
    if (halted === undefined && latest === undefined) {
      const found = await attempt(read)
      if (found.ok) latest = found.value
      else halted = found.failure
      read = () => readSnapshot(ports, request.ticket_id)
    }
    if (latest === undefined || halted !== undefined) {
      results.push(failedAs(placeOf(item.source), halted ?? { problem: 'internal' }))
      continue
    }
    if (maySend !== undefined && !(await maySend())) break
    const step = await redactItem(ports, asked, latest)
    results.push(step.result)
    if (step.done !== undefined) done.push(step.done)
    if (step.sent) latest = step.after
    halted = haltedBy(step.result)
  }
  return { results, done, latest }
}

type Told = { readonly results: readonly RedactionResult[]; readonly tags?: readonly string[] }

/** Names what stays behind, then the tags. What Zendesk doesn't answer now is left to the reconciliation. */
const followUp = async (
  ports: ItemPorts & ScanPorts,
  ticketId: number,
  { results, done, latest }: Course,
): Promise<Told> => {
  if (done.length === 0) return { results, ...(latest === undefined ? {} : { tags: latest.ticket.tags }) }
  const read = await attempt(async () => latest ?? (await readSnapshot(ports, ticketId)))
  if (!read.ok) return { results }
  const snapshot = read.value
  const named = await Promise.all(
    done.map(async ({ index, intentId, source, values, look }) => ({
      index,
      intentId,
      leftovers: await leftoversOf(ports, snapshot, source, (forms) => holdsAny(forms, values, look)),
    })),
  )
  const told = results.map((result, at) => {
    const mine = named.find(({ index }) => index === at)
    return mine === undefined || result.state !== 'done' ? result : { ...result, leftovers: [...mine.leftovers] }
  })
  const scanned = await attempt(() => scan(ports, ticketId, { redacted: true, snapshot }))
  if (!scanned.ok) return { results: told, tags: snapshot.ticket.tags }
  for (const { intentId, leftovers } of named) await ports.finish(intentId, leftovers)
  return { results: told, tags: scanned.value.state === 'gone' ? [] : scanned.value.tags }
}

/**
 * The items of a request on a ticket that the asker has been let to, and what follows them. Items from which `maySend` keeps
 * it have no result, or are `withdrawn`.
 */
export const carryOut = async (
  ports: ItemPorts & ScanPorts,
  asker: Asker,
  request: RedactionRequest,
  ticket: Ticket,
  maySend?: MaySend,
): Promise<Told> => followUp(ports, request.ticket_id, await runItems(ports, asker, request, ticket, maySend))

/**
 * An agent removes personal data: each item is written down before it is done, done by Zendesk, read back, and written
 * down again; then what stays behind is named and the tags are brought in line. Nothing that was asked before is done twice.
 */
export const redact = async (
  ports: RedactPorts,
  asker: Asker & { readonly userId: number },
  request: RedactionRequest,
): Promise<RedactOutcome> => {
  const sight = await sightOf(ports, asker.userId, request.ticket_id)
  if (!sight.ok) return sight
  const allowed = await attempt(sight.mayRedact)
  if (!allowed.ok) return refuse(allowed.failure)
  if (!allowed.value) return { ok: false, problem: 'may-not-redact' }
  const { results, tags = sight.ticket.tags } = await carryOut(ports, asker, request, sight.ticket)
  return { ok: true, results, tags }
}
