import canonicalize from 'canonicalize'
import { lineHasher } from './line-hash.ts'
import type { planLine } from './line.ts'

type Line = ReturnType<typeof planLine>

/** Of a user who goes with a ticket, or would but for `because`. */
interface RequesterLine {
  readonly requester_id: number
  readonly permanently: boolean
  readonly because: string | null
}

export interface PlanHead {
  /** SHA-256 of the policy version's text. */
  readonly digest: string
  readonly planned_at: string
  /** Of a plan in which not all policies have something done: those that do, in the order of the files. */
  readonly policies?: readonly string[]
}

const canonical = (value: unknown): string => {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('a plan has no canonical form')
  return text
}

/** The hash of a plan, taken line by line in the order of the tickets' numbers: out of order is refused, since it would be another hash. */
export const planHasher = (head: PlanHead) => {
  const hasher = lineHasher(canonical({ v: 1, ...head }))
  let last = 0
  let lastRequester = 0
  return {
    add: async (line: Line): Promise<void> => {
      if (line.ticket_id <= last) throw new TypeError('a plan is hashed in the order of its tickets')
      if (lastRequester > 0) throw new TypeError('a plan is hashed with its tickets first')
      last = line.ticket_id
      await hasher.add(canonical(line))
    },
    /** Users come after the tickets. */
    addRequester: async (line: RequesterLine): Promise<void> => {
      if (line.requester_id <= lastRequester) throw new TypeError('a plan is hashed in the order of its users')
      lastRequester = line.requester_id
      await hasher.add(canonical(line))
    },
    end: hasher.end,
  }
}

/** The same of a plan that is in memory; its order doesn't matter. */
export const planHash = async (head: PlanHead, lines: readonly Line[]): Promise<string> => {
  const hasher = planHasher(head)
  for (const line of lines.toSorted((one, other) => one.ticket_id - other.ticket_id)) await hasher.add(line)
  return hasher.end()
}
