import { createRoot } from 'react-dom/client'
import type { Session } from '../contract/session.ts'
import { App } from './App.tsx'
import { createApi, type Api } from './api.ts'
import { loadLanguage } from './language/load.ts'
import { withOwnKinds, wordsFor } from './language/index.ts'
import { typeOfDetector } from '../core/pii/custom/type.ts'
import { Outside } from './Outside.tsx'
import { keepHeight } from './parts/height.ts'
import { sidebarFor } from './compose.ts'
import { takeSession } from './session.ts'
import { connectHost, type Host, type ZafSdk } from './zaf.ts'

declare global {
  interface Window {
    readonly ZAFClient?: ZafSdk
  }
}

type Wanted = readonly (string | undefined)[]

const sleep = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

const speak = async (wanted: Wanted) => {
  const words = await wordsFor(loadLanguage, ...wanted)
  document.documentElement.lang = words.locale
  document.documentElement.dir = words.direction
  return words
}

const startSidebar = async (element: HTMLElement, host: Host, api: Api, wanted: Wanted) => {
  const own = api.session().detection.settings.custom.map(({ name, title }) => ({ type: typeOfDetector(name), title }))
  const words = withOwnKinds(await speak(wanted), own)
  const sidebar = sidebarFor(host, api)
  createRoot(element).render(<App host={host} words={words} sidebar={sidebar} session={api.session} />)
  keepHeight(element, host.resize)
  host.onTicket(() => void sidebar.read())
  void api.opened(host.ticketId, crypto.randomUUID())
  await sidebar.read()
}

const apiOf = (session: Session): Api =>
  createApi({
    session,
    fetch: (path, init) => fetch(path, init),
    now: () => Date.now(),
    after: (milliseconds, action) => {
      setTimeout(action, milliseconds)
    },
  })

const start = async () => {
  const element = document.getElementById('root')
  if (element === null) throw new Error('The page has no #root')
  const session = takeSession(document)
  const host = await connectHost(window.ZAFClient, sleep)
  const wanted = [await host?.locale(), session?.locale, ...navigator.languages]
  if (host === undefined || session === undefined) {
    createRoot(element).render(<Outside words={await speak(wanted)} />)
    return
  }
  // Nobody but those who may watch has anything to be told: no session is kept alive for the others.
  if (host.location === 'background' && !session.is_admin) return
  const api = apiOf(session)
  switch (host.location) {
    case 'ticket_sidebar':
      await startSidebar(element, host, api, wanted)
      break
    case 'nav_bar': {
      // A file of its own: an agent's sidebar never loads it.
      const { startPanel } = await import('./panel/start.tsx')
      await startPanel({ element, host, api, wanted })
      break
    }
    case 'background': {
      const { startBackground } = await import('./background/start.ts')
      startBackground({ host, api, wanted })
      break
    }
  }
}

await start()
