import { html as names, parseFragment } from 'parse5'
import { parseLocated, type Located, type SourceNode } from './located.ts'
import { walk, type MarkupNode, type Projection, type Segment } from './walk.ts'

/** A parse5 node in the shape of the walk, with the way back to it and what it inherits from the elements around it. */
export interface HtmlNode extends MarkupNode {
  readonly source: SourceNode
  readonly parent: HtmlNode | null
  readonly childNodes: Iterable<HtmlNode>
  readonly depth: number
  /** Whether a tag written in it would be read as one, and as an HTML one. */
  readonly takesTags: boolean
  readonly inRedact: boolean
}

export interface ProjectedHtml extends Projection {
  readonly segments: readonly Segment<HtmlNode>[]
  readonly located: Located
}

const typeOf = (source: SourceNode): number =>
  'tagName' in source ? 1 : source.nodeName === '#text' ? 3 : source.nodeName === '#document-fragment' ? 11 : 8

const attributeOf = (source: SourceNode, wanted: string): string | null => {
  if (!('attrs' in source)) return null
  const named = source.attrs.find(({ prefix, name }) => (prefix ? `${prefix}:${name}` : name) === wanted)
  return named?.value ?? null
}

/** Elements whose content the parser reads as bare text: a `<redact>` written there would be text too. */
const bareText = new Set(['textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext'])

const isPlainElement = (source: SourceNode): boolean =>
  !('tagName' in source) || (source.namespaceURI === names.NS.HTML && !bareText.has(source.tagName))

const adapt = (source: SourceNode, parent: HtmlNode | null): HtmlNode => {
  const node: HtmlNode = {
    source,
    parent,
    depth: parent === null ? 0 : parent.depth + 1,
    takesTags: (parent?.takesTags ?? true) && isPlainElement(source),
    inRedact: (parent?.inRedact ?? false) || source.nodeName === 'redact',
    nodeType: typeOf(source),
    nodeName: source.nodeName,
    nodeValue: 'value' in source ? source.value : null,
    get childNodes() {
      return 'childNodes' in source ? source.childNodes.map((child) => adapt(child, node)) : []
    },
    getAttribute: (name) => attributeOf(source, name),
  }
  return node
}

/** The projection with what it takes to find each of its characters in the source again. */
export const projectLocated = (html: string): ProjectedHtml => {
  const located = parseLocated(html)
  return { ...walk(adapt(located.fragment, null)), located }
}

/**
 * Projects the raw `html_body` with parse5; `projectTree` gives the same string for the browser's own tree of it. Where
 * its characters came from is not kept: for the millions of texts of a history that would take half of the time.
 */
export const projectHtml = (html: string): Projection => ({
  text: walk(adapt(parseFragment(html, { scriptingEnabled: false }), null)).text,
})
