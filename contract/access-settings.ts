import * as z from 'zod/mini'
import { networkFault } from '../core/access/networks.ts'

export const mostNetworks = 500

/** What an admin sets about watching access. */
export const accessSettings = z.strictObject({
  /** Alerts per 100 agents a day that somebody has time for. */
  budget: z.number().check(z.gte(0.05), z.lte(100)),
  /** Months for which cases and counts by day are kept. The log's own rows go after 90 days at the latest. */
  keep_months: z.number().check(z.int(), z.gte(1), z.lte(120)),
  /** The account's own networks in CIDR notation, IPv4 and IPv6: being there is nothing unusual. */
  networks: z
    .array(
      z.string().check(
        z.maxLength(50),
        z.refine((text) => networkFault(text) === undefined),
      ),
    )
    .check(
      z.maxLength(mostNetworks),
      z.refine((all) => new Set(all).size === all.length),
    ),
})
export type AccessSettings = z.infer<typeof accessSettings>

/** What holds until an admin says otherwise. */
export const defaultAccessSettings: AccessSettings = { budget: 1, keep_months: 13, networks: [] }

/** `version` is 0 until somebody has saved; it goes up by one with each change. */
export const storedAccessSettings = z.object({
  version: z.number().check(z.int(), z.nonnegative()),
  settings: accessSettings,
})
export type StoredAccessSettings = z.infer<typeof storedAccessSettings>

/** For admins alone: others are refused with `may-not-watch`. */
export const readAccessSettings = {
  method: 'GET',
  path: '/api/access/settings',
  response: storedAccessSettings,
} as const

/** Replaces all of the settings; `settings-changed` when somebody else has saved since `base_version`. */
export const saveAccessSettings = {
  method: 'POST',
  path: '/api/access/settings',
  body: z.strictObject({
    base_version: z.number().check(z.int(), z.nonnegative()),
    settings: accessSettings,
  }),
  response: storedAccessSettings,
} as const
