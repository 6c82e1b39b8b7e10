import type { Frame, HookAnswer, Place } from './place.ts'

/** One connected frame: what it listens to, on itself and on other instances, and the hooks it has not answered yet. */
export interface Link {
  readonly place: Place
  readonly frame: Frame
  readonly send: (message: Record<string, unknown>) => void
  readonly subscribe: (target: string, event: string, subscribers: number) => void
  readonly hears: (target: string, event: string) => boolean
  readonly ask: (event: string, milliseconds: number) => Promise<HookAnswer>
  readonly answer: (event: string, answer: HookAnswer) => void
  readonly forget: () => void
}

/** Runs `action` later, unless the function it answers with is called before. */
export type Schedule = (action: () => void, milliseconds: number) => () => void

export const linkTo = (place: Place, frame: Frame, schedule: Schedule): Link => {
  const subscriptions = new Set<string>()
  const hooks = new Map<string, { promise: Promise<HookAnswer>; settle: (answer: HookAnswer) => void }>()
  const send = (message: Record<string, unknown>) => frame.post(JSON.stringify(message))
  const name = (target: string, event: string) => `${target} ${event}`
  const hears = (target: string, event: string) => subscriptions.has(name(target, event))

  const answer = (event: string, given: HookAnswer) => hooks.get(event)?.settle(given)

  const ask = (event: string, milliseconds: number): Promise<HookAnswer> => {
    if (!hears(place.guid, event)) return Promise.resolve({ outcome: 'allowed' })
    const open = hooks.get(event)
    if (open !== undefined) return open.promise
    const { promise, resolve } = Promise.withResolvers<HookAnswer>()
    const cancel = schedule(() => answer(event, { outcome: 'timed-out' }), milliseconds)
    const settle = (given: HookAnswer) => {
      cancel()
      hooks.delete(event)
      resolve(given)
    }
    hooks.set(event, { promise, settle })
    send({ key: `zaf.${event}`, needsReply: true })
    return promise
  }

  return {
    place,
    frame,
    send,
    hears,
    ask,
    answer,
    subscribe: (target, event, subscribers) => {
      if (subscribers > 0) subscriptions.add(name(target, event))
      else subscriptions.delete(name(target, event))
    },
    forget: () => {
      subscriptions.clear()
      for (const hook of [...hooks.values()]) hook.settle({ outcome: 'allowed' })
    },
  }
}
