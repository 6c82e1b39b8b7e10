import { lazy, type ComponentType } from 'react'
import type { Session } from '../../contract/session.ts'
import type { Api } from '../api.ts'
import type { PanelHost } from '../zaf.ts'
import type { PanelIconName } from './parts/PanelIcon.tsx'

export type PageId = 'overview' | 'findings' | 'retention' | 'access' | 'review' | 'keys' | 'history' | 'settings'

/** What every page of the panel is given. */
export interface PageProps {
  readonly host: PanelHost
  readonly api: Api
  /** The rest of the address, behind the page's own id. */
  readonly rest: readonly string[]
  readonly go: (path: string) => void
  readonly now: () => Date
}

export interface PanelPage {
  readonly id: PageId
  readonly icon: PanelIconName
  /** Whether the page shows this viewer anything. What may be changed there, the server decides at each request. */
  readonly isFor: (session: Session) => boolean
  /** A file of its own, loaded when it is opened. */
  readonly Page: ComponentType<PageProps>
}

/** The pages there are, in the order of the navigation. Its texts are `panel.page.<id>` in the translations. */
export const pages: readonly PanelPage[] = [
  {
    id: 'retention',
    icon: 'retention',
    // Policies and plans are an admin's; the server asks Zendesk at each request.
    isFor: ({ is_admin }) => is_admin,
    Page: lazy(async () => ({ default: (await import('./retention/Page.tsx')).Page })),
  },
  {
    id: 'access',
    icon: 'access',
    // What colleagues did is for admins; the server asks Zendesk at each request.
    isFor: ({ is_admin }) => is_admin,
    Page: lazy(async () => ({ default: (await import('./access/Page.tsx')).Page })),
  },
  {
    id: 'settings',
    icon: 'settings',
    isFor: () => true,
    Page: lazy(async () => ({ default: (await import('./settings/Page.tsx')).Page })),
  },
]

/** The page that was asked for, or the first the viewer may see. */
export const pageFor = (asked: string, seen: readonly PanelPage[]): PanelPage | undefined =>
  seen.find(({ id }) => id === asked) ?? seen[0]
