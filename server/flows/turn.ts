/**
 * A call to Zendesk whose turn has come: its part of the quota is taken. What must be so when it is sent is looked at, and
 * written down, between the two; sent at once then, or dropped.
 */
export interface Turn<Asked, T> {
  readonly send: (asked: Asked) => Promise<T>
  readonly drop: () => void
}

/** Works with a turn; where it was not sent by the end, whatever kept it from that, it is dropped, and its part is others' again. */
export const usingTurn = async <Asked, T, R>(
  { send, drop }: Turn<Asked, T>,
  work: (send: Turn<Asked, T>['send']) => Promise<R>,
): Promise<R> => {
  const turn = { isSent: false }
  try {
    return await work((asked) => {
      turn.isSent = true
      return send(asked)
    })
  } finally {
    if (!turn.isSent) drop()
  }
}
