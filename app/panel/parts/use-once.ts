import { useEffect, useMemo, useRef } from 'react'

interface Once {
  /** Does it unless something is being done already: a second press is none. */
  readonly once: (action: () => Promise<void>) => Promise<void>
  /** Whether whoever pressed is still on the page: nobody is led away from another one. */
  readonly isHere: () => boolean
}

/** One thing at a time. Not shown: a button that is switched off under the focus loses it. */
export const useOnce = (): Once => {
  const isBusy = useRef(false)
  const here = useRef(false)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  return useMemo(
    () => ({
      once: async (action) => {
        if (isBusy.current) return
        isBusy.current = true
        try {
          await action()
        } finally {
          isBusy.current = false
        }
      },
      isHere: () => here.current,
    }),
    [],
  )
}
