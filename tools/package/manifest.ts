import { hasEqualKeys, jsonIn, localePattern, recordOf, type Fault, type Files, type Json } from './rules.ts'

const file = 'manifest.json'
const booleans = ['requirementsOnly', 'marketingOnly', 'singleInstall', 'signedUrls', 'private']
const strings = ['defaultLocale', 'version', 'frameworkVersion', 'remoteInstallationURL', 'termsConditionsURL', 'gaID']
const places = [
  ...['top_bar', 'nav_bar', 'ticket_sidebar', 'new_ticket_sidebar', 'user_sidebar', 'organization_sidebar'],
  ...['background', 'modal', 'ticket_editor', 'system_top_bar'],
]
const placeOptions = ['url', 'autoLoad', 'autoHide', 'flexible', 'signed', 'size', 'objectTypes']
const parameterTypes = ['text', 'checkbox', 'url', 'number', 'multiline', 'hidden', 'oauth']
const scopes = ['header', 'body', 'url', 'jwt_secret_key', 'jwt_claim', 'basic_auth_username', 'basic_auth_password']

const isWebAddress = (value: unknown): boolean =>
  typeof value === 'string' && ['http:', 'https:'].includes(URL.parse(value)?.protocol ?? '')

const isPageAddress = (files: Files, value: unknown): boolean => {
  if (typeof value !== 'string') return false
  if (value.includes('{{setting.')) return true
  if (value.startsWith('assets/')) return files.has(value.split('?')[0] ?? '')
  const url = URL.parse(value)
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === 'localhost')
}

const fieldFaults = (manifest: Json): string[] => {
  const author = recordOf(manifest['author'])
  const faults = [
    ...booleans.filter((name) => name in manifest && typeof manifest[name] !== 'boolean'),
    ...strings.filter((name) => name in manifest && typeof manifest[name] !== 'string'),
  ].map((name) => `${name} is of another type`)
  if (author === undefined) faults.push('author is missing')
  else if ('url' in author && !isWebAddress(author['url'])) faults.push('author.url is no web address')
  if ('termsConditionsURL' in manifest && !isWebAddress(manifest['termsConditionsURL']))
    faults.push('termsConditionsURL is no web address')
  if (manifest['private'] !== false) faults.push('private is not false, and left out it is true')
  if (manifest['frameworkVersion'] !== '2.0') faults.push('frameworkVersion is not 2.0')
  if (!localePattern.test(String(manifest['defaultLocale']))) faults.push('defaultLocale is no locale')
  if (Boolean(manifest['noTemplate'])) faults.push('noTemplate is banned')
  const list: unknown = manifest['domainWhitelist'] ?? []
  if (!Array.isArray(list) || list.some((one) => typeof one !== 'string')) faults.push('domainWhitelist is no list')
  return faults
}

const placeFaults = (files: Files, name: string, written: unknown): string[] => {
  const place = typeof written === 'string' ? { url: written } : recordOf(written)
  if (!places.includes(name)) return [`location ${name} is unknown`]
  if (place === undefined) return [`location ${name} is neither an address nor an object`]
  const faults = Object.keys(place)
    .filter((option) => !placeOptions.includes(option))
    .map((option) => `location ${name}: ${option} is unknown`)
  for (const flag of ['autoLoad', 'autoHide', 'flexible', 'signed'])
    if (flag in place && typeof place[flag] !== 'boolean') faults.push(`location ${name}: ${flag} is no boolean`)
  const mayBeEmpty = place['url'] === '' && place['autoLoad'] === false
  if (!mayBeEmpty && !isPageAddress(files, place['url'])) faults.push(`location ${name}: its address is not allowed`)
  return faults
}

const locationFaults = (files: Files, manifest: Json): string[] => {
  const location = recordOf(manifest['location'])
  if (location === undefined || Object.keys(location).length === 0) return ['location is missing']
  return Object.entries(location).flatMap(([product, written]) => {
    const held = recordOf(written)
    if (product !== 'support') return [`product ${product} is not one of ours`]
    if (held === undefined || Object.keys(held).length === 0) return [`product ${product} has no location`]
    return Object.entries(held).flatMap(([name, place]) => placeFaults(files, name, place))
  })
}

const parameterFaults = (written: unknown): string[] => {
  const parameter = recordOf(written)
  const name = parameter?.['name']
  if (parameter === undefined || typeof name !== 'string') return ['a parameter has no name']
  const faults: string[] = []
  const { type, secure, required } = parameter
  if (name === 'name') faults.push('a parameter may not be called name')
  if (!parameterTypes.includes(String(type))) faults.push(`parameter ${name}: type ${String(type)} is unknown`)
  if (type === 'hidden' && required === true) faults.push(`parameter ${name}: hidden can’t be required`)
  if (type === 'oauth' && secure === true) faults.push(`parameter ${name}: oauth can’t be secure`)
  for (const flag of ['secure', 'required'])
    if (flag in parameter && typeof parameter[flag] !== 'boolean')
      faults.push(`parameter ${name}: ${flag} is no boolean`)
  const asked: unknown = parameter['scopes'] ?? []
  const isList = Array.isArray(asked) && asked.every((scope) => scopes.includes(String(scope)))
  if (!isList || ('scopes' in parameter && (secure !== true || asked.length === 0)))
    faults.push(`parameter ${name}: scopes are wrong`)
  if (secure !== true && /token|key|pwd|password/i.test(name)) faults.push(`parameter ${name}: should be secure`)
  return faults
}

const oauthFields = ['client_id', 'client_secret', 'authorize_uri', 'access_token_uri']

const oauthFaults = (manifest: Json): string[] => {
  const list: unknown = manifest['parameters'] ?? []
  const parameters = Array.isArray(list) ? list.filter((one) => recordOf(one)?.['type'] === 'oauth').length : 0
  if (parameters > 1) return ['there is more than one oauth parameter']
  if (manifest['oauth'] === undefined) return []
  const oauth = recordOf(manifest['oauth'])
  const isWhole = oauthFields.every((field) => typeof oauth?.[field] === 'string')
  return isWhole && parameters === 1 ? [] : ['oauth lacks a field or its parameter']
}

/** The names of the settings an admin fills in. */
export const parametersOf = (manifest: Json): readonly string[] => {
  const list: unknown = manifest['parameters'] ?? []
  return Array.isArray(list) ? list.map((one) => String(recordOf(one)?.['name'])) : []
}

/** What Zendesk refuses in `manifest.json` (zendesk_apps_support, the manifest validator). */
export const manifestFaults = (files: Files): Fault[] => {
  const manifest = jsonIn(files, file)
  if (manifest === undefined) return [{ file, why: 'is missing or no JSON object' }]
  const list: unknown = manifest['parameters'] ?? []
  const names = parametersOf(manifest)
  return [
    ...fieldFaults(manifest),
    ...locationFaults(files, manifest),
    ...(Array.isArray(list) ? list.flatMap(parameterFaults) : ['parameters is no list']),
    ...oauthFaults(manifest),
    ...(hasEqualKeys(files.get(file)?.toString('utf8') ?? '') ? ['a key stands twice in one object'] : []),
    ...(new Set(names).size === names.length ? [] : ['two parameters have one name']),
    ...(files.has(`translations/${String(manifest['defaultLocale'])}.json`)
      ? []
      : ['there is no translation for defaultLocale']),
  ].map((why) => ({ file, why }))
}
