import type { RequestAnswer } from './place.ts'
import type { Schedule } from './link.ts'

/** What an app may pass to `client.request`, as far as the host acts on it. */
interface Options {
  readonly url: string
  readonly method: string
  readonly headers: Record<string, string>
  readonly body?: string
  readonly dataType?: string
  readonly complete: boolean
  readonly direct: boolean
  readonly timeout?: number
  readonly secure: boolean
  readonly jwt?: unknown
}

export interface RequestPorts {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly origin: string
  readonly proxy: string
  readonly installationId: number
  readonly appId: number
  readonly schedule: Schedule
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const plain = (value: unknown): string => (value === null || value === undefined ? '' : JSON.stringify(value))

/** Form fields as jQuery writes them (`a[b]=1`, `c[]=2`), since Zendesk's page still sends through it. */
export const formFields = (data: unknown): string => {
  const fields = new URLSearchParams()
  const add = (name: string, value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach((item, index) => add(`${name}[${isRecord(item) ? index : ''}]`, item))
    } else if (isRecord(value)) {
      for (const [key, inner] of Object.entries(value)) add(`${name}[${key}]`, inner)
    } else fields.append(name, typeof value === 'string' ? value : plain(value))
  }
  if (isRecord(data)) for (const [key, value] of Object.entries(data)) add(key, value)
  return fields.toString()
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const readOptions = (raw: Record<string, unknown>): Options => {
  const method = (text(raw['type']) ?? text(raw['method']) ?? 'GET').toUpperCase()
  const data = raw['data']
  const written = data === undefined || data === null ? undefined : (text(data) ?? formFields(data))
  const inUrl = (method === 'GET' || method === 'HEAD') && written !== undefined
  const url = text(raw['url']) ?? ''
  const headers = isRecord(raw['headers']) ? raw['headers'] : {}
  const type = text(raw['contentType']) ?? 'application/x-www-form-urlencoded; charset=UTF-8'
  const dataType = text(raw['dataType'])
  return {
    url: inUrl ? `${url}${url.includes('?') ? '&' : '?'}${written}` : url,
    method,
    headers: {
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      ...(text(raw['accepts']) === undefined ? {} : { accept: String(raw['accepts']) }),
      ...(written === undefined || inUrl ? {} : { 'content-type': type }),
    },
    ...(written === undefined || inUrl ? {} : { body: written }),
    ...(dataType === undefined ? {} : { dataType }),
    complete: raw['httpCompleteResponse'] === true,
    direct: raw['cors'] === true,
    ...(typeof raw['timeout'] === 'number' ? { timeout: raw['timeout'] } : {}),
    secure: raw['secure'] === true,
    ...(raw['jwt'] === undefined ? {} : { jwt: raw['jwt'] }),
  }
}

const json = (written: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(written) }
  } catch {
    return undefined
  }
}

const failed = (status: number, statusText: string, responseText = ''): RequestAnswer => {
  const body = json(responseText)
  return {
    outcome: 'fail',
    value: {
      readyState: status === 0 ? 0 : 4,
      status,
      statusText,
      responseText,
      ...(body === undefined ? {} : { responseJSON: body.value }),
    },
  }
}

const answered = async (response: Response, options: Options): Promise<RequestAnswer> => {
  const { status } = response
  const statusText = response.statusText === '' ? (response.ok ? 'success' : 'error') : response.statusText
  const written = await response.text()
  if (!response.ok) return failed(status, statusText, written)
  const wantsJson = options.dataType === 'json' || (response.headers.get('content-type') ?? '').includes('json')
  const nothing = status === 204 || options.method === 'HEAD'
  const body = wantsJson && options.dataType !== 'text' && !nothing ? json(written) : undefined
  if (wantsJson && options.dataType !== 'text' && !nothing && body === undefined) {
    return failed(status, 'parsererror', written)
  }
  if (!options.complete) return { outcome: 'done', value: nothing ? null : body === undefined ? written : body.value }
  return {
    outcome: 'done',
    value: {
      status,
      statusText,
      responseText: written,
      ...(body === undefined ? {} : { responseJSON: body.value }),
      responseHeaders: Object.fromEntries(response.headers),
    },
  }
}

const isAbsolute = (url: string) => /^([a-z][a-z0-9+.-]*:)?\/\//i.test(url)

/**
 * Relative: with the agent's own cookies. Absolute: through Zendesk's proxy, the only place where secure settings are
 * filled in. `cors: true`: straight from the browser, without the agent's cookies.
 */
const target = (options: Options, ports: RequestPorts): { readonly url: string; readonly init: RequestInit } => {
  const { method, headers, body } = options
  const init: RequestInit = { method, headers, ...(body === undefined ? {} : { body }) }
  if (!isAbsolute(options.url)) {
    return {
      url: new URL(options.url, `${ports.origin}/`).href,
      init: { ...init, headers: { ...headers, 'x-zendesk-app-id': String(ports.appId) }, credentials: 'same-origin' },
    }
  }
  if (options.direct) return { url: options.url, init: { ...init, credentials: 'omit' } }
  const { url, secure, jwt } = options
  const sent = { installation_id: ports.installationId, url, method, headers, body, secure, jwt }
  return {
    url: ports.proxy,
    init: { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) },
  }
}

/** Answers one `client.request` in the two shapes that the SDK knows: `.done` with a body, `.fail` like a jqXHR. */
export const answerRequest = async (ports: RequestPorts, raw: Record<string, unknown>): Promise<RequestAnswer> => {
  const options = readOptions(raw)
  if (options.direct && options.secure) return failed(0, 'error', 'Secure settings need cors: false')
  const stop = new AbortController()
  const cancel = options.timeout === undefined ? () => undefined : ports.schedule(() => stop.abort(), options.timeout)
  try {
    const { url, init } = target(options, ports)
    return await answered(await ports.fetch(url, { ...init, signal: stop.signal }), options)
  } catch {
    return failed(0, stop.signal.aborted ? 'timeout' : 'error')
  } finally {
    cancel()
  }
}
