import type { DetectionSettings } from '../../../contract/detection.ts'
import { isFreeText } from '../../../core/pii/account/index.ts'
import { normalise } from '../../../core/pii/index.ts'
import type { EntityType, Finding } from '../../../core/pii/finding.ts'
import { shapesIn } from '../../../core/pii/own-numbers/index.ts'
import { requestedTag, tagChange } from '../../../core/proposal/index.ts'
import { attempt, isGone } from '../failure.ts'
import { readSnapshot, scannedTexts, type ReadPorts, type Snapshot } from '../ticket.ts'
import { lookWith, type Look, type LookPorts } from './look.ts'
import { peopleOf } from './people.ts'
import { changeTags, type Tagged, type TagPorts } from './tags.ts'

export interface ScanPorts extends ReadPorts, TagPorts, LookPorts {
  /** The account's own fingerprint of a value, as dismissals are stored by. */
  readonly fingerprint: (type: EntityType, normalised: string) => Promise<string>
  readonly dismissedAmong: (fingerprints: readonly string[]) => Promise<ReadonlySet<string>>
  /** Notes in which forms this ticket writes numbers of the account's own; noted twice is noted once. */
  readonly noteShapes: (ticketId: number, shapes: readonly string[]) => Promise<void>
  /** What a reading of the history still wanted to write to this ticket is older than what was seen now. */
  readonly forgetHistoryTags: (ticketId: number) => Promise<void>
}

export type Scanned = (Tagged & { readonly types: readonly EntityType[] }) | { readonly state: 'gone' }

interface Found {
  readonly type: EntityType
  readonly normalised: string
}

/** What an agent's signature is made of. */
const ofPerson: ReadonlySet<string> = new Set(['PERSON', 'EMAIL_ADDRESS', 'PHONE_NUMBER'])

interface Scan {
  readonly text: string
  readonly findings: readonly Finding[]
}

/**
 * The ticket's people are asked for only where it matters who they are: where names are looked for, or where something was
 * found that may be an agent's own.
 */
const scanTexts = async (
  ports: ScanPorts,
  snapshot: Snapshot,
  settings: DetectionSettings,
): Promise<readonly Scan[]> => {
  const texts = scannedTexts(snapshot)
  const scanned = ({ detect }: Look): readonly Scan[] => texts.map((text) => ({ text, findings: detect(text) }))
  if (settings.free_text === 'off') {
    const first = scanned(await lookWith(settings))
    const mayBeAgents = first.some(({ findings }) => findings.some(({ type }) => ofPerson.has(type)))
    if (settings.agents === 'shown' || !mayBeAgents) return first
  }
  return scanned(await lookWith(settings, await peopleOf(ports, snapshot)))
}

/** Hardly a letter is without a name: names and addresses mark a ticket only where they are sure. */
const marks =
  ({ automatic_at }: DetectionSettings) =>
  ({ type, score }: Finding): boolean =>
    !isFreeText(type) || score >= automatic_at

/** The kinds that stand in the ticket's texts now, without what the account has said is no personal data. */
const presentTypes = async (
  ports: ScanPorts,
  settings: DetectionSettings,
  scans: readonly Scan[],
): Promise<readonly EntityType[]> => {
  const found: readonly Found[] = scans.flatMap(({ text, findings }) =>
    findings
      .filter(marks(settings))
      .map(({ type, start, end }) => ({ type, normalised: normalise(type, text.slice(start, end)) })),
  )
  const distinct = [...new Map(found.map((one) => [`${one.type}|${one.normalised}`, one])).values()]
  const marked = await Promise.all(
    distinct.map(async ({ type, normalised }) => ({ type, fingerprint: await ports.fingerprint(type, normalised) })),
  )
  const dismissed = await ports.dismissedAmong(marked.map(({ fingerprint }) => fingerprint))
  const present = marked.filter(({ fingerprint }) => !dismissed.has(fingerprint)).map(({ type }) => type)
  return [...new Set(present)].sort()
}

/** A text that is copied into each reply names its order once. */
const learn = async (ports: ScanPorts, ticketId: number, scans: readonly Scan[]): Promise<void> => {
  const shapes = [...new Set(scans.flatMap(({ text, findings }) => shapesIn(text, findings)))]
  if (shapes.length > 0) await ports.noteShapes(ticketId, shapes.slice(0, mostShapes))
}

const mostShapes = 10

/**
 * Brings the ticket's tags in line with what its texts hold. `redacted` also takes back the call for someone who may
 * redact; `snapshot` spares a reading where one was just made. Throws what Zendesk failed with, for the queue to try again.
 */
export const scan = async (
  ports: ScanPorts,
  ticketId: number,
  options: { readonly redacted?: boolean; readonly snapshot?: Snapshot } = {},
): Promise<Scanned> => {
  let types: readonly EntityType[] = []
  const decide = async (snapshot: Snapshot) => {
    const { settings } = await ports.detection()
    const scans = await scanTexts(ports, snapshot, settings)
    types = await presentTypes(ports, settings, scans)
    await learn(ports, ticketId, scans)
    const { add, remove } = tagChange(snapshot.ticket.tags, types)
    const answered = options.redacted === true && snapshot.ticket.tags.includes(requestedTag)
    return { add, remove: answered ? [...remove, requestedTag] : remove }
  }
  const read = () => readSnapshot(ports, ticketId)
  const tagged = await attempt(() => changeTags(ports, read, decide, options.snapshot))
  if (tagged.ok) {
    await ports.forgetHistoryTags(ticketId)
    return { ...tagged.value, types }
  }
  if (isGone(tagged.failure)) return { state: 'gone' }
  throw tagged.error
}
