import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer, Trouble } from '../../api.ts'

export type Loaded<Value> =
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly problem: Trouble }
  /** `trouble`: what is shown could not be read again. */
  | { readonly state: 'read'; readonly value: Value; readonly trouble?: Trouble }

/** Seconds after which something that was shown and could not be read again is tried once more. */
const patience = 5

/** What came last, and from which question. */
interface Held<Value> {
  readonly of: () => Promise<Answer<Value>>
  readonly loaded: Loaded<Value>
}

const reading = { state: 'reading' } as const

interface Live<Value> {
  readonly loaded: Loaded<Value>
  /** Reads again; what is shown stays until the answer comes. */
  readonly reload: () => void
  /** Shows what another answer has brought. */
  readonly put: (value: Value) => void
}

/**
 * What the server says, and says again for as long as `again` gives a number of seconds. `read` and `again` must stay the
 * same from one drawing to the next, or each drawing asks anew. With another `read`, what the one before it gave goes at once:
 * it is the answer to another question.
 */
export const useLoaded = <Value>(
  read: () => Promise<Answer<Value>>,
  again: (value: Value) => number | undefined,
): Live<Value> => {
  const [held, setHeld] = useState<Held<Value>>({ of: read, loaded: reading })
  const [round, setRound] = useState(0)
  const shown = useRef<typeof read | undefined>(undefined)

  useEffect(() => {
    let isGone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const go = async () => {
      const answer = await read()
      if (isGone) return
      const isShown = answer.ok || (shown.current === read && answer.problem !== 'not-found')
      shown.current = isShown ? read : undefined
      setHeld(({ loaded: before }) => {
        if (answer.ok) return { of: read, loaded: { state: 'read', value: answer.value } }
        return before.state === 'read' && isShown
          ? { of: read, loaded: { ...before, trouble: answer.problem } }
          : { of: read, loaded: { state: 'failed', problem: answer.problem } }
      })
      const wait = answer.ok ? again(answer.value) : isShown ? patience : undefined
      if (wait !== undefined) timer = setTimeout(() => void go(), wait * 1000)
    }
    void go()
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [read, again, round])

  const reload = useCallback(() => setRound((before) => before + 1), [])
  const put = useCallback(
    (value: Value) => {
      shown.current = read
      setHeld({ of: read, loaded: { state: 'read', value } })
      setRound((before) => before + 1)
    },
    [read],
  )
  return { loaded: held.of === read ? held.loaded : reading, reload, put }
}

export const never = (): undefined => undefined

/** For what others may change while it stands on a page for hours. */
export const everyMinute = (): number => 60
