import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { createApi } from './api.ts'
import { loadLanguage } from './language/load.ts'
import { wordsFor } from './language/index.ts'
import { Outside } from './Outside.tsx'
import { keepHeight } from './parts/height.ts'
import { sidebarFor } from './compose.ts'
import { takeSession } from './session.ts'
import { connectHost, type ZafSdk } from './zaf.ts'

declare global {
  interface Window {
    readonly ZAFClient?: ZafSdk
  }
}

const sleep = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

const start = async () => {
  const element = document.getElementById('root')
  if (element === null) throw new Error('The page has no #root')
  const session = takeSession(document)
  const host = await connectHost(window.ZAFClient, sleep)
  const words = await wordsFor(loadLanguage, await host?.locale(), session?.locale, ...navigator.languages)
  document.documentElement.lang = words.locale
  document.documentElement.dir = words.direction
  const root = createRoot(element)
  if (host === undefined || session === undefined) {
    root.render(<Outside words={words} />)
    return
  }
  const api = createApi({
    session,
    fetch: (path, init) => fetch(path, init),
    now: () => Date.now(),
    after: (milliseconds, action) => {
      setTimeout(action, milliseconds)
    },
  })
  const sidebar = sidebarFor(host, api)
  root.render(<App host={host} words={words} sidebar={sidebar} session={api.session} />)
  keepHeight(element, host.resize)
  host.onTicket(() => void sidebar.read())
  await sidebar.read()
}

await start()
