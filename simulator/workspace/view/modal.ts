import type { Size } from '../apps/installation.ts'
import type { Texts } from '../texts.ts'
import { el, icon } from './elements.ts'
import { cssLength, type Mounted } from './tray.ts'

/** Zendesk's own size for a modal that names none. */
const usual = { width: 700, height: 500 }

const fit = (frame: HTMLElement, { width, height }: Size) => {
  const wide = cssLength(width)
  const high = cssLength(height)
  if (wide !== undefined) frame.style.width = wide
  if (high !== undefined) frame.style.height = high
}

export interface ModalWish {
  readonly title: string
  readonly frame: HTMLIFrameElement
  readonly size: Size
  /** What can't be reached while the modal is open. */
  readonly behind: readonly HTMLElement[]
  readonly close: () => void
}

/** Centred over the page; Escape and the cross close it, focus goes in and comes back. */
export const modal = (texts: Texts, layer: HTMLElement, wish: ModalWish): Mounted => {
  const before = document.activeElement
  const cross = el(
    'button',
    {
      type: 'button',
      class: 'quiet',
      'aria-label': texts.closeModal,
      'data-testid': 'modal-close',
      onclick: wish.close,
    },
    icon('close'),
  )
  const dialog = el(
    'div',
    { class: 'modal', role: 'dialog', 'aria-modal': 'true', 'aria-label': wish.title, 'data-testid': 'modal' },
    el('header', {}, el('h2', {}, wish.title), cross),
    wish.frame,
  )
  const overlay = el('div', { class: 'overlay' }, dialog)
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') wish.close()
  }
  const setVisible = (visible: boolean) => {
    overlay.hidden = !visible
    for (const element of wish.behind) element.inert = visible
    if (visible) document.addEventListener('keydown', onKey)
    else document.removeEventListener('keydown', onKey)
  }
  fit(wish.frame, { ...usual, ...wish.size })
  layer.append(overlay)
  setVisible(true)
  wish.frame.focus()
  return {
    resize: (size) => fit(wish.frame, size),
    setVisible: (visible) => {
      setVisible(visible)
      if (!visible && before instanceof HTMLElement && before.isConnected) before.focus()
    },
    remove: () => overlay.remove(),
  }
}
