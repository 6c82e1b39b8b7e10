import type { Installation } from '../apps/installation.ts'
import { locationOf, type Size } from '../apps/installation.ts'
import type { Place } from '../protocol/place.ts'
import type { Texts } from '../texts.ts'
import { el, icon } from './elements.ts'

const unit = /^\d+(\.\d+)?(px|%|vh|vw|em|rem)?$/

/** A length as an app may give it: a number of pixels, or a CSS length in a string. */
export const cssLength = (length: number | string | undefined): string | undefined => {
  if (typeof length === 'number') return `${length}px`
  if (length === undefined || !unit.test(length)) return undefined
  return /^\d+(\.\d+)?$/.test(length) ? `${length}px` : length
}

/** A frame on the page, wherever it stands. */
export interface Mounted {
  readonly resize: (size: Size) => void
  readonly setVisible: (visible: boolean) => void
  readonly remove: () => void
}

export interface Tray {
  readonly element: HTMLElement
  readonly add: (place: Place, frame: HTMLIFrameElement, installation: Installation) => Mounted
}

export const tray = (texts: Texts): Tray => {
  const nothing = el('p', { class: 'nothing' }, texts.noApps)
  const element = el('section', { class: 'tray', 'aria-label': texts.apps, 'data-testid': 'app-tray' }, nothing)

  return {
    element,
    add: (place, frame, installation) => {
      nothing.remove()
      const manifest = locationOf(installation, place.location)
      const flexible = manifest?.flexible === true
      const head = el(
        'button',
        {
          type: 'button',
          class: 'app-head',
          'aria-expanded': 'true',
          'aria-label': texts.collapse(installation.name),
          onclick: () => {
            const folded = section.classList.toggle('is-folded')
            head.setAttribute('aria-expanded', String(!folded))
          },
        },
        el('span', {}, installation.name),
        icon('fold'),
      )
      const section = el('section', { class: flexible ? 'app is-flexible' : 'app', 'data-testid': 'app' }, head, frame)
      if (!flexible) frame.style.height = cssLength(manifest?.size?.height) ?? '80px'
      element.append(section)
      return {
        resize: ({ height }) => {
          const wanted = cssLength(height)
          if (!flexible && wanted !== undefined) frame.style.height = wanted
        },
        setVisible: (visible) => {
          section.hidden = !visible
        },
        remove: () => section.remove(),
      }
    },
  }
}
