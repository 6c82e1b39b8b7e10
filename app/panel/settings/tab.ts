import type { DetectionSettings } from '../../../contract/detection.ts'

/** What each tab of the settings is given: the draft, and how to change it. */
export interface TabProps {
  readonly draft: DetectionSettings
  /** Whoever may not edit sees everything and moves nothing. */
  readonly isFixed: boolean
  readonly onEdit: (change: Partial<DetectionSettings>) => void
}

export const tabs = ['rules', 'kinds', 'detectors', 'numbers', 'dismissed', 'try-out', 'access', 'ledger'] as const
export type TabId = (typeof tabs)[number]

/** What was dismissed by whom, how colleagues are watched, and who did what; the server asks Zendesk at each request. */
export const forAdmins: ReadonlySet<TabId> = new Set(['dismissed', 'access', 'ledger'])
