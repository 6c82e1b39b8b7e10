import { projectTree, type Projection } from './walk.ts'

/**
 * Projects the raw `html_body` with the browser's own parser, to the same string as `projectHtml` on the server. A
 * template of a document without a window runs no script, loads no image, and takes table cells without a table:
 * `parseFromString(html)` itself would move or drop what it reads as part of a head.
 */
export const projectDom = (html: string, parser: Pick<DOMParser, 'parseFromString'>): Projection => {
  const template = parser.parseFromString('<template></template>', 'text/html').querySelector('template')
  if (template === null) throw new Error('the parser made no template element')
  template.innerHTML = html
  return projectTree(template.content)
}
