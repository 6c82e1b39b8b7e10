type Child = Node | string | undefined | false
type Attribute = string | number | boolean | undefined | ((event: Event) => void)

/** An element with its attributes, listeners (`onclick`) and children; text always becomes text, never markup. */
export const el = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value))
  }
  element.append(...children.filter((child) => child !== undefined && child !== false))
  return element
}

const drawings = {
  tickets: 'M3 5h10M3 8h10M3 11h7',
  app: 'M3 3h4v4H3zM9 3h4v4H9zM3 9h4v4H3zM9 9h4v4H9z',
  close: 'M4 4l8 8M12 4l-8 8',
  note: 'M4 7V5a4 4 0 0 1 8 0v2M3 7h10v6H3z',
  reply: 'M7 4L3 8l4 4M3 8h6a4 4 0 0 1 4 4',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3',
  fold: 'M4 6l4 4 4-4',
} as const

const svg = 'http://www.w3.org/2000/svg'

export const icon = (name: keyof typeof drawings): SVGElement => {
  const path = document.createElementNS(svg, 'path')
  path.setAttribute('d', drawings[name])
  const picture = document.createElementNS(svg, 'svg')
  for (const [key, value] of Object.entries({ viewBox: '0 0 16 16', class: 'icon', 'aria-hidden': 'true' })) {
    picture.setAttribute(key, value)
  }
  picture.append(path)
  return picture
}

/** An app's own drawing, in the colour of the text around it as Zendesk draws it. Only its shape is used: no script of it runs. */
export const appIcon = (drawing: string | undefined): Element => {
  if (drawing === undefined) return icon('app')
  const shape = el('span', { class: 'app-icon', 'aria-hidden': 'true' })
  shape.style.setProperty('--drawing', `url("data:image/svg+xml,${encodeURIComponent(drawing)}")`)
  return shape
}

const first = (word: string) => String.fromCodePoint(word.codePointAt(0) ?? 0x20)

/** The initials of a name on one of six quiet colours, the same for the same name. */
export const avatar = (name: string): HTMLElement => {
  const initials = name.split(/\s+/).slice(0, 2).map(first).join('')
  const hue = ((name.codePointAt(0) ?? 0) + name.length) % 6
  return el('span', { class: `avatar hue-${hue}`, 'aria-hidden': 'true' }, initials)
}
