/**
 * Makes one call of those that come while another is under way: each waits for the call that it went with, and fails
 * with it. `send` gives an answer for each item, in their order; at most `atMost` go at a time.
 */
export const together = <Item, Answer>(
  send: (items: readonly Item[]) => Promise<readonly Answer[]>,
  atMost: number,
): ((item: Item) => Promise<Answer>) => {
  interface Waiting {
    readonly item: Item
    readonly answer: (answer: Answer) => void
    readonly fail: (error: unknown) => void
  }
  const waiting: Waiting[] = []
  let underWay = false

  const sendOnce = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const answers = await send(batch.map(({ item }) => item))
      for (const [index, { answer, fail }] of batch.entries()) {
        const mine = answers[index]
        if (mine === undefined) fail(new Error('an item was left without an answer'))
        else answer(mine)
      }
    } catch (error) {
      for (const { fail } of batch) fail(error)
    }
  }

  const go = async (): Promise<void> => {
    if (underWay) return
    underWay = true
    while (waiting.length > 0) await sendOnce(waiting.splice(0, atMost))
    underWay = false
  }

  return (item) =>
    new Promise<Answer>((answer, fail) => {
      waiting.push({ item, answer, fail })
      void go()
    })
}
