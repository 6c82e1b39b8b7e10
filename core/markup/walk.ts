import { attributeTexts, says } from './hidden.ts'

/**
 * What the walk needs of a parsed tree. DOM nodes are this as they are; parse5's become it in `html.ts`.
 * Nothing here imports a parser, so that the browser's bundle carries none.
 */
export interface MarkupNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly childNodes: Iterable<MarkupNode>
  getAttribute?(name: string): string | null
}

/** A comment's `html_body` as the plain text that is scanned: the same string in the browser and on the server. */
export interface Projection {
  readonly text: string
}

/** Where a stretch of the text came from: a text node, or (`hidden`) an attribute of an element. */
export interface Segment<N extends MarkupNode> {
  readonly start: number
  readonly end: number
  readonly node: N
  /** How many code units of the node's own text come before the segment. */
  readonly skipped: number
  readonly hidden: boolean
}

const elementNode = 1
const textNode = 3

/** Code and templates are no part of what anyone reads. */
const invisible = new Set(['script', 'style', 'template'])

const blocks = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p ' +
    'plaintext pre search section summary table tbody textarea tfoot thead title tr ul xmp'
  ).split(' '),
)

/** Beyond this much visible text an element is taken to say something else than its attribute, rather than searched. */
const longestLabel = 500

const leadingBlank = /^[\t\n\f\r ]+/

type Separator = '' | '\t' | '\n'

const separatorOf = (name: string): Separator =>
  name === 'td' || name === 'th' ? '\t' : name === 'br' || blocks.has(name) ? '\n' : ''

interface Open<N> {
  readonly node: N
  readonly name: string
  readonly firstPiece: number
  readonly start: number
  readonly children: Iterator<N>
}

/** The element's name in lower case: HTML elements have upper-case names in the DOM and lower-case ones in parse5. */
export const nameOf = (node: MarkupNode): string => node.nodeName.toLowerCase()

/**
 * The rules of the projection. Text stands as it is; `\n` parts block elements and stands for `<br>`, `\t` parts cells;
 * separators never pile up, and the blanks of the source's own layout after one are dropped, as no reader sees them.
 * Then, a line each, what elements say in attributes only.
 *
 * The pure walk behind both projections keeps its own stack, so that no depth of nesting exhausts the engine's.
 */
export const walk = <N extends MarkupNode>(root: N): { text: string; segments: Segment<N>[] } => {
  const segments: Segment<N>[] = []
  const hidden: { node: N; value: string }[] = []
  const pieces: string[] = []
  let length = 0
  let pending: Separator = ''

  const separate = (separator: Separator) => {
    if (pending !== '\n' && separator !== '') pending = separator
  }
  const write = (node: N, value: string, isHidden: boolean) => {
    const startsLine = pending !== '' || length === 0
    const skipped = startsLine ? (leadingBlank.exec(value)?.[0].length ?? 0) : 0
    if (skipped === value.length) return
    const before = length === 0 ? '' : pending
    const start = length + before.length
    pieces.push(before, value.slice(skipped))
    length = start + value.length - skipped
    pending = ''
    segments.push({ start, end: length, node, skipped, hidden: isHidden })
  }
  const open = (node: N): Open<N> => ({
    node,
    name: nameOf(node),
    firstPiece: pieces.length,
    start: length,
    children: (node.childNodes as Iterable<N>)[Symbol.iterator](),
  })
  const close = ({ node, name, firstPiece, start }: Open<N>) => {
    separate(separatorOf(name))
    const said = attributeTexts(node)
    if (said.length === 0) return
    const visible = length - start > longestLabel ? '' : pieces.slice(firstPiece).join('')
    for (const value of said) if (!says(visible, value)) hidden.push({ node, value })
  }

  const stack = [open(root)]
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = top.children.next()
    if (next.done === true) {
      stack.pop()
      close(top)
      continue
    }
    const node = next.value
    if (node.nodeType === textNode) write(node, node.nodeValue ?? '', false)
    if (node.nodeType !== elementNode || invisible.has(nameOf(node))) continue
    separate(separatorOf(nameOf(node)))
    stack.push(open(node))
  }
  for (const { node, value } of hidden) {
    pending = '\n'
    write(node, value, true)
  }
  return { text: pieces.join(''), segments }
}

/** Projects a parsed tree: a `DocumentFragment` or element of the browser's, or anything of the same shape. */
export const projectTree = (root: MarkupNode): Projection => ({ text: walk(root).text })
