import type { EntityType, Finding } from '../../core/pii/finding.ts'
import { placeKey, type TicketText } from '../ticket/texts.ts'
import type { Engine } from './engine.ts'

/** A text with what was found in it. It stays in this page's memory and goes nowhere. */
export interface Piece extends TicketText {
  /** What findings count their offsets in. */
  readonly text: string
  readonly findings: readonly Finding[]
  /** For each finding, its value as it may be shown. */
  readonly masked: readonly string[]
  /** For each finding, its value as the server may know it. */
  readonly fingerprints: readonly string[]
}

export interface Scan {
  readonly pieces: readonly Piece[]
  /** How many texts could not be scanned. */
  readonly unread: number
}

export interface ScannerPorts {
  readonly engine: () => Promise<Pick<Engine, 'detect' | 'mask' | 'normalise'>>
  /** The text of a comment's html, as the server reads it too. */
  readonly project: (html: string) => Promise<string>
  readonly fingerprint: (type: EntityType, normalised: string) => Promise<string>
  /** Lets the browser draw and answer keys between two texts. */
  readonly pause: () => Promise<void>
}

const withoutDoubles = (pieces: readonly Piece[]): Piece[] => {
  const said = new Set(pieces.filter(({ isHtml }) => !isHtml).flatMap(({ fingerprints }) => fingerprints))
  return pieces.map((piece) => {
    if (!piece.isTranscript) return piece
    const kept = piece.fingerprints.map((fingerprint) => !said.has(fingerprint))
    const only = <Item>(items: readonly Item[]) => items.filter((_, index) => kept[index] === true)
    return {
      ...piece,
      findings: only(piece.findings),
      masked: only(piece.masked),
      fingerprints: only(piece.fingerprints),
    }
  })
}

export type Scanner = ReturnType<typeof createScanner>

/** Scans a ticket's texts one by one; a text that hasn't changed since the last time is not scanned again. */
export const createScanner = (ports: ScannerPorts) => {
  const known = new Map<string, Piece>()

  const scan = async (text: TicketText): Promise<Piece> => {
    const { detect, mask, normalise } = await ports.engine()
    const scanned = text.isHtml ? await ports.project(text.raw) : text.raw
    const findings = detect(scanned)
    const values = findings.map(({ type, start, end }) => ({ type, value: scanned.slice(start, end) }))
    return {
      ...text,
      text: scanned,
      findings,
      masked: values.map(({ type, value }) => mask(type, value)),
      fingerprints: await Promise.all(values.map(({ type, value }) => ports.fingerprint(type, normalise(type, value)))),
    }
  }

  return async (texts: readonly TicketText[], progress: (done: number) => void): Promise<Scan> => {
    const pieces: Piece[] = []
    let unread = 0
    for (const [index, text] of texts.entries()) {
      const key = placeKey(text.source)
      const before = known.get(key)
      if (before?.raw === text.raw) pieces.push({ ...before, label: text.label })
      else {
        try {
          const piece = await scan(text)
          known.set(key, piece)
          pieces.push(piece)
        } catch {
          // Counted and said to the agent by number: one text that can't be read must not hide what the others hold.
          unread++
        }
        progress(index + 1)
        await ports.pause()
      }
    }
    return { pieces: withoutDoubles(pieces), unread }
  }
}
