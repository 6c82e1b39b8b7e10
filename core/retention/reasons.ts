/** Why a ticket's line says what it says; each has a sentence under `because.<code>`. */
export const reasons = [
  'matched',
  'tagged',
  'period-over',
  'period-running',
  'latest-policy',
  'not-solved',
  'other-schedule',
  'nothing-found',
  'brought-back',
  'hold',
  'hold-not-known',
  'anchor-unknown',
  'no-policy',
  'fact-unknown',
  'deleted',
] as const
export type Reason = (typeof reasons)[number]

/** Why whoever asked is not deleted with the ticket; sentences under `panel.retention.requester.<code>`. */
export const requesterReasons = [
  /** An agent or admin of the account. */
  'agent',
  /** Another ticket of theirs is not deleted, closed and archived ones included. */
  'other-tickets',
  /** A hold covers a ticket of theirs, or them. */
  'held',
  'hold-not-known',
  /** The ticket they were to go with was let off, or is somebody else’s by now. */
  'ticket-stays',
  'cancelled',
  'zendesk-refused',
] as const
export type RequesterReason = (typeof requesterReasons)[number]
