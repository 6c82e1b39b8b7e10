import canonicalize from 'canonicalize'
import type { planLine } from './line.ts'

type Line = ReturnType<typeof planLine>

export interface PlanHead {
  /** SHA-256 of the policy version's text. */
  readonly digest: string
  readonly planned_at: string
}

const sha256 = async (text: string): Promise<string> => {
  const digest = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const canonical = (value: unknown): string => {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('a plan has no canonical form')
  return text
}

/** So many lines are hashed at once: memory stays flat, and the same plan gives the same hash wherever pages end. */
const linesAtOnce = 1000

/**
 * The hash of a plan, taken line by line in the order of the tickets' numbers: SHA-256 of the head's RFC 8785 JSON, then
 * of the hash so far and the next thousand lines, and so on. Out of order is refused, since it would be another hash.
 */
export const planHasher = (head: PlanHead) => {
  let sofar = sha256(canonical({ v: 1, ...head }))
  let waiting: string[] = []
  let last = 0
  const fold = async (): Promise<void> => {
    if (waiting.length === 0) return
    const text = `${await sofar}\n${waiting.join('\n')}`
    waiting = []
    sofar = sha256(text)
    await sofar
  }
  return {
    add: async (line: Line): Promise<void> => {
      if (line.ticket_id <= last) throw new TypeError('a plan is hashed in the order of its tickets')
      last = line.ticket_id
      waiting.push(canonical(line))
      if (waiting.length === linesAtOnce) await fold()
    },
    end: async (): Promise<string> => {
      await fold()
      return sofar
    },
  }
}

/** The same of a plan that is in memory; its order doesn't matter. */
export const planHash = async (head: PlanHead, lines: readonly Line[]): Promise<string> => {
  const hasher = planHasher(head)
  for (const line of lines.toSorted((one, other) => one.ticket_id - other.ticket_id)) await hasher.add(line)
  return hasher.end()
}
