import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { build } from 'vite'
import { serve, type WebServer } from '../../support/web-server.ts'

export interface AppServer extends WebServer {
  /** What the host posted to the signed page. */
  readonly posted: { readonly query: URLSearchParams; readonly form: URLSearchParams }[]
  /** How many instances had the time to say goodbye. */
  readonly goodbyes: () => number
}

/** The real SDK as one script, as an app would load it from Zendesk's own address. */
const sdkScript = async (): Promise<string> => {
  const entry = createRequire(import.meta.url).resolve('zendesk_app_framework_sdk')
  const built = await build({
    root: dirname(entry),
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'ZAFClient' } },
  })
  const output = Array.isArray(built) ? built[0]?.output : 'output' in built ? built.output : undefined
  const code = output?.[0].code
  if (code === undefined) throw new Error('the SDK could not be bundled')
  return code
}

/** A page that only starts the SDK, counts what the framework tells it, and leaves the rest to the test. */
const page = `<!doctype html><title>A small app</title><p>A small app</p>
<script src="/sdk.js"></script>
<script>
  window.client = ZAFClient.init()
  window.heard = []
  for (const event of ['app.registered', 'app.created', 'app.route.changed', 'app.activated', 'app.deactivated', 'app.willDestroy',
    'ticket.updated', 'ticket.tags.changed', 'ticket.status.changed', 'comment.text.changed', 'instance.registered',
    'ticket.conversation.changed', 'ticket.submit.start', 'ticket.submit.done', 'ticket.submit.fail'])
    client.on(event, (message) => heard.push([event, message]))
  client.on('app.willDestroy', () => fetch('/bye', { method: 'POST', keepalive: true }))
</script>`

const html = (body: string) => new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8' } })

/** A small app on a port of its own: another origin than the host's. */
export const appServer = async (): Promise<AppServer> => {
  const sdk = await sdkScript()
  const posted: AppServer['posted'] = []
  let goodbyes = 0
  const server = await serve(async (request) => {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === '/sdk.js') return new Response(sdk, { headers: { 'content-type': 'text/javascript' } })
    if (pathname === '/bye') {
      goodbyes += 1
      return new Response(null, { status: 204 })
    }
    if (pathname === '/cors') {
      const cookie = request.headers.get('cookie')
      return Response.json({ cookie }, { headers: { 'access-control-allow-origin': '*' } })
    }
    if (pathname === '/sidebar' && request.method !== 'POST') return new Response('unsigned', { status: 401 })
    if (request.method === 'POST') {
      posted.push({ query: searchParams, form: new URLSearchParams(await request.text()) })
    }
    return html(page)
  })
  return { ...server, posted, goodbyes: () => goodbyes }
}
