import type { DetectionSettings } from '../../../../contract/detection.ts'
import { isFreeText } from '../../../../core/pii/account/index.ts'
import { lookWith } from '../../detection/look.ts'
import type { Person } from '../../detection/people.ts'
import type { FindPorts } from './ports.ts'

/**
 * As a scan looks at a ticket, with all of the account's own people and none of the ticket's: an export doesn't name
 * those. So customers' names are looked for only where names are looked for everywhere, and count only where they are sure.
 */
export const lookOf = async (settings: DetectionSettings, staff: readonly Person[]): ReturnType<FindPorts['look']> => {
  const { detect } = await lookWith(settings, staff)
  const ids = new Set(staff.map(({ id }) => id))
  return {
    detect: (text) => detect(text).filter(({ type, score }) => !isFreeText(type) || score >= settings.automatic_at),
    isStaff: (userId) => ids.has(userId),
  }
}
