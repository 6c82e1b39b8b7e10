import { createHmac } from 'node:crypto'
import { badRequest, forbidden, notFound } from '../wire/answer.ts'
import { bodyOf } from '../wire/body.ts'
import { fieldsOf, idOf, textOf, type Fields } from '../wire/read.ts'
import type { Call } from '../wire/route.ts'
import type { World } from '../world.ts'
import type { Installation } from './records.ts'

const isAllowed = (domain: string, host: string): boolean => host === domain || host.endsWith(`.${domain}`)

type Place = 'url' | 'header' | 'body' | 'jwt_secret_key' | 'jwt_claim'

/** `{{setting.name}}`, filled in only where the setting's scopes let it go. */
const fill = (installation: Installation, text: string, place: Place): string =>
  text.replaceAll(/\{\{setting\.(\w+)\}\}/g, (written, name: string) => {
    const secure = installation.secure[name]
    if (secure === undefined) return String(installation.settings[name] ?? written)
    if (!secure.scopes.includes(place)) throw forbidden(`The setting ${name} may not be used in a ${place}`)
    return secure.value
  })

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const jwtOf = (world: World, installation: Installation, written: Fields): string => {
  const { algorithm, secret_key, expiry, claims } = written
  if (algorithm !== 'HS256') throw badRequest('jwt.algorithm must be HS256')
  const filled = Object.entries(fieldsOf(claims)).map(([name, value]) => [
    name,
    typeof value === 'string' ? fill(installation, value, 'jwt_claim') : value,
  ])
  const now = Math.floor(world.clock.wall() / 1000)
  const body = { iat: now, exp: now + (idOf(expiry) ?? 300), ...(Object.fromEntries(filled) as Fields) }
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(body)}`
  const key = fill(installation, textOf(secret_key) ?? '', 'jwt_secret_key')
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}

const headersIn = (written: unknown): [string, string][] =>
  Object.entries(fieldsOf(written)).map(([name, value]) => {
    if (name.includes('_')) throw badRequest(`Header names must not hold an underscore: ${name}`)
    return [name, String(value)]
  })

/** An app's absolute request, made from the account's side: the only place where secure settings are filled in. */
export const proxyRequest = async (call: Call): Promise<Response> => {
  const { world } = call
  const fields = bodyOf(call)
  const installation = world.state.installations.get(idOf(fields['installation_id']) ?? 0)
  if (installation === undefined) throw notFound()
  const isSecure = fields['secure'] === true
  const token =
    isSecure && fields['jwt'] !== undefined ? jwtOf(world, installation, fieldsOf(fields['jwt'])) : undefined
  const filled = (text: string, place: Place): string =>
    isSecure ? fill(installation, text, place).replaceAll('{{jwt.token}}', token ?? '') : text

  const written = textOf(fields['url']) ?? ''
  const target = filled(written.startsWith('//') ? `https:${written}` : written, 'url')
  if (!URL.canParse(target) || !/^https?:$/.test(new URL(target).protocol)) throw badRequest('url must be absolute')
  const { hostname } = new URL(target)
  if (isSecure && !installation.domain_whitelist.some((domain) => isAllowed(domain, hostname))) {
    throw forbidden(`${hostname} is not in the app's domainWhitelist`)
  }
  const headers = headersIn(fields['headers']).map(([name, value]): [string, string] => [name, filled(value, 'header')])
  const body = textOf(fields['body'])
  const answer = await world.fetch(target, {
    method: textOf(fields['method']) ?? 'GET',
    headers,
    ...(body === undefined ? {} : { body: filled(body, 'body') }),
    redirect: 'manual',
  })
  const kept = [...answer.headers].filter(
    ([name]) => !/^(set-cookie|content-encoding|content-length|transfer-encoding)$/.test(name),
  )
  return new Response([204, 304].includes(answer.status) ? null : await answer.arrayBuffer(), {
    status: answer.status,
    headers: kept,
  })
}
