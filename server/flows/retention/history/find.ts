import { projectHtml } from '../../../../core/markup/index.ts'
import { normalise, type EntityType } from '../../../../core/pii/index.ts'
import { anchorsOf } from '../../../../core/retention/index.ts'
import type { ExportedEvent, FindPorts, Found } from './ports.ts'

type Look = Awaited<ReturnType<FindPorts['look']>>

interface Value {
  readonly ticketId: number
  readonly type: EntityType
  readonly fingerprint: string
}

/** So much text is scanned in about ten milliseconds; then others have their turn. */
const textAtOnce = 100_000

const valuesIn = async (
  ports: FindPorts,
  detect: Look['detect'],
  events: readonly ExportedEvent[],
): Promise<readonly Value[]> => {
  const values: Value[] = []
  let scanned = 0
  for (const { ticketId, texts } of events) {
    for (const { text: raw, html } of texts) {
      const text = html ? projectHtml(raw).text : raw
      for (const { type, start, end } of detect(text)) {
        const fingerprint = await ports.fingerprint(type, normalise(type, text.slice(start, end)))
        values.push({ ticketId, type, fingerprint })
      }
      scanned += text.length
      if (scanned < textAtOnce) continue
      scanned = 0
      await ports.breathe()
    }
  }
  return values
}

/** The kinds in each ticket, without what the account has said is no personal data. Nothing of a text goes on from here. */
const kindsIn = async (
  ports: FindPorts,
  detect: Look['detect'],
  events: readonly ExportedEvent[],
): Promise<ReadonlyMap<number, ReadonlySet<EntityType>>> => {
  const values = await valuesIn(ports, detect, events)
  const prints = [...new Set(values.map(({ fingerprint }) => fingerprint))]
  const dismissed = prints.length === 0 ? new Set<string>() : await ports.dismissedAmong(prints)
  const kinds = new Map<number, Set<EntityType>>()
  for (const { ticketId, type, fingerprint } of values) {
    if (dismissed.has(fingerprint)) continue
    const ofTicket = kinds.get(ticketId) ?? new Set()
    kinds.set(ticketId, ofTicket.add(type))
  }
  return kinds
}

/** What these updates say of each ticket that they are of. */
export const find = async (ports: FindPorts, events: readonly ExportedEvent[]): Promise<readonly Found[]> => {
  const { detect, isStaff } = await ports.look()
  const anchors = anchorsOf(events, (userId) => !isStaff(userId))
  const kinds = await kindsIn(ports, detect, events)
  const tickets = [...new Set(events.map(({ ticketId }) => ticketId))].sort((one, other) => one - other)
  return tickets.map((ticketId) => ({
    ticketId,
    ...anchors.get(ticketId),
    kinds: [...(kinds.get(ticketId) ?? [])].sort(),
  }))
}

/** The kinds of two readings of one ticket. */
export const unitedKinds = (one: readonly EntityType[], other: readonly EntityType[]): readonly EntityType[] =>
  [...new Set([...one, ...other])].sort()
