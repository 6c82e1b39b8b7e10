/** What an app's frame may send, read from the wire; everything the SDK of the Zendesk Apps Framework posts has a kind here. */
export type Incoming =
  | { readonly kind: 'handshake'; readonly version: string }
  | { readonly kind: 'on' | 'off'; readonly event: string; readonly subscribers: number; readonly target?: string }
  | { readonly kind: 'trigger'; readonly event: string; readonly message: unknown; readonly target?: string }
  | { readonly kind: 'reply'; readonly event: string; readonly refused: boolean; readonly reason?: string }
  | {
      readonly kind: 'call'
      readonly request: string
      readonly id: number
      readonly params: unknown
      readonly target?: string
    }
  | { readonly kind: 'request'; readonly key: string; readonly options: Record<string, unknown> }
  | { readonly kind: 'ignored'; readonly key: string }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parsed = (data: unknown): unknown => {
  if (typeof data !== 'string') return data
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}

const keyed = (key: string, data: Record<string, unknown>, target: { target?: string }): Incoming => {
  const colon = key.indexOf(':')
  const head = colon < 0 ? key : key.slice(0, colon)
  const event = colon < 0 ? '' : key.slice(colon + 1)
  const message = data['message']
  switch (head) {
    case 'iframe.handshake':
      return { kind: 'handshake', version: isRecord(message) ? String(message['version']) : '' }
    case 'iframe.on':
    case 'iframe.off': {
      const subscribers = isRecord(message) ? Number(message['subscriberCount']) : 0
      return { kind: head === 'iframe.on' ? 'on' : 'off', event, subscribers, ...target }
    }
    case 'iframe.trigger':
      return { kind: 'trigger', event, message, ...target }
    case 'iframe.reply': {
      const error = data['error']
      const said = isRecord(error) ? error['msg'] : undefined
      const reason = typeof said === 'string' && said !== '' ? { reason: said } : {}
      return { kind: 'reply', event, refused: 'error' in data, ...reason }
    }
    case 'request':
      return { kind: 'request', key, options: isRecord(message) ? message : {} }
    default:
      return { kind: 'ignored', key }
  }
}

/** `undefined` for anything that is not the SDK's: a page receives messages from extensions and developer tools, too. */
export const readMessage = (raw: unknown): Incoming | undefined => {
  const data = parsed(raw)
  if (!isRecord(data)) return undefined
  const { key, id, request, instanceGuid } = data
  const target = typeof instanceGuid === 'string' ? { target: instanceGuid } : {}
  if (typeof request === 'string' && typeof id === 'number') {
    return { kind: 'call', request, id, params: data['params'], ...target }
  }
  return typeof key === 'string' ? keyed(key, data, target) : undefined
}

export interface WireError {
  readonly name: string
  readonly message: string
  readonly stack?: string
  readonly path?: string
}

export const wireError = (error: unknown, path?: string): WireError => ({
  name: error instanceof Error ? error.name : 'Error',
  message: error instanceof Error ? error.message : String(error),
  ...(path === undefined ? {} : { path }),
})
