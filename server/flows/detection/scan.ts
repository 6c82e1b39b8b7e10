import { detect, normalise, suggestThreshold } from '../../../core/pii/index.ts'
import type { EntityType } from '../../../core/pii/finding.ts'
import { requestedTag, tagChange } from '../../../core/proposal/index.ts'
import { attempt, isGone } from '../failure.ts'
import { readSnapshot, scannedTexts, type ReadPorts, type Snapshot } from '../ticket.ts'
import { changeTags, type Tagged, type TagPorts } from './tags.ts'

export interface ScanPorts extends ReadPorts, TagPorts {
  /** The account's own fingerprint of a value, as dismissals are stored by. */
  readonly fingerprint: (type: EntityType, normalised: string) => Promise<string>
  readonly dismissedAmong: (fingerprints: readonly string[]) => Promise<ReadonlySet<string>>
}

export type Scanned = (Tagged & { readonly types: readonly EntityType[] }) | { readonly state: 'gone' }

interface Found {
  readonly type: EntityType
  readonly normalised: string
}

const foundIn = (text: string): readonly Found[] =>
  detect(text, { minScore: suggestThreshold }).map(({ type, start, end }) => ({
    type,
    normalised: normalise(type, text.slice(start, end)),
  }))

/** The kinds that stand in the ticket's texts now, without what the account has said is no personal data. */
export const presentTypes = async (ports: ScanPorts, snapshot: Snapshot): Promise<readonly EntityType[]> => {
  const found = scannedTexts(snapshot).flatMap(foundIn)
  const distinct = [...new Map(found.map((one) => [`${one.type}|${one.normalised}`, one])).values()]
  const marked = await Promise.all(
    distinct.map(async ({ type, normalised }) => ({ type, fingerprint: await ports.fingerprint(type, normalised) })),
  )
  const dismissed = await ports.dismissedAmong(marked.map(({ fingerprint }) => fingerprint))
  const present = marked.filter(({ fingerprint }) => !dismissed.has(fingerprint)).map(({ type }) => type)
  return [...new Set(present)].sort()
}

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
    types = await presentTypes(ports, snapshot)
    const { add, remove } = tagChange(snapshot.ticket.tags, types)
    const answered = options.redacted === true && snapshot.ticket.tags.includes(requestedTag)
    return { add, remove: answered ? [...remove, requestedTag] : remove }
  }
  const read = () => readSnapshot(ports, ticketId)
  const tagged = await attempt(() => changeTags(ports, read, decide, options.snapshot))
  if (tagged.ok) return { ...tagged.value, types }
  if (isGone(tagged.failure)) return { state: 'gone' }
  throw tagged.error
}
