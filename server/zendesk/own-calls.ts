import { hmacHex, sameText } from '../../core/envelope/index.ts'

/** A request as Zendesk's access log writes it; `url` is a path with its query, or a whole address. */
export interface LoggedCall {
  readonly method: string
  readonly url: string
  /** When it was made, in milliseconds since 1970. */
  readonly at: number
}

const span = 5 * 60_000
const markLength = 32
const product = 'custos'
const marked = new RegExp(`^${product}/([0-9a-f]{${String(markLength)}})$`)

/** The same request however it is written: without an ending, its parameters decoded and in one order. */
const plain = (url: string): string => {
  const { pathname, searchParams } = new URL(url, 'https://account.invalid')
  const query = [...searchParams].map(([name, value]) => `${name}=${value}`).sort()
  return [pathname.replace(/\.json$/, ''), ...query].join('\n')
}

/**
 * Names our own calls by a user agent that only this server can make, for this request and these minutes: a constant one
 * could be sent by whoever wants not to be seen, and one that is the same for every request could be read off the log.
 */
export const ownCalls = (key: Uint8Array) => {
  const mark = async ({ method, url }: LoggedCall, slot: number): Promise<string> =>
    (await hmacHex(key, `call ${String(slot)} ${method} ${plain(url)}`)).slice(0, markLength)
  return {
    /** The user agent of a request that is about to be sent. */
    agentFor: async (call: LoggedCall): Promise<string> => `${product}/${await mark(call, Math.floor(call.at / span))}`,
    /** Whether a row of the log, whose client this is, is a request of ours. */
    isOwn: async (call: LoggedCall, client: string): Promise<boolean> => {
      const [, found] = marked.exec(client) ?? []
      if (found === undefined || !URL.canParse(call.url, 'https://account.invalid')) return false
      const now = Math.floor(call.at / span)
      // Zendesk's clock is not quite ours, and an answer takes its time.
      const marks = await Promise.all([now, now - 1, now + 1].map((slot) => mark(call, slot)))
      return marks.some((one) => sameText(one, found))
    },
  }
}
