import type { ToastKind } from '../apps/desk.ts'
import type { Texts } from '../texts.ts'
import { el, icon } from './elements.ts'

const usual: Readonly<Record<ToastKind, number>> = { notice: 4000, alert: 6000, error: 8000 }

export interface Toasts {
  readonly element: HTMLElement
  readonly show: (message: string, kind: ToastKind, milliseconds?: number) => void
}

/** `notify` of the framework and the page's own notices: read out once, gone by themselves or by their cross. */
export const toasts = (texts: Texts): Toasts => {
  const element = el('div', { class: 'toasts', 'aria-live': 'polite' })
  return {
    element,
    show: (message, kind, milliseconds = usual[kind]) => {
      const cross = el(
        'button',
        { type: 'button', class: 'quiet', 'aria-label': texts.dismiss, onclick: () => toast.remove() },
        icon('close'),
      )
      const role = kind === 'error' ? 'alert' : 'status'
      const toast = el(
        'div',
        { class: `toast is-${kind}`, role, 'data-testid': 'toast', 'data-kind': kind },
        el('p', {}, message),
        cross,
      )
      element.append(toast)
      if (Number.isFinite(milliseconds)) setTimeout(() => toast.remove(), milliseconds)
    },
  }
}
