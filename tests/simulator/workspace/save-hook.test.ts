import { describe, expect, it } from 'vitest'
import { aStage, settled } from './stage.ts'

const never = new Promise<never>(() => undefined)

/** The answer to one save, with these handlers on the app's side. */
const save = async (...handlers: (() => unknown)[]) => {
  const stage = aStage()
  const { client, guid } = stage.open()
  for (const handler of handlers) client.on('ticket.save', handler)
  await settled()
  return stage.host.ask(guid, 'ticket.save', 30_000)
}

/** An app may reject with anything, an error or not. */
const rejecting = (reason: Error) => () => Promise.reject(reason)

const stop = (words: string) => () => {
  throw new Error(words)
}

describe('a ticket.save handler', () => {
  it.each<[string, () => unknown]>([
    ['answers nothing', () => undefined],
    ['answers true', () => true],
    ['answers an object', () => ({ anything: 1 })],
    ['resolves to nothing', () => Promise.resolve()],
    ['resolves to false', () => Promise.resolve(false)],
    ['resolves to a sentence', () => Promise.resolve('no')],
  ])('that %s lets the ticket be saved', async (_what, handler) => {
    expect(await save(handler)).toEqual({ outcome: 'allowed' })
  })

  it.each<[string, () => unknown, string | undefined]>([
    ['answers false', () => false, undefined],
    ['answers a sentence', () => 'A card number is in your reply', 'A card number is in your reply'],
    ['answers an error', () => new Error('Not yet'), 'Not yet'],
    ['throws', stop('Not now'), 'Not now'],
    ['rejects with a sentence', rejecting('Wait' as unknown as Error), 'Wait'],
    ['rejects with an error', () => Promise.reject(new Error('Wait')), 'Wait'],
    ['rejects with nothing', rejecting(undefined as unknown as Error), undefined],
  ])('that %s keeps it from being saved', async (_what, handler, reason) => {
    expect(await save(handler)).toEqual({ outcome: 'refused', ...(reason === undefined ? {} : { reason }) })
  })

  it('that is not there asks nothing of the app', async () => {
    expect(await save()).toEqual({ outcome: 'allowed' })
  })

  it('is one of several: the first refusal counts, and all must agree', async () => {
    expect(await save(() => undefined, stop('Second'), stop('Third'))).toEqual({ outcome: 'refused', reason: 'Second' })
    expect(
      await save(
        () => true,
        () => undefined,
      ),
    ).toEqual({ outcome: 'allowed' })
  })

  it('that never settles runs out of time, and so does every later save: the SDK still waits for the first', async () => {
    const stage = aStage()
    const { client, guid, sent } = stage.open()
    client.on('ticket.save', () => never)
    await settled()
    for (const attempt of [1, 2]) {
      const answer = stage.host.ask(guid, 'ticket.save', 30_000)
      await settled()
      expect(stage.timers.map(({ milliseconds }) => milliseconds)).toEqual([30_000])
      stage.timers[0]?.fire()
      expect(await answer).toEqual({ outcome: 'timed-out' })
      expect(sent.filter((message) => JSON.stringify(message).includes('needsReply'))).toHaveLength(attempt)
    }
  })

  it('that answers after its time changes nothing', async () => {
    const stage = aStage()
    const { client, guid } = stage.open()
    const { promise, reject } = Promise.withResolvers<never>()
    client.on('ticket.save', () => promise)
    await settled()
    const answer = stage.host.ask(guid, 'ticket.save', 30_000)
    await settled()
    stage.timers[0]?.fire()
    reject(new Error('Too late'))
    expect(await answer).toEqual({ outcome: 'timed-out' })
    expect(stage.timers).toEqual([])
  })

  it('is asked once while its answer is awaited, and again after it', async () => {
    const stage = aStage()
    const { client, guid } = stage.open()
    let asked = 0
    client.on('ticket.save', () => {
      asked += 1
    })
    await settled()
    await Promise.all([stage.host.ask(guid, 'ticket.save', 1), stage.host.ask(guid, 'ticket.save', 1)])
    expect(asked).toBe(1)
    await stage.host.ask(guid, 'ticket.save', 1)
    expect(asked).toBe(2)
  })

  it('no longer holds a ticket whose instance has gone', async () => {
    const stage = aStage()
    const { client, guid } = stage.open()
    client.on('ticket.save', () => never)
    await settled()
    const answer = stage.host.ask(guid, 'ticket.save', 30_000)
    stage.host.remove(guid)
    expect(await answer).toEqual({ outcome: 'allowed' })
    expect(stage.timers).toEqual([])
  })
})
