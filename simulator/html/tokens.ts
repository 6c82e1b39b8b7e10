/** A piece of a comment's html, with the very characters it was written in: joined again they give the html back. */
export type Token =
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'other'; readonly raw: string }
  | { readonly kind: 'open'; readonly raw: string; readonly name: string }
  | { readonly kind: 'close'; readonly raw: string; readonly name: string }

const voidElements = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
])

export const isVoid = (name: string): boolean => voidElements.has(name)

/** The index after the `>` that ends the tag at `start`; quotes hide a `>`. */
const endOfTag = (html: string, start: number): number => {
  let quote = ''
  for (let at = start; at < html.length; at += 1) {
    const character = html.charAt(at)
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at + 1
  }
  return html.length
}

const readMarkup = (html: string, start: number): Token => {
  if (html.startsWith('<!--', start)) {
    const end = html.indexOf('-->', start)
    return { kind: 'other', raw: html.slice(start, end === -1 ? html.length : end + 3) }
  }
  const raw = html.slice(start, endOfTag(html, start))
  const name = /^<(\/?)([a-zA-Z][^\s/>]*)/.exec(raw)
  if (name === null) return { kind: 'other', raw }
  return { kind: name[1] === '/' ? 'close' : 'open', raw, name: (name[2] ?? '').toLowerCase() }
}

const startsMarkup = (html: string, at: number): boolean => /^<[a-zA-Z/!?]/.test(html.slice(at, at + 2))

export const tokens = (html: string): Token[] => {
  const found: Token[] = []
  let at = 0
  while (at < html.length) {
    if (startsMarkup(html, at)) {
      const token = readMarkup(html, at)
      found.push(token)
      at += token.raw.length
      continue
    }
    let end = html.indexOf('<', at + 1)
    while (end !== -1 && !startsMarkup(html, end)) end = html.indexOf('<', end + 1)
    const raw = html.slice(at, end === -1 ? html.length : end)
    found.push({ kind: 'text', raw })
    at += raw.length
  }
  return found
}

const attributePattern = /\s+([^\s"'>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?/g

export const attribute = (raw: string, name: string): string | undefined => {
  for (const [, found, value] of raw.matchAll(attributePattern)) {
    if (found?.toLowerCase() === name) return (value ?? '').replace(/^["']|["']$/g, '')
  }
  return undefined
}

/** The tag as it was before ` redact` was written into it. */
export const withoutAttribute = (raw: string, name: string): string =>
  raw.replaceAll(attributePattern, (written: string, found: string) =>
    found.toLowerCase() === name ? written.slice(0, written.search(/\S/) - 1) : written,
  )
