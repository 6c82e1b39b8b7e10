import type english from '../../translations/en.json'

/** A piece of a message as the build has compiled it: text as it is, or what is filled in. */
export type Part =
  | string
  /** A value as it is. */
  | readonly ['value', string]
  /** As the reader's language writes numbers. */
  | readonly ['number', string]
  | readonly ['percent', string]
  /** A time of day. */
  | readonly ['time', string]
  /** One of several messages by a number, named by plural category or `=` and the number itself. */
  | readonly ['plural', string, Readonly<Record<string, Message>>]
  /** The number of the plural around it. */
  | readonly ['count']
export type Message = readonly Part[]

/** By path, as `row.why`. */
export type Messages = Readonly<Record<string, Message>>

type Paths<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Name : `${Name}.${Paths<Tree[Name]>}`
}[keyof Tree & string]

/** What the panel alone says: the sidebar, which every agent loads with every ticket, doesn't carry it. */
export const ofPanel = ['panel', 'retention', 'access'] as const

/** What the marketplace, the server's own pages and the command line say is no part of the sidebar, nor what the panel says. */
export const elsewhere = ['app', 'page', 'certificate', ...ofPanel] as const

/** Every text of the sidebar, by its path: one that is not there is a type error. */
export type MessageKey = Paths<Omit<typeof english, (typeof elsewhere)[number]>>

/** Every text of the panel: its own, and the sidebar's. */
export type PanelKey = MessageKey | Paths<Pick<typeof english, (typeof ofPanel)[number]>>
