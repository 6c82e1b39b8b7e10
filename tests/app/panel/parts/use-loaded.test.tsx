// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer } from '../../../../app/api.ts'
import { never, useLoaded } from '../../../../app/panel/parts/use-loaded.ts'

const good = (value: string): Answer<string> => ({ ok: true, value })
const away: Answer<string> = { ok: false, problem: 'server-away' }
const everySecond = () => 1

/** One answer after the other, the last for ever. */
const saying = (...answers: readonly Answer<string>[]) => {
  let at = 0
  return () => Promise.resolve(answers[Math.min(at++, answers.length - 1)] ?? away)
}

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000))

describe('what is read again', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    cleanup()
    vi.useRealTimers()
  })

  it.each(['put', 'reload'] as const)(
    'goes on being read after a %s that is followed by a failed answer',
    async (how) => {
      const read = saying(good('first'), away, good('second'))
      const { result } = renderHook(() => useLoaded(read, everySecond))
      await pass(0)
      act(() => (how === 'put' ? result.current.put('given') : result.current.reload()))
      await pass(0)
      const value = how === 'put' ? 'given' : 'first'
      expect(result.current.loaded).toEqual({ state: 'read', value, trouble: 'server-away' })
      await pass(5)
      expect(result.current.loaded).toEqual({ state: 'read', value: 'second' })
    },
  )

  it('does not stand for another question that fails', async () => {
    const { result, rerender } = renderHook(({ read }) => useLoaded(read, never), {
      initialProps: { read: saying(good('all')) },
    })
    await pass(0)
    rerender({ read: saying(away) })
    await pass(0)
    expect(result.current.loaded).toEqual({ state: 'failed', problem: 'server-away' })
  })

  it('does not stand for another question while that one’s answer is awaited', async () => {
    const { result, rerender } = renderHook(({ read }) => useLoaded(read, never), {
      initialProps: { read: saying(good('all')) },
    })
    await pass(0)
    rerender({ read: saying(good('some')) })
    expect(result.current.loaded).toEqual({ state: 'reading' })
    await pass(0)
    expect(result.current.loaded).toEqual({ state: 'read', value: 'some' })
  })

  it('goes once the server says that it is not there', async () => {
    const read = saying(good('first'), { ok: false, problem: 'not-found' })
    const { result } = renderHook(() => useLoaded(read, everySecond))
    await pass(1)
    expect(result.current.loaded).toEqual({ state: 'failed', problem: 'not-found' })
  })
})
