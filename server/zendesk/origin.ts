/** Zendesk's own rule. An account's name becomes a host name that gets credentials, so nothing else may pass. */
const subdomainPattern = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/

export const isSubdomain = (value: string): boolean => subdomainPattern.test(value)

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

const originOf = (text: string): string => {
  const url = URL.parse(text)
  if (url === null) throw new Error('ZENDESK_ORIGIN is not a URL')
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.has(url.hostname)))
    throw new Error('ZENDESK_ORIGIN must be https, or http on this machine')
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '')
    throw new Error('ZENDESK_ORIGIN must be an origin only: scheme, host and port')
  return url.origin
}

/** The account's origin from the template of ZENDESK_ORIGIN, e.g. `https://{subdomain}.zendesk.com`. */
export const expandOrigin = (template: string, subdomain: string): string => {
  if (!isSubdomain(subdomain)) throw new Error('not a Zendesk subdomain')
  return originOf(template.replaceAll('{subdomain}', subdomain))
}
