import type { Kind } from './sign.ts'

/** Harmless readings that judging takes into account before it tells a case of this kind: what a person should rule out. */
export const readings = {
  sensitive_search: ['ticket-opened', 'usual-for-agent'],
  unusual_location: ['shared-network', 'working-journey', 'colleagues-there'],
  impossible_travel: ['shared-network', 'company-tunnel', 'places-near'],
  off_hours: ['on-call', 'own-shift', 'work-on-tickets'],
  mass_view: ['busy-team', 'merge-job', 'own-work'],
  bulk_export: ['regular-report', 'busy-team'],
  out_of_scope: ['own-group', 'same-organization', 'oversees'],
  dormant_reactivated: ['back-from-leave', 'usual-place'],
  priv_esc_access: ['regular-report', 'role-lowered-again'],
  security_weakened: ['undone-soon'],
  token_export: ['regular-report'],
  snooping: ['own-ticket', 'group-works-on-it'],
  slow_drift: ['busy-team', 'own-work'],
} as const satisfies Record<Kind, readonly string[]>

/** The daily count that a chart of this kind shows, where it has one. */
export const measures = {
  sensitive_search: 'searches',
  unusual_location: 'views',
  impossible_travel: 'views',
  off_hours: 'views',
  mass_view: 'unworked',
  bulk_export: 'exports',
  out_of_scope: 'unworked',
  dormant_reactivated: 'views',
  priv_esc_access: 'exports',
  security_weakened: 'views',
  token_export: 'exports',
  snooping: 'views',
  slow_drift: 'unworked',
} as const satisfies Record<Kind, 'views' | 'unworked' | 'searches' | 'exports'>
