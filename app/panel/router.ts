/** Where in the panel: a page by its id, and what the page itself makes of the rest. */
export interface Route {
  readonly page: string
  readonly rest: readonly string[]
}

/** What of the window the router uses. */
export interface RouterWindow {
  readonly location: { hash: string }
  readonly addEventListener: (event: 'hashchange', handler: () => void) => void
  readonly removeEventListener: (event: 'hashchange', handler: () => void) => void
  readonly history: Pick<History, 'replaceState'>
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>
}

export interface Router {
  readonly route: () => Route
  readonly subscribe: (heard: () => void) => () => void
  readonly go: (path: string) => void
  /** Whether the person has gone anywhere since the panel was loaded. */
  readonly hasMoved: () => boolean
}

const key = 'custos-panel'

export const hrefOf = (...path: readonly string[]): string => `#/${path.map(encodeURIComponent).join('/')}`

const decoded = (step: string): string => {
  try {
    return decodeURIComponent(step)
  } catch {
    // A broken escape in a link somebody typed: the place is not known, and the panel shows its first page.
    return step
  }
}

export const routeOf = (hash: string): Route => {
  const [page = '', ...rest] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .filter((step) => step !== '')
    .map(decoded)
  return { page, rest }
}

/** A browser may keep storage from frames of other sites: then a reload starts at the first page. */
const remembered = (window: RouterWindow): string => {
  try {
    return window.sessionStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

const remember = (window: RouterWindow, hash: string): void => {
  try {
    window.sessionStorage.setItem(key, hash)
  } catch {
    return
  }
}

/** The place within the panel, in the frame's own address: back and forward work, and a reload comes back to it. */
export const createRouter = (window: RouterWindow): Router => {
  if (!window.location.hash.startsWith('#/')) {
    const before = remembered(window)
    if (before.startsWith('#/')) window.history.replaceState(null, '', before)
  }
  let moved = false
  let known = { hash: window.location.hash, route: routeOf(window.location.hash) }
  return {
    route: () => {
      const { hash } = window.location
      if (hash !== known.hash) known = { hash, route: routeOf(hash) }
      return known.route
    },
    subscribe: (heard) => {
      const changed = () => {
        moved = true
        remember(window, window.location.hash)
        heard()
      }
      window.addEventListener('hashchange', changed)
      return () => window.removeEventListener('hashchange', changed)
    },
    go: (path) => {
      const { page, rest } = routeOf(path)
      window.location.hash = hrefOf(page, ...rest)
    },
    hasMoved: () => moved,
  }
}
