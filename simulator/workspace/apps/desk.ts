import type { Place } from '../protocol/place.ts'
import type { OpenTicket } from '../ticket/open-ticket.ts'
import type { Brand, Named, User } from '../ticket/records.ts'
import type { Size } from './installation.ts'

export type ToastKind = 'notice' | 'alert' | 'error'

export interface ModalWish {
  readonly url: string
  readonly size?: Size
}

/** The page, as its apps may read and move it. */
export interface Desk {
  readonly user: User
  readonly groups: readonly Named[]
  readonly brands: readonly Brand[]
  readonly subdomain: string
  readonly ticket: (id: number) => OpenTicket | undefined
  readonly toast: (message: string, kind: ToastKind, milliseconds?: number) => void
  readonly resize: (place: Place, size: Size) => void
  readonly setVisible: (place: Place, visible: boolean) => void
  readonly togglePopover: (place: Place, wish: 'show' | 'hide' | 'toggle') => void
  readonly openModal: (opener: Place, wish: ModalWish) => Place
  readonly destroy: (place: Place) => void
  readonly goTo: (target: 'ticket' | 'nav_bar', name: string, path?: string) => void
  readonly viewport: () => { readonly width: number; readonly height: number }
}

/** What an app asked for that the page does not have; the SDK shows the message to the app. */
export const refusal = (name: string, message: string): Error => Object.assign(new Error(message), { name })
