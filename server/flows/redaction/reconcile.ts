import { normalise } from '../../../core/pii/index.ts'
import { attempt, isGone, told } from '../failure.ts'
import { formsAt, rawAt, readSnapshot, scannedText, type Snapshot } from '../ticket.ts'
import { lookAt, type Look } from '../detection/look.ts'
import { scan, type ScanPorts } from '../detection/scan.ts'
import { valuesAt } from './copies.ts'
import { mark, perform, type EffectPorts, type Outcome, type Performed } from './effect.ts'
import { settleAs, type Held, type Intent, type SettlePorts } from './intent.ts'
import { leftoversOf } from './leftovers.ts'
import type { RedactionResult } from '../../../contract/redactions.ts'

export interface Claimed extends Intent, Held {
  readonly result: RedactionResult | null
  /** By the database's clock. */
  readonly ageSeconds: number
  /** By a process that may have sent it a moment ago. */
  readonly wasHeld: boolean
}

export interface ReconcilePorts extends EffectPorts, ScanPorts, SettlePorts {
  /** Takes over what nobody holds: open intents, and done ones whose follow-up is missing. Each goes to one process only. */
  readonly claim: (limit: number) => Promise<readonly Claimed[]>
  readonly digest: (raw: string) => Promise<string>
}

export interface Reconciled {
  readonly done: number
  readonly failed: number
  /** Zendesk could not be asked, or can't tell yet: tried again when the lease runs out. */
  readonly open: number
}

/** What the agent meant yesterday is no longer done behind their back today. */
const actsForSeconds = 24 * 3600

/** An agent's page gives up long before this many; the rest waits for the next round. */
const atMost = 200

const removed = '▇'

const holdsFingerprint = async (
  ports: ScanPorts,
  look: Look,
  texts: readonly string[],
  wanted: ReadonlySet<string>,
) => {
  for (const text of texts) {
    for (const { type, start, end } of look.detectAll(text)) {
      if (wanted.has(await ports.fingerprint(type, normalise(type, text.slice(start, end))))) return true
    }
  }
  return false
}

/**
 * The text is exactly as it was: the call was never made, or never arrived. The agent's word stands, so it is made now; a run
 * comes back to its ticket by itself, and sees first what is on hold.
 */
const performAgain = async (ports: ReconcilePorts, intent: Claimed, raw: string, look: Look): Promise<Performed> => {
  if (intent.ofRun)
    return {
      outcome: intent.wasHeld ? { state: 'open', problem: 'unsettled' } : { state: 'failed', problem: 'withdrawn' },
    }
  if (intent.ageSeconds > actsForSeconds) return { outcome: { state: 'failed', problem: 'zendesk-slow' } }
  const { source, ticketId, findings } = intent
  const marked = mark(source, raw, findings)
  if (marked === undefined) return { outcome: { state: 'failed', problem: 'comment-unreadable' } }
  const values = valuesAt(scannedText(source, raw), findings)
  return perform(ports, { ticketId, source, raw, marked, values, look })
}

const readChanged = async (ports: ReconcilePorts, intent: Claimed, now: Snapshot): Promise<Outcome> => {
  const forms = formsAt(now, intent.source)
  const isThere = await holdsFingerprint(ports, await lookAt(ports, now), forms, new Set(intent.fingerprints))
  if (!isThere && forms.some((form) => form.includes(removed))) return { state: 'done' }
  return { state: 'failed', problem: 'comment-changed' }
}

const decide = async (ports: ReconcilePorts, intent: Claimed): Promise<Performed> => {
  const read = await attempt(() => readSnapshot(ports, intent.ticketId))
  if (!read.ok) {
    if (isGone(read.failure)) return { outcome: { state: 'failed', problem: 'ticket-gone' } }
    const state = intent.ageSeconds > actsForSeconds ? 'failed' : 'open'
    return { outcome: { state, ...told(read.failure) } }
  }
  const raw = rawAt(read.value, intent.source)
  if (raw === undefined) return { outcome: { state: 'failed', problem: 'comment-changed' } }
  if ((await ports.digest(raw)) === intent.digest)
    return performAgain(ports, intent, raw, await lookAt(ports, read.value))
  return { outcome: await readChanged(ports, intent, read.value), after: read.value }
}

/** Leftovers and tags of a redaction that is done; without its values, copies are known by their fingerprints. */
const followUp = async (ports: ReconcilePorts, intent: Claimed, after?: Snapshot): Promise<'done' | 'open'> => {
  const wanted = new Set(intent.fingerprints)
  const settled = await attempt(async () => {
    const now = after ?? (await readSnapshot(ports, intent.ticketId))
    const look = await lookAt(ports, now)
    const holds = (forms: readonly string[]) => holdsFingerprint(ports, look, forms, wanted)
    const leftovers = await leftoversOf(ports, now, intent.source, holds)
    await scan(ports, intent.ticketId, { redacted: true, snapshot: now })
    return leftovers
  })
  if (!settled.ok && !isGone(settled.failure) && intent.ageSeconds <= actsForSeconds) return 'open'
  await ports.finish(intent.id, settled.ok ? settled.value : [])
  return 'done'
}

const settleOne = async (ports: ReconcilePorts, intent: Claimed): Promise<keyof Reconciled> => {
  if (intent.result !== null) return followUp(ports, intent)
  const { outcome, after } = await decide(ports, intent)
  const result = await settleAs(ports, intent, outcome)
  return result.state === 'done' ? followUp(ports, intent, after) : result.state
}

/**
 * Settles what a crash, a time-out or a lost wire left open, by reading Zendesk back. One at a time, so that no lease
 * runs out while others are worked on; `atOnce` takes all in one go, for a start where no other process can exist.
 */
export const reconcile = async (
  ports: ReconcilePorts,
  options: { readonly atOnce?: boolean } = {},
): Promise<Reconciled> => {
  const counted = { done: 0, failed: 0, open: 0 }
  const size = options.atOnce === true ? atMost : 1
  for (let taken = 0; taken < atMost; taken += size) {
    const claimed = await ports.claim(size)
    for (const intent of claimed) counted[await settleOne(ports, intent)] += 1
    if (claimed.length < size) break
  }
  return counted
}
