import type { Installation, Size } from '../apps/installation.ts'
import { locationOf } from '../apps/installation.ts'
import type { Place } from '../protocol/place.ts'
import type { Texts } from '../texts.ts'
import { el, icon } from './elements.ts'
import { modal } from './modal.ts'
import { cssLength, type Mounted, type Tray } from './tray.ts'

export interface PlacesPorts {
  readonly texts: Texts
  readonly root: HTMLElement
  readonly main: HTMLElement
  readonly layer: HTMLElement
  readonly topBar: HTMLElement
  readonly trayOf: (ticketId: number) => Tray | undefined
  readonly closed: (place: Place) => void
}

export interface Places {
  readonly mount: (place: Place, frame: HTMLIFrameElement, installation: Installation, size?: Size) => void
  readonly unmount: (place: Place) => void
  readonly of: (place: Place) => Mounted | undefined
  readonly toggle: (place: Place, wish: 'show' | 'hide' | 'toggle') => void
}

/** Time an app has to clean up after `app.willDestroy`, before what it stands in is taken away: a removed frame hears nothing. */
export const farewell = 250

const hidden = (layer: HTMLElement, frame: HTMLIFrameElement): Mounted => {
  frame.hidden = true
  layer.append(frame)
  return { resize: () => undefined, setVisible: () => undefined, remove: () => frame.remove() }
}

const panel = (main: HTMLElement, frame: HTMLIFrameElement): Mounted => {
  const box = el('div', { class: 'app-panel', 'data-testid': 'app-panel' }, frame)
  main.append(box)
  return {
    resize: () => undefined,
    setVisible: (visible) => {
      box.hidden = !visible
    },
    remove: () => box.remove(),
  }
}

const popover = (bar: HTMLElement, frame: HTMLIFrameElement, installation: Installation): Mounted => {
  const size = locationOf(installation, 'top_bar')?.size
  const box = el('div', { class: 'popover', hidden: true }, frame)
  const button = el(
    'button',
    {
      type: 'button',
      class: 'quiet',
      'aria-label': installation.name,
      'aria-expanded': 'false',
      onclick: () => setVisible(box.hasAttribute('hidden')),
    },
    icon('app'),
  )
  const setVisible = (visible: boolean) => {
    box.hidden = !visible
    button.setAttribute('aria-expanded', String(visible))
  }
  const resize = ({ width, height }: Size) => {
    frame.style.width = cssLength(width) ?? '320px'
    frame.style.height = cssLength(height) ?? '240px'
  }
  resize(size ?? {})
  const holder = el('div', { class: 'top-app' }, button, box)
  bar.append(holder)
  return { resize, setVisible, remove: () => holder.remove() }
}

/** Where each location of an app stands on the page. */
export const places = (ports: PlacesPorts): Places => {
  const mounted = new Map<string, { readonly view: Mounted; readonly frame: HTMLIFrameElement }>()

  const put = (place: Place, frame: HTMLIFrameElement, installation: Installation, size?: Size): Mounted => {
    const tray = place.ticketId === undefined ? undefined : ports.trayOf(place.ticketId)
    if (tray !== undefined) return tray.add(place, frame, installation)
    switch (place.location) {
      case 'modal':
        return modal(ports.texts, ports.layer, {
          title: installation.name,
          frame,
          size: size ?? {},
          behind: [...ports.root.children].filter(
            (child): child is HTMLElement =>
              child instanceof HTMLElement && child !== ports.layer && !child.classList.contains('toasts'),
          ),
          close: () => ports.closed(place),
        })
      case 'nav_bar':
        return panel(ports.main, frame)
      case 'top_bar':
        return popover(ports.topBar, frame, installation)
      default:
        return hidden(ports.layer, frame)
    }
  }

  return {
    mount: (place, frame, installation, size) => {
      mounted.set(place.guid, { frame, view: put(place, frame, installation, size) })
    },
    unmount: (place) => {
      const { view } = mounted.get(place.guid) ?? {}
      mounted.delete(place.guid)
      view?.setVisible(false)
      setTimeout(() => view?.remove(), farewell)
    },
    of: (place) => mounted.get(place.guid)?.view,
    toggle: (place, wish) => {
      const { view, frame } = mounted.get(place.guid) ?? {}
      view?.setVisible(wish === 'toggle' ? frame?.closest('[hidden]') !== null : wish === 'show')
    },
  }
}
