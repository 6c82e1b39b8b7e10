import { createContext, useContext } from 'react'
import type { PanelHost } from '../../zaf.ts'

type Around = Pick<PanelHost, 'read' | 'openTicket'>

export const HostContext = createContext<Around | undefined>(undefined)

/** Zendesk around the panel; undefined where a part stands alone. */
export const useHost = (): Around | undefined => useContext(HostContext)
