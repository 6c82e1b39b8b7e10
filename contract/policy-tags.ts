import * as z from 'zod/mini'
import { id } from './source.ts'

const count = z.number().check(z.int(), z.nonnegative())

/**
 * `off`: no version in force that somebody has approved; `stopped`: the account is switched off; `looking`: not every ticket
 * has been seen yet; `tagging`: all have, and some still lack their tag.
 */
const taggingStates = ['off', 'stopped', 'looking', 'tagging', 'up-to-date'] as const

/** How far every ticket that matches a policy bears its tag, and how many have lost it. */
export const policyTagging = z.object({
  state: z.enum(taggingStates),
  /** Tickets that have been looked at for this version. */
  read: count,
  counts: z.object({
    set: count,
    wanted: count,
    /** On closed tickets that took no tag: custos keeps it in their stead. */
    refused: count,
    failed: count,
    /** Put for an earlier version; the ticket does not match in this one, and so the tag counts for nothing. */
    outdated: count,
    /** Taken off by somebody: the ticket matches its policy still, … */
    removed_under: count,
    /** … or is no longer under it. */
    removed: count,
  }),
  puts_back: z.boolean(),
  /** Who chose that, and when; null where nobody has. */
  chosen: z.nullable(z.object({ by: id, at: z.string() })),
})
export type PolicyTagging = z.infer<typeof policyTagging>

export const showTagging = { method: 'GET', path: '/api/retention/tags', response: policyTagging } as const

/** Whether tags that somebody took off are put back. Off unless an administrator says so; each change stands in the ledger. */
export const setPutsBack = {
  method: 'POST',
  path: '/api/retention/tags',
  body: z.strictObject({ puts_back: z.boolean() }),
  response: policyTagging,
} as const

export const strayStates = ['removed', 'refused', 'failed'] as const

/** Tickets without a tag that they should bear, in the order of their numbers, a hundred at a time. */
export const listStrays = {
  method: 'GET',
  path: '/api/retention/tags/tickets',
  query: z.object({
    state: z.enum(strayStates),
    after: z.optional(z.coerce.number().check(z.int(), z.nonnegative())),
  }),
  response: z.object({
    tickets: z.array(
      z.object({
        ticket_id: id,
        tags: z.array(z.string()),
        /** Of removed tags: the ticket matches a policy of theirs still. */
        under: z.boolean(),
        /** When it was noticed. */
        since: z.string(),
      }),
    ),
    more: z.boolean(),
  }),
} as const
export type StrayTicket = z.infer<typeof listStrays.response>['tickets'][number]
