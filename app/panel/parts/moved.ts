import { createContext, useContext } from 'react'

export const MovedContext = createContext<() => boolean>(() => false)

/** Whether the person has gone from one page of the panel to another since it was loaded. */
export const useMoved = (): (() => boolean) => useContext(MovedContext)
