import type { DetectionSettings } from '../../../contract/detection.ts'

export type Part = keyof DetectionSettings

const parts = [
  'countries',
  'free_text',
  'agents',
  'switched_off',
  'suggest_at',
  'automatic_at',
  'ignore_test_values',
  'custom',
  'own_numbers',
] as const satisfies readonly Part[]

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Which parts of the settings the two differ in. */
export const changedParts = (one: DetectionSettings, other: DetectionSettings): readonly Part[] =>
  parts.filter((part) => !isSame(one[part], other[part]))

/** My changes, made again on what somebody else has saved: part by part, mine where I changed one. */
export const onTopOf = (
  theirs: DetectionSettings,
  base: DetectionSettings,
  mine: DetectionSettings,
): DetectionSettings => ({
  ...theirs,
  ...Object.fromEntries(changedParts(base, mine).map((part) => [part, mine[part]])),
})
