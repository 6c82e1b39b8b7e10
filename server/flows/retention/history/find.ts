import { projectHtml } from '../../../../core/markup/index.ts'
import { normalise, type EntityType } from '../../../../core/pii/index.ts'
import { anchorsOf } from '../../../../core/retention/index.ts'
import type { ExportedEvent, FindPorts, Found } from './ports.ts'

type Look = Awaited<ReturnType<FindPorts['look']>>

interface Value {
  readonly ticketId: number
  readonly type: EntityType
  readonly normalised: string
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
      for (const { type, start, end } of detect(text))
        values.push({ ticketId, type, normalised: normalise(type, text.slice(start, end)) })
      scanned += text.length
      if (scanned < textAtOnce) continue
      scanned = 0
      await ports.breathe()
    }
  }
  return values
}

const keyOf = ({ type, normalised }: Pick<Value, 'type' | 'normalised'>): string => `${type}|${normalised}`

/**
 * Those that the account has said are no personal data. Each is fingerprinted once and all of them together: one after the
 * other, the way to the thread that does it and back would take longer than all that is found.
 */
const dismissedIn = async (ports: FindPorts, values: readonly Value[]): Promise<ReadonlySet<string>> => {
  const distinct = [...new Map(values.map((value) => [keyOf(value), value]))]
  if (distinct.length === 0) return new Set()
  const prints = await Promise.all(distinct.map(([, { type, normalised }]) => ports.fingerprint(type, normalised)))
  const dismissed = await ports.dismissedAmong(prints)
  return new Set(distinct.flatMap(([key], at) => (dismissed.has(prints[at] ?? '') ? [key] : [])))
}

/** The kinds in each ticket, without what the account has said is no personal data. Nothing of a text goes on from here. */
const kindsIn = async (
  ports: FindPorts,
  detect: Look['detect'],
  events: readonly ExportedEvent[],
): Promise<ReadonlyMap<number, ReadonlySet<EntityType>>> => {
  const values = await valuesIn(ports, detect, events)
  const dismissed = await dismissedIn(ports, values)
  const kinds = new Map<number, Set<EntityType>>()
  for (const { ticketId, type, normalised } of values) {
    if (dismissed.has(keyOf({ type, normalised }))) continue
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
