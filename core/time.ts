/** A moment as RFC 3339 in UTC with milliseconds, e.g. `2026-11-24T02:00:00.000Z`. */
export type Instant = string

/** The only way anything in core or flows learns the time: as a parameter. */
export type Clock = () => Instant
