import { addTag, removeTag, tagsOf } from '../ticket/draft.ts'
import type { Context, Place } from '../protocol/place.ts'
import { refusal, type Desk, type ToastKind } from './desk.ts'
import type { Size } from './installation.ts'
import { ticketAt } from './paths.ts'

type Method = (desk: Desk, place: Place, args: readonly unknown[], context: (place: Place) => Context) => unknown

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const string = (value: unknown): string => {
  if (typeof value !== 'string' && typeof value !== 'number') throw refusal('InvalidArgument', 'takes a string')
  return String(value)
}

const length = (value: unknown): number | string | undefined =>
  typeof value === 'number' || typeof value === 'string' ? value : undefined

const sizeOf = (value: unknown): Size => {
  if (!isRecord(value)) throw refusal('InvalidArgument', 'takes {width, height}')
  const [width, height] = [length(value['width']), length(value['height'])]
  return { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) }
}

const append: Method = (desk, place, [text]) => {
  ticketAt(desk, place).edit(({ draft }) => ({ ...draft, text: draft.text + string(text) }))
}

const changeTags =
  (change: typeof addTag): Method =>
  (desk, place, args) => {
    const open = ticketAt(desk, place)
    const tags = args.flat().map(string)
    open.edit(({ ticket, draft }) => tags.reduce((sofar, tag) => change(ticket, sofar, tag), draft))
    const { ticket, draft } = open.state()
    return tagsOf(ticket, draft)
  }

const kindOf = (kind: unknown): ToastKind => (kind === 'alert' || kind === 'error' ? kind : 'notice')

/** The framework takes a number of milliseconds or `{sticky: true}`. */
const durationOf = (wish: unknown): number | undefined =>
  typeof wish === 'number' ? wish : isRecord(wish) && wish['sticky'] === true ? Infinity : undefined

const popover: Method = (desk, place, [wish]) => {
  if (isRecord(wish)) desk.resize(place, sizeOf(wish))
  else desk.togglePopover(place, wish === 'show' || wish === 'hide' ? wish : 'toggle')
}

const create: Method = (desk, place, [wish], context) => {
  if (!isRecord(wish) || wish['location'] !== 'modal') throw refusal('InvalidArgument', 'makes modals only')
  const size = wish['size'] === undefined ? {} : { size: sizeOf(wish['size']) }
  return [context(desk.openModal(place, { url: string(wish['url']), ...size }))]
}

const routeTo: Method = (desk, _place, [target, name, path]) => {
  if (target !== 'ticket' && target !== 'nav_bar') throw refusal('InvalidArgument', 'knows ticket and nav_bar only')
  if (path === undefined) desk.goTo(target, string(name))
  else desk.goTo(target, string(name), string(path))
}

const methods: Readonly<Record<string, Method>> = {
  notify: (desk, _place, [message, kind, duration]) => desk.toast(string(message), kindOf(kind), durationOf(duration)),
  resize: (desk, place, [size]) => desk.resize(place, sizeOf(size)),
  popover,
  show: (desk, place) => desk.setVisible(place, true),
  hide: (desk, place) => desk.setVisible(place, false),
  destroy: (desk, place) => desk.destroy(place),
  preloadPane: () => undefined,
  routeTo,
  track: () => undefined,
  setIconState: () => undefined,
  'instances.create': create,
  'comment.appendText': append,
  'comment.appendHtml': append,
  'ticket.comment.appendText': append,
  'ticket.comment.appendHtml': append,
  'ticket.editor.insert': append,
  'ticket.tags.add': changeTags(addTag),
  'ticket.tags.remove': changeTags(removeTag),
  'ticket.comments.refresh': (desk, place) => ticketAt(desk, place).refresh(),
}

export const invokeMethod = (
  desk: Desk,
  context: (place: Place) => Context,
  place: Place,
  name: string,
  args: readonly unknown[],
): unknown => {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined
  if (method === undefined) throw refusal('UnknownMethod', `Could not find handler for: "${name}"`)
  return method(desk, place, args, context)
}
