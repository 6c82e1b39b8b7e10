import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { compileFunction } from 'node:vm'

/** What the tests use of the SDK that apps load; its own words, not ours. */
export interface ZafClient {
  on: (event: string, handler: (message?: unknown) => unknown) => void
  off: (event: string, handler: (message?: unknown) => unknown) => unknown
  trigger: (event: string, data?: unknown) => void
  get: (path: string | readonly string[]) => Promise<Record<string, unknown>>
  set: (path: string | Record<string, unknown>, value?: unknown) => Promise<Record<string, unknown>>
  invoke: (method: string | Record<string, readonly string[]>, ...args: unknown[]) => Promise<Record<string, unknown>>
  request: (options: unknown) => Promise<unknown>
  context: () => Promise<unknown>
  metadata: () => Promise<unknown>
  instance: (guid: string) => ZafClient
  postMessage: (name: string, data?: unknown) => void
}

interface Posted {
  readonly data: unknown
  readonly origin: string
  readonly source: unknown
}

export interface AppWindow {
  readonly client: ZafClient
  /** The window itself: what a message of the app has as its source. */
  readonly window: object
  /** Hands the app a message of its host. */
  readonly deliver: (data: unknown, origin?: string, source?: unknown) => void
}

const root = dirname(createRequire(import.meta.url).resolve('zendesk_app_framework_sdk'))

/** The package's own CommonJS files, evaluated with a `window` and a `document` that belong to one app alone. */
const load = (file: string, window: object, document: object): unknown => {
  const module = { exports: {} }
  const path = join(root, file.endsWith('.js') ? file : `${file}.js`)
  const run: unknown = compileFunction(readFileSync(path, 'utf8'), [
    'module',
    'exports',
    'require',
    'window',
    'document',
  ])
  const require = (name: string) => load(join(dirname(file), name), window, document)
  if (typeof run === 'function') Reflect.apply(run, undefined, [module, module.exports, require, window, document])
  return module.exports
}

/** Starts the real SDK in a window without a browser; what it posts to its parent goes to `post`. */
export const openApp = (
  guid: string,
  hostOrigin: string,
  post: (message: Omit<Posted, 'origin'>) => void,
): AppWindow => {
  const listeners: ((event: Posted) => void)[] = []
  const window = {
    Promise,
    parent: { postMessage: (data: unknown) => queueMicrotask(() => post({ data, source: window })) },
    addEventListener: (_type: string, listener: (event: Posted) => void) => listeners.push(listener),
  }
  const query = new URLSearchParams({ origin: hostOrigin, app_guid: guid })
  const sdk = load('index', window, { location: { search: `?${query.toString()}`, hash: '' } }) as {
    init: () => ZafClient
  }
  return {
    window,
    client: sdk.init(),
    deliver: (data, origin = hostOrigin, source = window.parent) => {
      for (const listener of listeners) listener({ data, origin, source })
    },
  }
}
