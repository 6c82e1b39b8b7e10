import { badRequest, ok, refuse } from './answer.ts'
import { idOf } from './read.ts'

const largestPage = 100
/** Offsets end here: Zendesk answers 400 past the hundredth page. */
const lastPage = 100

interface Page {
  readonly url: URL
  readonly query: URLSearchParams
}

const sizeOf = (written: string | null, most: number): number => {
  if (written === null) return most
  const size = idOf(written)
  if (size === undefined || size < 1) throw badRequest('Invalid page size')
  return size
}

const linkTo = (url: URL, changes: Readonly<Record<string, string | undefined>>): string => {
  const link = new URL(url)
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) link.searchParams.delete(name)
    else link.searchParams.set(name, value)
  }
  return link.href
}

const cursorOf = (position: number): string => Buffer.from(`{"o":${position}}`).toString('base64url')

const positionOf = (cursor: string): number => {
  const read = /^\{"o":(\d+)\}$/.exec(Buffer.from(cursor, 'base64url').toString())
  if (read === null) {
    throw refuse(400, { errors: [{ code: 'InvalidPaginationParameter', title: 'Invalid cursor', detail: cursor }] })
  }
  return Number(read[1])
}

const byCursor = <T>({ url, query }: Page, items: readonly T[], most: number, more: Cursors<T>) => {
  const size = sizeOf(query.get('page[size]'), most)
  if (size > most) {
    throw refuse(400, {
      errors: [{ code: 'InvalidPaginationParameter', title: `page[size] cannot be greater than ${most}` }],
    })
  }
  const after = query.get('page[after]')
  const before = query.get('page[before]')
  const keys = items.map(more.key)
  const start =
    after !== null
      ? keys.findIndex((key) => more.isAfter(key, positionOf(after)))
      : before !== null
        ? Math.max(0, keys.findLastIndex((key) => more.isAfter(positionOf(before), key)) + 1 - size)
        : 0
  const page = start === -1 ? [] : items.slice(start, start + size)
  const first = page.at(0)
  const last = page.at(-1)
  const hasMore = start !== -1 && start + size < items.length
  const afterCursor = last === undefined ? null : cursorOf(more.key(last))
  const beforeCursor = first === undefined ? null : cursorOf(more.key(first))
  const link = (name: 'page[after]' | 'page[before]', cursor: string) =>
    linkTo(url, { 'page[after]': undefined, 'page[before]': undefined, [name]: cursor })
  return {
    page,
    frame: {
      meta: { has_more: hasMore, after_cursor: afterCursor, before_cursor: beforeCursor },
      links: {
        next: hasMore && afterCursor !== null ? link('page[after]', afterCursor) : null,
        prev: start > 0 && beforeCursor !== null ? link('page[before]', beforeCursor) : null,
      },
    },
  }
}

const byOffset = <T>({ url, query }: Page, items: readonly T[], most: number) => {
  const size = Math.min(sizeOf(query.get('per_page'), most), most)
  const number = query.get('page') === null ? 1 : idOf(query.get('page'))
  if (number === undefined || number < 1) throw badRequest('Invalid page')
  if (number > lastPage) {
    throw refuse(400, {
      error: 'InvalidPaginationDepth',
      description: `Number of pages is limited to ${lastPage}. Use cursor pagination.`,
    })
  }
  const start = (number - 1) * size
  return {
    page: items.slice(start, start + size),
    frame: {
      count: items.length,
      next_page: start + size < items.length ? linkTo(url, { page: String(number + 1) }) : null,
      previous_page: number > 1 ? linkTo(url, { page: String(number - 1) }) : null,
    },
  }
}

interface Cursors<T> {
  readonly key: (item: T) => number
  readonly isAfter: (key: number, other: number) => boolean
}

/** A page of `items` in whichever of the two styles the request speaks; neither means offset, as it always was. */
export const paged = <T extends { readonly id: number }>(
  request: Page,
  items: readonly T[],
  options: { readonly most?: number; readonly descending?: boolean } = {},
) => {
  const most = options.most ?? largestPage
  const speaksCursor = [...request.query.keys()].some((name) => name.startsWith('page['))
  const isAfter = options.descending
    ? (key: number, other: number) => key < other
    : (key: number, other: number) => key > other
  return speaksCursor
    ? byCursor(request, items, most, { key: ({ id }) => id, isAfter })
    : byOffset(request, items, most)
}

/** The common case: one list under one name. */
export const listAnswer = <T extends { readonly id: number }>(
  request: Page,
  name: string,
  items: readonly T[],
  show: (item: T) => unknown,
): Response => {
  const { page, frame } = paged(request, items)
  return ok({ [name]: page.map(show), ...frame })
}
