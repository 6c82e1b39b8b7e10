import { badRequest, notFound, ok } from '../wire/answer.ts'
import { bodyOf } from '../wire/body.ts'
import { fieldsOf, idOf, textOf } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'
import type { World } from '../world.ts'
import type { AppKey } from './keys.ts'
import { proxyRequest } from './proxy.ts'
import type { Installation } from './records.ts'
import { pageClaims } from './sign.ts'

const templated = ({ settings }: Installation, url: string): string =>
  url.replaceAll(/\{\{setting\.(\w+)\}\}/g, (written, name: string) => String(settings[name] ?? written))

/** As the API lists an installation: secure settings are not among its settings. */
const showInstallation = (installation: Installation) => ({
  id: installation.id,
  app_id: installation.app_id,
  product: 'support',
  enabled: true,
  settings: { name: installation.name, title: installation.name, ...installation.settings },
})

/** As the workspace page needs it: with the places of the app and their addresses. */
const showForPage = (world: World, installation: Installation) => ({
  id: installation.id,
  installation_id: installation.id,
  app_id: installation.app_id,
  name: installation.name,
  version: installation.version,
  settings: installation.settings,
  server_url: installation.settings['server_url'],
  subdomain: world.subdomain,
  icon: installation.icon,
  locations: installation.locations.map((place) => ({ ...place, url: templated(installation, place.url) })),
})

const find = (call: Call): Installation => {
  const found = call.world.state.installations.get(idOf(call.params['installation_id']) ?? 0)
  if (found === undefined) throw notFound()
  return found
}

const sign = (key: AppKey) => (call: Call) => {
  const installation = find(call)
  const { user_id, location, expires_in, claims } = bodyOf(call)
  const user = call.world.state.users.get(idOf(user_id) ?? 0)
  const place = textOf(location)
  if (user === undefined || place === undefined) throw badRequest('user_id and location are required')
  const life = typeof expires_in === 'number' ? { expires_in } : {}
  const wish = { user_id: user.id, location: place, ...life, claims: fieldsOf(claims) }
  return ok({ token: key.sign(pageClaims(call.world, installation, wish)) })
}

const pem = (key: AppKey, call: Call) => {
  const appId = idOf(call.params['app_id'])
  if (![...call.world.state.installations.values()].some(({ app_id }) => app_id === appId)) throw notFound()
  return new Response(key.publicPem(), { headers: { 'content-type': 'application/x-pem-file' } })
}

export const appRoutes = (key: AppKey): readonly Route[] => [
  {
    method: 'GET',
    path: '/api/v2/apps/installations',
    access: 'agent',
    resource: 'apps',
    handle: ({ world }) => ok({ installations: [...world.state.installations.values()].map(showInstallation) }),
  },
  {
    method: 'GET',
    path: '/api/v2/apps/installations/:installation_id',
    access: 'agent',
    resource: 'apps',
    handle: (call) => ok(showInstallation(find(call))),
  },
  {
    method: 'GET',
    path: '/api/v2/apps/:app_id/public_key.pem',
    access: 'agent',
    resource: 'apps',
    handle: (call) => pem(key, call),
  },
  {
    method: 'GET',
    path: '/__simulator/apps/:app_id/public_key.pem',
    access: 'anyone',
    handle: (call) => pem(key, call),
  },
  {
    method: 'GET',
    path: '/__simulator/installations',
    access: 'anyone',
    handle: ({ world }) =>
      ok({ installations: [...world.state.installations.values()].map((one) => showForPage(world, one)) }),
  },
  { method: 'POST', path: '/__simulator/apps/:installation_id/sign', access: 'anyone', handle: sign(key) },
  { method: 'POST', path: '/__simulator/proxy', access: 'agent', handle: proxyRequest },
]
