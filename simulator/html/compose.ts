import { attribute, tokens } from './tokens.ts'

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const wrap = (inner: string): string => `<div class="zd-comment" dir="auto">${inner}</div>`

/** A comment written as text: paragraphs at empty lines, `<br>` at line ends. */
export const htmlOfText = (text: string): string =>
  wrap(
    text
      .split(/\n{2,}/)
      .map((paragraph) => `<p dir="auto">${escapeText(paragraph).replaceAll('\n', '<br>')}</p>`)
      .join(''),
  )

const forbidden = new Set(['script', 'style', 'iframe', 'object', 'embed', 'form', 'link', 'meta', 'base'])

/** A comment written as html: kept as it is, but for what Zendesk takes out of everybody's. */
export const htmlOfHtml = (html: string): string => {
  if (html.startsWith('<div class="zd-comment"')) return html
  let skipping = ''
  const kept = tokens(html).filter((token) => {
    if (token.kind === 'text' || token.kind === 'other') return skipping === '' && token.kind === 'text'
    if (token.name === skipping && token.kind === 'close') {
      skipping = ''
      return false
    }
    if (skipping !== '' || forbidden.has(token.name)) {
      if (token.name === 'script' || token.name === 'style') skipping = skipping === '' ? token.name : skipping
      return false
    }
    return !(attribute(token.raw, 'href') ?? '').trim().toLowerCase().startsWith('javascript:')
  })
  return wrap(kept.map(({ raw }) => raw.replaceAll(/\s+on[a-z]+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, '')).join(''))
}
