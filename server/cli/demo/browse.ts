/** A person's browser without a window: keeps cookies by origin and follows redirects itself, so that each can be seen. */
export interface Browser {
  readonly go: (url: string, init?: RequestInit) => Promise<Response>
}

export const browser = (): Browser => {
  const jars = new Map<string, Map<string, string>>()

  const keep = (origin: string, response: Response) => {
    const jar = jars.get(origin) ?? new Map<string, string>()
    jars.set(origin, jar)
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }

  const cookies = (origin: string): string =>
    [...(jars.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')

  const go = async (url: string, init: RequestInit = {}, hops = 0): Promise<Response> => {
    const { origin } = new URL(url)
    const headers = new Headers(init.headers)
    if (cookies(origin) !== '') headers.set('cookie', cookies(origin))
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    keep(origin, response)
    const location = response.headers.get('location')
    if (location === null || response.status < 300 || response.status > 399) return response
    if (hops > 10) throw new Error('too many redirects')
    return go(new URL(location, url).href, {}, hops + 1)
  }

  return { go }
}
