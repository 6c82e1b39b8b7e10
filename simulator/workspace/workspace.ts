import type { Api } from './api.ts'
import { createApps, type Apps } from './apps/apps.ts'
import type { Desk } from './apps/desk.ts'
import { locationOf, type Installation } from './apps/installation.ts'
import type { Place } from './protocol/place.ts'
import { submitTicket } from './submit.ts'
import { textsFor } from './texts.ts'
import { isChanged } from './ticket/draft.ts'
import { openTicket, type OpenTicket } from './ticket/open-ticket.ts'
import type { Ticket, User } from './ticket/records.ts'
import { el } from './view/elements.ts'
import { farewell, places } from './view/places.ts'
import { shell } from './view/shell.ts'
import { ticketList } from './view/ticket-list.ts'
import { ticketPanel, type TicketPanel } from './view/ticket-panel.ts'
import { toasts } from './view/toasts.ts'

export interface WorkspaceOptions {
  readonly root: HTMLElement
  readonly api: Api
  readonly me: User
  /** How long `ticket.save` may take; 30 s in Zendesk. */
  readonly saveTimeout: number
  readonly pollEvery: number
}

/** The list is read far less often than the ticket in view: it is long, and nobody waits for it. */
const listEvery = 10_000

interface Tab {
  readonly open: OpenTicket
  readonly panel: TicketPanel
  readonly apps: readonly Place[]
}

/** As in Zendesk: `/agent/tickets/12` is a ticket, `/agent` is none. */
const ticketIn = (path: string): number | undefined => {
  const id = /^\/agent\/tickets\/(\d+)$/.exec(path)?.[1]
  return id === undefined ? undefined : Number(id)
}

/** `/agent/apps/custos/settings` is an app of the bar on the left, and a place within it. */
const appIn = (path: string): { readonly name: string; readonly path: string } | undefined => {
  const [, name, rest = ''] = /^\/agent\/apps\/([^/]+)(?:\/(.*))?$/.exec(path) ?? []
  return name === undefined ? undefined : { name: decodeURIComponent(name), path: rest }
}

const visit = (path: string) => {
  if (location.pathname !== path) history.pushState(null, '', path + location.search)
}

const remember = (id: number | undefined) => visit(id === undefined ? '/agent' : `/agent/tickets/${id}`)

export const startWorkspace = async ({ root, api, me, saveTimeout, pollEvery }: WorkspaceOptions): Promise<void> => {
  const texts = textsFor(me.locale)
  const reader = { texts, locale: me.locale }
  document.documentElement.lang = me.locale
  const [people, installations, brands, groups, memberships, drafts] = await Promise.all([
    api.people(),
    api.installations(),
    api.brands(),
    api.groups(),
    api.memberships(me.id),
    api.drafts(),
  ])
  const mayReplyPublicly = me.only_private_comments !== true && me.role_type !== 1
  const tabs = new Map<number, Tab>()
  const panels = new Map<string, Place>()
  let tickets: readonly Ticket[] = []
  let current: number | undefined
  let shown = 'tickets'
  let listRead = 0

  const toast = toasts(texts)
  const problem = (error: unknown) =>
    toast.show(texts.failed(error instanceof Error ? error.message : String(error)), 'error')
  const list = ticketList(reader, (id) => void go(id))
  const frame = shell(root, {
    texts,
    me,
    people: people.filter(({ role, suspended }) => role !== 'end-user' && suspended !== true),
    list: list.element,
    toasts: toast.element,
    navigation: installations
      .filter((app) => locationOf(app, 'nav_bar') !== undefined)
      .map((app) => ({ key: `app-${app.id}`, name: app.name, icon: app.icon })),
    switchUser: (id) => void api.signIn(id).then(() => location.reload(), problem),
    navigate: (key) => showPlace(key),
    select: (id) => void go(id),
    close: (id) => closeTab(id),
  })
  const empty = el('p', { class: 'choose' }, texts.choose)
  frame.main.append(empty)

  const stage = places({
    texts,
    root,
    main: frame.main,
    layer: frame.layer,
    topBar: frame.topBar,
    trayOf: (id) => opening.get(id)?.tray ?? tabs.get(id)?.panel.tray,
    closed: (place) => apps.close(place),
  })
  const opening = new Map<number, TicketPanel>()

  const desk: Desk = {
    user: me,
    groups: groups.filter(({ id }) => memberships.some(({ group_id }) => group_id === id)),
    brands,
    subdomain: installations[0]?.subdomain ?? location.hostname,
    ticket: (id) => tabs.get(id)?.open,
    toast: toast.show,
    resize: (place, size) => stage.of(place)?.resize(size),
    setVisible: (place, visible) => stage.of(place)?.setVisible(visible),
    togglePopover: stage.toggle,
    destroy: (place) => apps.close(place),
    viewport: () => ({ width: window.innerWidth, height: window.innerHeight }),
    openModal: (opener, { url, size }) => {
      const installation = installations.find(({ id }) => id === opener.installationId)
      if (installation === undefined) throw new Error('The app is not installed')
      return apps.open(installation, 'modal', { url, ...(size === undefined ? {} : { size }) })
    },
    goTo: (target, name, path) => {
      if (target === 'ticket') void go(Number(name))
      else showApp(name, path)
    },
  }

  const inSight = ({ location: where, ticketId, installationId }: Place): boolean => {
    if (ticketId !== undefined) return shown === 'tickets' && ticketId === current
    return where === 'nav_bar' ? shown === `app-${installationId}` : where !== 'top_bar'
  }

  const apps: Apps = createApps({
    api,
    installations,
    desk,
    inSight,
    problem,
    origin: location.origin,
    fetch: async (url, init) => {
      const response = await window.fetch(url, init)
      if (init.method !== 'GET' && current !== undefined) void refresh()
      return response
    },
    mount: (place, iframe, installation, { size }) => stage.mount(place, iframe, installation, size),
    unmount: stage.unmount,
  })
  window.addEventListener('message', ({ data, origin, source }) => apps.host.receive({ data, origin, source }))

  const draw = () => {
    for (const [id, { panel }] of tabs) panel.element.hidden = shown !== 'tickets' || id !== current
    for (const [key, place] of panels) stage.of(place)?.setVisible(shown === key)
    empty.hidden = shown !== 'tickets' || current !== undefined
    list.show(tickets, current)
    frame.showPlace(shown)
    frame.showTabs(
      [...tabs.values()].map(({ open }) => {
        const { ticket, draft } = open.state()
        return { id: open.id, subject: ticket.subject, active: open.id === current, unsaved: isChanged(draft) }
      }),
    )
  }

  /** Moves what the agent looks at, and tells the apps that came into sight or went out of it. */
  const look = (move: () => void) => {
    const before = new Map(apps.host.places().map((place) => [place, inSight(place)]))
    move()
    draw()
    for (const [place, was] of before) if (was !== inSight(place)) apps.activate(place, !was)
  }

  const showPlace = (key: string, path = '') => {
    const installation = installations.find(({ id }) => key === `app-${id}`)
    if (key !== 'tickets' && installation === undefined) {
      draw()
      return
    }
    look(() => {
      shown = key
    })
    if (installation === undefined) {
      remember(current)
      return
    }
    const panel = panels.get(key) ?? apps.open(installation, 'nav_bar')
    panels.set(key, panel)
    visit(`/agent/apps/${encodeURIComponent(installation.name)}${path === '' ? '' : `/${path}`}`)
    if (path !== '') apps.route(panel, path)
  }

  const showApp = (name: string, path?: string) => {
    showPlace(`app-${installations.find((app) => app.name === name)?.id ?? ''}`, path)
  }

  const submit = async (tab: Tab) => {
    const { editor } = tab.panel
    editor.say('')
    editor.busy(true)
    const refused = await submitTicket(tab.open, apps, texts, saveTimeout)
    editor.busy(false)
    if (refused === undefined) toast.show(texts.saved(tab.open.id), 'notice')
    else editor.say(refused)
    await readList()
  }

  const openTab = async (id: number) => {
    const open = await openTicket(
      {
        api,
        mayReplyPublicly,
        unsent: drafts.find(({ ticket_id, author_id }) => ticket_id === id && author_id === me.id),
        announce: (event, message) => apps.announce(id, event, message),
        changed: () => {
          tabs.get(id)?.panel.update()
          draw()
        },
      },
      id,
    )
    if (tabs.has(id)) return
    const panel = ticketPanel({
      open,
      reader,
      brands,
      mayReplyPublicly,
      submit: () => void submit(tab).catch(problem),
    })
    panel.element.hidden = true
    frame.main.append(panel.element)
    panel.update()
    opening.set(id, panel)
    const loaded = (app: Installation) => locationOf(app, 'ticket_sidebar')?.autoLoad === true
    const tab: Tab = {
      open,
      panel,
      apps: installations.filter(loaded).map((app) => apps.open(app, 'ticket_sidebar', { ticketId: id })),
    }
    opening.delete(id)
    tabs.set(id, tab)
  }

  const go = async (id: number) => {
    try {
      if (!tabs.has(id)) await openTab(id)
    } catch (error) {
      problem(error)
      return
    }
    look(() => {
      current = id
      shown = 'tickets'
    })
    remember(id)
    tabs.get(id)?.panel.shown()
  }

  const closeTab = (id: number) => {
    const tab = tabs.get(id)
    if (tab === undefined) return
    tab.apps.forEach(apps.close)
    tabs.delete(id)
    tab.panel.element.hidden = true
    setTimeout(() => tab.panel.element.remove(), farewell)
    look(() => {
      if (current === id) current = [...tabs.keys()].at(-1)
    })
    remember(current)
  }

  const readList = async () => {
    tickets = await api.tickets()
    listRead = Date.now()
    draw()
  }

  const refresh = async () => {
    try {
      if (current !== undefined) await tabs.get(current)?.open.refresh()
      frame.showTrouble('')
    } catch {
      frame.showTrouble(texts.cannotRefresh)
    }
  }

  const poll = async () => {
    if (document.visibilityState === 'visible') {
      await refresh()
      if (Date.now() - listRead > listEvery) await readList().catch(() => frame.showTrouble(texts.cannotRefresh))
    }
    setTimeout(() => void poll(), pollEvery)
  }

  await readList()
  for (const app of installations) {
    for (const where of ['background', 'top_bar']) {
      if (locationOf(app, where)?.autoLoad === true) apps.open(app, where)
    }
  }
  const follow = async () => {
    const id = ticketIn(location.pathname)
    const app = appIn(location.pathname)
    if (id !== undefined) await go(id)
    else if (app !== undefined) showApp(app.name, app.path)
    else draw()
  }
  window.addEventListener('popstate', () => void follow())
  await follow()
  void poll()
}
