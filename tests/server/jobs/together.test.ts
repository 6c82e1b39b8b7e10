import { describe, expect, it, vi } from 'vitest'
import { together } from '../../../server/jobs/together.ts'

/** Calls that end when they are told to. */
const held = () => {
  const calls: (readonly number[])[] = []
  const ends: { readonly done: () => void; readonly fail: (error: Error) => void }[] = []
  const send = (items: readonly number[]) =>
    new Promise<readonly string[]>((resolve, reject) => {
      calls.push(items)
      ends.push({ done: () => resolve(items.map((item) => `#${item}`)), fail: reject })
    })
  const callNumber = async (index: number) => {
    await vi.waitFor(() => expect(ends.length).toBeGreaterThan(index))
    const end = ends[index]
    if (end === undefined) throw new Error('no such call')
    return end
  }
  return { calls, callNumber, send }
}

describe('calls made together', () => {
  it('go at once when none is under way, and otherwise in one when it has ended', async () => {
    const { calls, callNumber, send } = held()
    const one = together(send, 10)
    const answers = [1, 2, 3].map((item) => one(item))
    expect(calls).toEqual([[1]])
    const first = await callNumber(0)
    first.done()
    const second = await callNumber(1)
    expect(calls).toEqual([[1], [2, 3]])
    second.done()
    expect(await Promise.all(answers)).toEqual(['#1', '#2', '#3'])
  })

  it('are no more at a time than were allowed', async () => {
    const { calls, callNumber, send } = held()
    const one = together(send, 2)
    const answers = [1, 2, 3, 4].map((item) => one(item))
    for (const index of [0, 1, 2]) (await callNumber(index)).done()
    await Promise.all(answers)
    expect(calls).toEqual([[1], [2, 3], [4]])
  })

  it('fail together, and the next ones are none the worse for it', async () => {
    const { callNumber, send } = held()
    const one = together(send, 10)
    const answers = [1, 2, 3].map((item) => one(item))
    const ended = Promise.allSettled(answers)
    ;(await callNumber(0)).done()
    ;(await callNumber(1)).fail(new Error('the database is away'))
    expect((await ended).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    const next = one(4)
    ;(await callNumber(2)).done()
    expect(await next).toBe('#4')
  })

  it('fail where one of them got no answer', async () => {
    const one = together<number, string>(() => Promise.resolve([]), 10)
    await expect(one(1)).rejects.toThrow('without an answer')
  })
})
