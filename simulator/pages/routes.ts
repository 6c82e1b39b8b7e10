import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { html, notFound, redirect } from '../wire/answer.ts'
import type { Route } from '../wire/route.ts'
import { page } from './page.ts'
import { sdkScript } from './sdk.ts'

const defaultFolder = fileURLToPath(new URL('../../dist/workspace', import.meta.url))

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}

const read = async (folder: string, name: string): Promise<Response | undefined> => {
  const path = normalize(join(folder, name))
  if (!path.startsWith(folder + sep)) throw notFound()
  try {
    const content = new Uint8Array(await readFile(path))
    return new Response(content, {
      headers: { 'content-type': types[extname(path)] ?? 'application/octet-stream', 'cache-control': 'no-store' },
    })
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')
    if (missing) return undefined
    throw error
  }
}

const notBuilt = () =>
  html(
    404,
    page('The workspace page is not built', '<p>Run <code>npm run build</code>, then load this page again.</p>'),
  )

/** The workspace page and the framework's script: what the account shows in a browser. */
export const pageRoutes = (folder = defaultFolder): readonly Route[] => {
  const open = { method: 'GET', access: 'anyone' } as const
  const index = async () => (await read(folder, 'index.html')) ?? notBuilt()
  return [
    { ...open, path: '/', handle: () => redirect('/agent') },
    { ...open, path: '/favicon.ico', handle: () => new Response(null, { status: 204 }) },
    { ...open, path: '/agent', handle: index },
    {
      ...open,
      path: '/agent/*',
      handle: async ({ params }) => {
        const name = params['rest'] ?? ''
        // Anything but a file is a place within the page, e.g. /agent/tickets/12.
        const file = extname(name) === '' ? undefined : await read(folder, name)
        if (file === undefined && extname(name) !== '') throw notFound()
        return file ?? index()
      },
    },
    {
      ...open,
      path: '/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js',
      handle: () => new Response(sdkScript(), { headers: { 'content-type': 'text/javascript; charset=utf-8' } }),
    },
  ]
}
