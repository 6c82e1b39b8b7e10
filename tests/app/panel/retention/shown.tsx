import type { Api } from '../../../../app/api.ts'
import type { PanelHost } from '../../../../app/zaf.ts'
import { Page } from '../../../../app/panel/retention/Page.tsx'
import { aPanelApi, aPanelLanguage, showInPanel, type Say } from '../../../support/panel.tsx'
import { aVersion } from './samples.ts'

export const open = { stopped: false, by: null, at: null }
const tagged = {
  state: 'up-to-date',
  read: 1200,
  counts: { set: 800, wanted: 0, refused: 0, failed: 0, outdated: 0, removed_under: 0, removed: 0 },
  puts_back: false,
  chosen: null,
}
/** What a server says to which nothing has happened. */
export const quiet: Readonly<Record<string, Say>> = {
  'GET /api/retention/switch': () => open,
  'GET /api/backfill': () => ({ reading: null }),
  'GET /api/retention/tags': () => tagged,
  'GET /api/retention/plans': () => ({ plans: [] }),
  'GET /api/retention/runs': () => ({ runs: [] }),
  'GET /api/retention/versions': () => ({ versions: [aVersion()] }),
}

const zendesk: Pick<PanelHost, 'read' | 'openTicket'> = {
  read: (path) => {
    const users = [
      { id: 7, name: 'Claire Fontaine', role: 'admin' },
      { id: 8, name: 'Helen Marchetti', role: 'admin' },
    ]
    if (path === '/api/v2/ticket_forms.json') return Promise.resolve({ ticket_forms: [{ id: 36, name: 'Complaints' }] })
    return Promise.resolve({ users: path.startsWith('/api/v2/users/show_many.json') ? users : [] })
  },
  openTicket: () => undefined,
}

/** The page on an API that may have been shown before. */
export const shownOn = async (api: Api, rest: readonly string[], locale = 'en-GB') => {
  const went: string[] = []
  const host = {} as PanelHost
  showInPanel(
    await aPanelLanguage(locale),
    <Page host={host} api={api} rest={rest} go={(path) => went.push(path)} now={() => new Date()} />,
    zendesk,
  )
  return { went }
}

/** The page on what a server and Zendesk say; what is left out is quiet. */
export const shown = async (says: Readonly<Record<string, Say>>, rest: readonly string[] = [], locale = 'en-GB') => {
  // Another person at another tab: nothing that a test before has written is left.
  sessionStorage.clear()
  const { api, asked } = aPanelApi({ ...quiet, ...says })
  return { asked, ...(await shownOn(api, rest, locale)) }
}

/** What was posted to a path. */
export const bodies = (asked: readonly { method: string; path: string; body: unknown }[], path: string) =>
  asked.filter((one) => one.method === 'POST' && one.path === path).map(({ body }) => body)
