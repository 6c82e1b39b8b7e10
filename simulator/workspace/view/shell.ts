import type { Texts } from '../texts.ts'
import type { User } from '../ticket/records.ts'
import { appIcon, el, icon } from './elements.ts'

export interface TabLine {
  readonly id: number
  readonly subject: string
  readonly active: boolean
  readonly unsaved: boolean
}

export interface NavigationLine {
  readonly key: string
  readonly name: string
  readonly icon?: string | undefined
}

export interface ShellPorts {
  readonly texts: Texts
  readonly me: User
  readonly people: readonly User[]
  readonly list: HTMLElement
  readonly toasts: HTMLElement
  readonly navigation: readonly NavigationLine[]
  readonly switchUser: (id: number) => void
  readonly navigate: (key: string) => void
  readonly select: (id: number) => void
  readonly close: (id: number) => void
}

export interface Shell {
  readonly main: HTMLElement
  readonly layer: HTMLElement
  readonly topBar: HTMLElement
  readonly showTabs: (tabs: readonly TabLine[]) => void
  /** Which entry of the rail is the current one: `tickets`, or the key of an app. */
  readonly showPlace: (key: string) => void
  readonly showTrouble: (message: string) => void
}

export const roleName = ({ role, role_type, custom_role_id }: User, texts: Texts): string => {
  if (role === 'agent' && role_type === 1) return texts.roles.light
  if (role === 'agent' && typeof custom_role_id === 'number') return texts.roles.custom
  return texts.roles[role]
}

export const shell = (root: HTMLElement, ports: ShellPorts): Shell => {
  const { texts, me } = ports
  const places: readonly NavigationLine[] = [{ key: 'tickets', name: texts.tickets }, ...ports.navigation]
  const rail = places.map(({ key, name, icon: drawing }) => ({
    key,
    button: el(
      'button',
      {
        type: 'button',
        title: name,
        'aria-label': name,
        'data-testid': `rail-${key}`,
        onclick: () => ports.navigate(key),
      },
      key === 'tickets' ? icon('tickets') : appIcon(drawing),
    ),
  }))
  const tabs = el('nav', { class: 'tabs', 'aria-label': texts.openTickets })
  const switcher = el(
    'select',
    { 'data-testid': 'user-switcher', onchange: () => ports.switchUser(Number(switcher.value)) },
    ...ports.people.map((user) =>
      el('option', { value: user.id, selected: user.id === me.id }, `${user.name} · ${roleName(user, texts)}`),
    ),
  )
  const topBar = el('div', { class: 'top-apps' })
  const trouble = el('p', { class: 'trouble', role: 'status', 'data-testid': 'trouble' })
  const main = el('main', { id: 'main', tabindex: -1 })
  const layer = el('div', { class: 'layer' })

  root.replaceChildren(
    el('a', { class: 'skip', href: '#main' }, texts.skip),
    el(
      'nav',
      { class: 'rail', 'aria-label': texts.products },
      el('span', { class: 'mark', 'aria-hidden': 'true' }),
      ...rail.map(({ button }) => button),
    ),
    el(
      'header',
      { class: 'top' },
      tabs,
      trouble,
      topBar,
      el('label', { class: 'switcher' }, el('span', {}, texts.signedInAs), switcher),
    ),
    ports.list,
    main,
    layer,
    ports.toasts,
  )

  const tab = ({ id, subject, active, unsaved }: TabLine) =>
    el(
      'div',
      { class: active ? 'tab is-active' : 'tab', 'data-testid': 'tab', 'data-ticket-id': id },
      el(
        'button',
        {
          type: 'button',
          class: 'tab-name',
          'aria-current': active ? 'page' : undefined,
          onclick: () => ports.select(id),
        },
        el('span', {}, subject),
        unsaved && el('span', { class: 'dot', 'aria-hidden': 'true' }),
      ),
      el(
        'button',
        { type: 'button', class: 'quiet', 'aria-label': texts.closeTab(subject), onclick: () => ports.close(id) },
        icon('close'),
      ),
    )

  return {
    main,
    layer,
    topBar,
    showTabs: (lines) => tabs.replaceChildren(...lines.map(tab)),
    showPlace: (current) => {
      // An app of the bar has the whole page to itself: the list of tickets is no part of it.
      root.dataset['place'] = current === 'tickets' ? 'tickets' : 'app'
      for (const { key, button } of rail) {
        if (key === current) button.setAttribute('aria-current', 'page')
        else button.removeAttribute('aria-current')
      }
    },
    showTrouble: (message) => {
      if (trouble.textContent !== message) trouble.textContent = message
    },
  }
}
