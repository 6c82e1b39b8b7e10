/**
 * A call to Zendesk whose turn has come: its part of the quota is taken. What must be so when it is sent is looked at, and
 * written down, between the two; sent at once then, or dropped.
 */
export interface Turn<Asked, T> {
  readonly send: (asked: Asked) => Promise<T>
  readonly drop: () => void
}
