import { entityTypes } from '../../../core/pii/finding.ts'
import { compile } from '../../../core/retention/index.ts'
import { factsOf } from '../../../core/retention/facts.ts'
import type { PolicySet } from '../../../core/retention/policy.ts'
import type { TicketFacts } from '../../../core/retention/ticket.ts'
import { planTicket } from '../../../core/retention/plan.ts'
import { planLine } from '../../../core/retention/line.ts'

const kinds: ReadonlySet<string> = new Set(entityTypes)

export const compiled = (...texts: readonly string[]) =>
  compile(
    texts.map((text, at) => ({ name: `${at}.yaml`, text })),
    kinds,
  )

export const setOf = (...texts: readonly string[]): PolicySet => {
  const result = compiled(...texts)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.set
}

export interface Written {
  readonly name?: string
  readonly match?: string
  readonly keep?: string
  readonly since?: string
  readonly then?: string
}

/** A policy on one line of flow style. */
export const aPolicy = ({
  name = 'routine',
  match = '{ tags: { any: [faq] } }',
  keep = 'P90D',
  since = 'solved',
  then = '[delete: {}]',
}: Written = {}): string =>
  `  - { name: ${name}, basis: law, match: ${match}, keep: { for: ${keep}, since: ${since} }, then: ${then} }\n`

export const aHold = (match = '{ tags: { any: [legal_hold] } }', until = 'indefinite', name = 'case'): string =>
  `  - { name: ${name}, match: ${match}, custodian: legal@example.com, until: ${until} }\n`

export const aFile = (policies: readonly string[], holds: readonly string[] = [], zone = 'UTC'): string =>
  `version: 1\ntimezone: ${zone}\n` +
  (policies.length === 0 ? '' : `policies:\n${policies.join('')}`) +
  (holds.length === 0 ? '' : `holds:\n${holds.join('')}`)

export const aTicket = (fields: object = {}): TicketFacts => {
  const read = factsOf({ id: 7, status: 'solved', tags: ['faq'], solved_at: '2026-01-01T00:00:00Z', ...fields })
  if (!read.ok) throw new Error(read.wrong.join())
  return read.ticket
}

/** The line of a plan for one ticket. */
export const lineFor = (file: string, fields: object = {}, now = '2026-11-24T02:00:00Z') =>
  planLine(planTicket(setOf(file), aTicket(fields), Date.parse(now)))
