import type { CustomDetector } from '../custom/custom-detector.ts'
import type { EntityType } from '../finding.ts'
import type { OwnNumber } from '../own-numbers/shape.ts'

/** What an account has set about detection: `contract/detection.ts` says the same to the page and to the database. */
export interface DetectionRules {
  readonly countries: 'all' | readonly string[]
  readonly free_text: 'off' | 'known-people' | 'everyone'
  readonly agents: 'left-out' | 'shown'
  readonly switched_off: readonly EntityType[]
  readonly suggest_at: number
  readonly automatic_at: number
  readonly ignore_test_values: boolean
  readonly custom: readonly CustomDetector[]
  readonly own_numbers: readonly OwnNumber[]
}

/** Names and addresses: what is found in running text, and what hardly a letter is without. */
export const isFreeText = (type: EntityType): boolean => type === 'PERSON' || type === 'ADDRESS'
