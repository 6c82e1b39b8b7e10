import * as z from 'zod/mini'
import { isDetectorName } from '../core/pii/custom/type.ts'
import { customChecks } from '../core/pii/custom/custom-detector.ts'
import { isShape } from '../core/pii/own-numbers/shape.ts'
import { entityType } from './source.ts'

const text = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest))
const examples = z.array(text(500)).check(z.maxLength(20))
const probability = z.number().check(z.gte(0.05), z.lte(1))

/** What an admin writes: a name that becomes the kind `CUSTOM_<NAME>`, a pattern in RE2's syntax, and texts to prove it by. */
export const customDetector = z.strictObject({
  name: z.string().check(z.refine(isDetectorName)),
  title: z.strictObject({ en: text(60), fr: text(60) }),
  pattern: text(500),
  words: z.array(text(40)).check(z.maxLength(30)),
  window: z.number().check(z.int(), z.gte(5), z.lte(60)),
  check: z.enum(customChecks),
  score: probability,
  /** Empty for whoever may not edit: they may be real numbers. */
  examples: z.strictObject({ match: examples, no_match: examples }),
})
export type CustomDetectorSetting = z.infer<typeof customDetector>

/** `9` is a digit, `?` a letter, everything else itself. `seen` is counted by the server; what is sent is not read. */
export const ownNumber = z.strictObject({
  shape: z.string().check(z.refine(isShape)),
  origin: z.enum(['learned', 'admin']),
  state: z.enum(['proposed', 'subtracted', 'kept']),
  seen: z.number().check(z.int(), z.nonnegative()),
})

/**
 * Names and addresses: none; those of the ticket's own people, from their profiles; everyone's. Whatever is found so is
 * shown folded up and unchecked, and is nothing that automation acts on.
 */
export const freeTextLevels = ['off', 'known-people', 'everyone'] as const

export const detectionSettings = z.strictObject({
  /** Whose national numbers are looked for: `all`, or ISO 3166 codes in small letters. */
  countries: z.union([z.literal('all'), z.array(z.string().check(z.regex(/^[a-z]{2}$/))).check(z.maxLength(250))]),
  free_text: z.enum(freeTextLevels),
  /** What belongs to the account's own agents, by their profiles: in a signature it is no customer's data. */
  agents: z.enum(['left-out', 'shown']),
  switched_off: z.array(entityType).check(z.maxLength(200)),
  /** From here on a finding is shown. */
  suggest_at: probability,
  /** From here on it starts checked, and automation may act on it. Never below `suggest_at`. */
  automatic_at: probability,
  /** Values that standards and payment services publish for tests. */
  ignore_test_values: z.boolean(),
  custom: z.array(customDetector).check(z.maxLength(5000)),
  own_numbers: z.array(ownNumber).check(z.maxLength(500)),
})
export type DetectionSettings = z.infer<typeof detectionSettings>

/** What holds until an admin says otherwise. */
export const defaultDetection: DetectionSettings = {
  countries: 'all',
  free_text: 'off',
  agents: 'left-out',
  switched_off: [],
  suggest_at: 0.5,
  automatic_at: 0.85,
  ignore_test_values: false,
  custom: [],
  own_numbers: [],
}

/** `version` is 0 until somebody has saved; it goes up by one with each change. */
export const storedDetection = z.object({
  version: z.number().check(z.int(), z.nonnegative()),
  settings: detectionSettings,
  may_edit: z.boolean(),
})
export type StoredDetection = z.infer<typeof storedDetection>

export const readDetection = { method: 'GET', path: '/api/detection', response: storedDetection } as const

/**
 * Replaces all of the settings. Refused with `admins-only` unless Zendesk calls the caller an admin, `settings-changed`
 * when somebody else has saved since `base_version`, `custom-detector-refused` with `faults` in the problem's body.
 */
export const saveDetection = {
  method: 'POST',
  path: '/api/detection',
  body: z.strictObject({
    base_version: z.number().check(z.int(), z.nonnegative()),
    settings: detectionSettings.check(
      z.refine(({ suggest_at, automatic_at }) => suggest_at <= automatic_at),
      z.refine(({ own_numbers }) => new Set(own_numbers.map(({ shape }) => shape)).size === own_numbers.length),
    ),
  }),
  response: storedDetection,
} as const
