/**
 * The markup of a comment, rebuilt from a list of what is allowed: Zendesk cleans it, but the page must not depend on
 * that. It is parsed in a document of its own, where nothing loads or runs, and only the nodes named here are made anew.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  img: ['src', 'alt', 'width', 'height'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  ...Object.fromEntries(
    'p div span br hr b strong i em u s del ins sub sup small blockquote pre code ul ol li table thead tbody tr h1 h2 h3 h4 h5 h6'
      .split(' ')
      .map((tag) => [tag, []]),
  ),
}

const dropped = new Set([
  'script',
  'style',
  'template',
  'iframe',
  'object',
  'embed',
  'noscript',
  'svg',
  'math',
  'title',
])

const addresses: Readonly<Record<string, RegExp>> = {
  href: /^(https?:|mailto:|tel:)/i,
  src: /^(https?:|\/|data:image\/(png|jpeg|gif|webp);)/i,
}

const copyAttributes = (from: Element, to: HTMLElement, names: readonly string[]) => {
  for (const name of ['dir', ...names]) {
    const value = from.getAttribute(name)
    if (value !== null && (addresses[name]?.test(value.trim()) ?? true)) to.setAttribute(name, value)
  }
}

const rebuild = (from: Node, into: Node): void => {
  for (const node of from.childNodes) {
    if (node instanceof Text) into.appendChild(document.createTextNode(node.data))
    if (!(node instanceof Element)) continue
    const tag = node.localName
    if (dropped.has(tag)) continue
    const names = allowed[tag]
    if (names === undefined) {
      rebuild(node, into)
      continue
    }
    const element = document.createElement(tag)
    copyAttributes(node, element, names)
    if (tag === 'a') {
      element.setAttribute('target', '_blank')
      element.setAttribute('rel', 'noopener noreferrer')
    }
    if (tag === 'img') {
      element.setAttribute('loading', 'lazy')
      element.setAttribute('referrerpolicy', 'no-referrer')
    }
    rebuild(node, element)
    into.appendChild(element)
  }
}

export const safeMarkup = (html: string): DocumentFragment => {
  const clean = document.createDocumentFragment()
  rebuild(new DOMParser().parseFromString(html, 'text/html').body, clean)
  return clean
}
