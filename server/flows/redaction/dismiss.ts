import type { EntryFields } from '../../../core/ledger/index.ts'
import type { EntityType } from '../../../core/pii/finding.ts'
import { normalise } from '../../../core/pii/index.ts'
import { shapeOfDismissed } from '../../../core/pii/own-numbers/shape.ts'
import type { Instant } from '../../../core/time.ts'
import type { LedgerRef } from '../../../contract/source.ts'
import { lookAt, standardLook, type LookPorts } from '../detection/look.ts'
import { areKnown } from '../detection/settings.ts'
import { attempt, refuse, type Refusal } from '../failure.ts'
import { readSnapshot, scannedTexts, type ReadPorts } from '../ticket.ts'
import { sightOf, type SightPorts } from './permission.ts'

/** A value as the browser names it: HMAC under the key its session was given. */
export interface Named {
  readonly type: EntityType
  readonly fingerprint: string
}

/** A dismissal as the page makes it: with the form of the number, where it has one that may be told. */
export interface Dismissed extends Named {
  readonly shape?: string | undefined
}

export interface MatchPorts {
  /** HMAC of the browser's fingerprint under a key of the account's that never leaves the server. */
  readonly storedFingerprint: (fingerprint: string) => Promise<string>
  readonly dismissedAmong: (fingerprints: readonly string[]) => Promise<ReadonlySet<string>>
}

export interface DismissPorts extends SightPorts, MatchPorts, LookPorts, ReadPorts {
  /** The account's own fingerprint of a value, as dismissals are stored by. */
  readonly fingerprint: (type: EntityType, normalised: string) => Promise<string>
  /** The dismissals and their ledger entry in one transaction. */
  readonly addDismissals: (
    dismissals: readonly Named[],
    by: { readonly userId: number; readonly ticketId: number },
    entry: EntryFields,
  ) => Promise<LedgerRef>
  /** Notes in which forms numbers were called no personal data in this ticket; noted twice is noted once. */
  readonly noteShapes: (ticketId: number, shapes: readonly string[]) => Promise<void>
  readonly clock: () => Instant
}

const stored = (ports: MatchPorts, named: readonly Named[]): Promise<Named[]> =>
  Promise.all(
    named.map(async ({ type, fingerprint }) => ({ type, fingerprint: await ports.storedFingerprint(fingerprint) })),
  )

const nameOf = ({ type, fingerprint }: Named): string => `${type} ${fingerprint}`

/** What the ticket's texts hold, by stored fingerprint, with the forms in which it is written there. */
const heldBy = async (ports: DismissPorts, ticketId: number): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const snapshot = await readSnapshot(ports, ticketId)
  const look = await lookAt(ports, snapshot)
  const held = new Map<string, Set<string>>()
  for (const text of scannedTexts(snapshot))
    // A page that still shows what older settings found may go by what is found with none.
    for (const { type, start, end } of [...look.detect(text), ...standardLook.detect(text)]) {
      const value = text.slice(start, end)
      const name = nameOf({ type, fingerprint: await ports.fingerprint(type, normalise(type, value)) })
      const shape = shapeOfDismissed(type, value)
      const shapes = held.get(name) ?? new Set()
      held.set(name, shape === undefined ? shapes : shapes.add(shape))
    }
  return held
}

/** Whether each is a value of this ticket, in a form in which it stands there. Nothing is taken on the page's word. */
const areHeld = async (ports: DismissPorts, ticketId: number, asked: readonly Dismissed[]): Promise<boolean> => {
  const held = await heldBy(ports, ticketId)
  const named = await stored(ports, asked)
  return named.every((one, index) => {
    const [shapes, shape] = [held.get(nameOf(one)), asked[index]?.shape]
    return shapes !== undefined && (shape === undefined || shapes.has(shape))
  })
}

/**
 * "Not personal data": remembered for the whole account, so that nobody is asked about this value again. It takes as much
 * as a redaction does: the right to redact, and a value that stands in the ticket. Otherwise whoever sees one ticket
 * could blind the account for values that they only know of.
 */
export const dismiss = async (
  ports: DismissPorts,
  userId: number,
  asked: { readonly ticket_id: number; readonly dismissals: readonly Dismissed[] },
): Promise<{ readonly ok: true; readonly ledger: LedgerRef } | Refusal> => {
  const sight = await sightOf(ports, userId, asked.ticket_id)
  if (!sight.ok) return sight
  const may = await attempt(() => sight.mayRedact())
  if (!may.ok) return refuse(may.failure)
  if (!may.value) return { ok: false, problem: 'may-not-redact' }
  const types = asked.dismissals.map(({ type }) => type)
  if (!(await areKnown(ports, types))) return { ok: false, problem: 'bad-request' }
  const held = await attempt(() => areHeld(ports, asked.ticket_id, asked.dismissals))
  if (!held.ok) return refuse(held.failure)
  if (!held.value) return { ok: false, problem: 'comment-changed' }
  const by = { userId, ticketId: asked.ticket_id }
  const ledger = await ports.addDismissals(await stored(ports, asked.dismissals), by, {
    at: ports.clock(),
    actor: { user_id: userId },
    action: 'finding.dismissed',
    ticket_id: asked.ticket_id,
    types: [...new Set(types)].sort(),
    count: asked.dismissals.length,
  })
  const shapes = [...new Set(asked.dismissals.flatMap(({ shape }) => shape ?? []))]
  if (shapes.length > 0) await ports.noteShapes(asked.ticket_id, shapes)
  return { ok: true, ledger }
}

/** For each value, in order, whether this account has dismissed it. */
export const matchDismissals = async (ports: MatchPorts, named: readonly Named[]): Promise<boolean[]> => {
  const fingerprints = (await stored(ports, named)).map(({ fingerprint }) => fingerprint)
  const dismissed = await ports.dismissedAmong(fingerprints)
  return fingerprints.map((fingerprint) => dismissed.has(fingerprint))
}
