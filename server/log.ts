import { pino, type DestinationStream, type Logger } from 'pino'

export type { Logger } from 'pino'

/**
 * Nothing that passes through here ever holds a body, a header or a query; should one be handed in by mistake, it is
 * taken out.
 */
const never = ['req', 'res', 'headers', 'body', 'query', 'token', 'authorization', 'cookie', 'err', 'error']

export const createLog = (level: string, destination?: DestinationStream): Logger => {
  const options = {
    level,
    base: { service: 'custos' },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: never.flatMap((name) => [name, `*.${name}`]), remove: true },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** Errors whose words are V8's own or ours. Any other may quote what it choked on, and that may be a customer's. */
const speaking = new Set(['TypeError', 'ReferenceError', 'RangeError', 'ZendeskError', 'EnvelopeError'])

export interface Described {
  readonly name: string
  readonly code?: string
  readonly message?: string
  readonly at?: readonly string[]
  readonly cause?: Described
}

/** What of an error may be written down: its kind, its code and where it happened, but not what it says of the data. */
export const described = (error: unknown): Described => {
  if (!(error instanceof Error)) return { name: typeof error }
  const { name, message, stack = '', cause } = error
  const code = 'code' in error && /^[\w-]{1,60}$/.test(String(error.code)) ? String(error.code) : undefined
  const at = stack.split('\n').filter((line) => line.startsWith('    at '))
  return {
    name,
    ...(code === undefined ? {} : { code }),
    ...(speaking.has(name) ? { message } : {}),
    at: at.slice(0, 12).map((line) => line.trim()),
    ...(cause instanceof Error ? { cause: described(cause) } : {}),
  }
}
