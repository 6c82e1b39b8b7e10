/** Why one of Zendesk's own schedules gets in the way of policies; each has a sentence under `panel.native.conflict.<code>`. */
export const nativeConflicts = [
  /** Its conditions are none that custos knows: what it deletes can't be told. */
  'not-understood',
  /** Zendesk knows no hold: it may delete what one of ours keeps. */
  'may-delete-held',
  /** It may delete before a policy lets the ticket go. */
  'sooner-than-policy',
  /** A policy redacts, and every redaction begins Zendesk's clock anew. */
  'restarted-by-redaction',
  /** A policy marks with a tag what it deletes, and every change of tags begins Zendesk's clock anew. */
  'restarted-by-tag',
] as const
export type NativeConflict = (typeof nativeConflicts)[number]

/** Whether something may be lost that is to be kept; the others only move a date of Zendesk's. */
export const isGrave = (code: NativeConflict): boolean =>
  code !== 'restarted-by-redaction' && code !== 'restarted-by-tag'
