import { decodeHTML } from 'entities'
import { attribute, tokens } from './tokens.ts'

const blocks = new Set(
  'address article aside blockquote dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
)

const textOf = (html: string, links: boolean): string => {
  let text = ''
  const hrefs: string[] = []
  for (const token of tokens(html)) {
    if (token.kind === 'text') text += decodeHTML(token.raw)
    else if (token.kind === 'other') continue
    else if (token.name === 'br' || blocks.has(token.name)) text += '\n'
    else if (token.name === 'td' || token.name === 'th') text += token.kind === 'close' ? '\t' : ''
    else if (links && token.name === 'a') {
      if (token.kind === 'open') hrefs.push(attribute(token.raw, 'href') ?? '')
      else text += linkText(hrefs.pop() ?? '', text)
    } else if (links && token.name === 'img') text += `\n![](${attribute(token.raw, 'src') ?? ''})\n`
  }
  return text
    .replaceAll(/[ \t]*\n[ \t]*/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

const linkText = (href: string, text: string): string => {
  const bare = decodeHTML(href).replace(/^(mailto:|tel:)/, '')
  return bare === '' || text.endsWith(bare) ? '' : ` (${decodeHTML(href)})`
}

/** `plain_body`: what is read. */
export const plainBody = (html: string): string => textOf(html, false)

/** `body`: the same, with the addresses of links and pictures, as Zendesk writes it. */
export const bodyOf = (html: string): string => textOf(html, true)
