import { createRoot } from 'react-dom/client'
import type { Api } from '../api.ts'
import { wordsFor, type PanelKey } from '../language/index.ts'
import type { PanelHost } from '../zaf.ts'
import { loadPanelLanguage } from './language.ts'
import { Panel } from './Panel.tsx'
import { createRouter } from './router.ts'

interface Start {
  readonly element: HTMLElement
  readonly host: PanelHost
  readonly api: Api
  /** Languages, best first. */
  readonly wanted: readonly (string | undefined)[]
}

/** The page behind the icon in Zendesk's bar on the left. */
export const startPanel = async ({ element, host, api, wanted }: Start): Promise<void> => {
  const words = await wordsFor<PanelKey>(loadPanelLanguage, ...wanted)
  document.documentElement.lang = words.locale
  document.documentElement.dir = words.direction
  const router = createRouter(window)
  host.onRoute(router.go)
  createRoot(element).render(<Panel host={host} api={api} words={words} router={router} />)
}
