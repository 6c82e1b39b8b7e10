import * as fc from 'fast-check'

/** Characters as a source may spell them, ordinary and awkward. */
const characters = fc.constantFrom(
  ...['4', '1', '11', '4111 1111', 'FR76', 'jean@exemple.fr', 'mot', ' ', '  ', '\n', '\r\n', '\r', '\t', '-', '.'],
  ...[
    '&amp;',
    '&amp',
    '&nbsp;',
    '&#52;',
    '&#x34;',
    '&#049',
    '&eacute;',
    '&eacutex',
    '&shy;',
    '&zwj;',
    '&notin;',
    '&notit;',
  ],
  ...[
    '&NotEqualTilde;',
    '&#128512;',
    '&#0;',
    '&#x110000;',
    '&#xD800;',
    '&#13;',
    '&Tab;',
    '&',
    '& ',
    '&#',
    '&#x',
    '&bogus;',
  ],
  ...['\u00a0', '\u200b', '\u00ad', '\ufeff', '\u2060', '😀', '👩‍👩‍👧', 'é', 'e\u0301', 'שלום', 'رقم', '\u202e', '٤١١١'],
)

/** What only broken input holds: a NUL, half a surrogate pair, a bare `<`. */
const broken = fc.constantFrom('\0', '\ud83d', '\ude00', ' < ', '<', '</', '<!', '<?x', '>', '<b', '<a href="x', '&am')

const text = fc.array(characters, { maxLength: 6 }).map((parts) => parts.join(''))

const address = fc.constantFrom(
  'mailto:jean@exemple.fr',
  'MAILTO:jean%40exemple.fr?subject=4111',
  'tel:+33612345678',
  'https://exemple.fr/?q=4111%201111',
  'https://exemple.fr/%E9',
  'javascript:4111',
  '#',
  '',
)

const attribute = fc.oneof(
  address.map((href) => ` href="${href}"`),
  address.map((href) => ` href='${href}'`),
  fc.constantFrom(
    ' href=tel:4111/',
    ' title=4111',
    ' title="FR76 4111"',
    ' alt="4111"',
    ' class',
    ' title=""',
    ' TITLE = "1 > 2"',
  ),
)

const attributes = fc.array(attribute, { maxLength: 2 }).map((all) => all.join(''))

const formats = ['b', 'i', 'span', 'a', 'em', 'font', 'u', 'S', 'code'] as const
const blocks = ['div', 'blockquote', 'ul', 'li', 'pre', 'section', 'h2', 'DIV'] as const
const odd = ['p', 'table', 'tbody', 'tr', 'td', 'th', 'caption', 'select', 'option', 'button', 'form', 'nobr'] as const
const bare = ['textarea', 'title', 'xmp', 'script', 'style', 'template', 'iframe', 'svg', 'math', 'plaintext'] as const

const alone = fc.oneof(
  fc.constantFrom('<br>', '<br/>', '<hr>', '<wbr>', '<!-- 4111 -->', '</x>', '<x>'),
  attributes.map((given) => `<img src="cid:1"${given}>`),
  attributes.map((given) => `<img${given}/>`),
)

const { tree } = fc.letrec<{ tree: string; element: string; table: string }>((tie) => ({
  tree: fc
    .array(fc.oneof({ depthSize: 'small' }, text, alone, tie('element'), tie('table')), { maxLength: 5 })
    .map((parts) => parts.join('')),
  element: fc
    .tuple(fc.constantFrom(...formats.filter((name) => name !== 'a'), ...blocks, 'a'), attributes, tie('tree'))
    .map(([name, given, inner]) => `<${name}${given}>${inner}</${name}>`),
  table: fc
    .array(
      fc.array(
        fc.constantFrom('td', 'th').chain((cell) => text.map((inner) => `<${cell}>${inner}</${cell}>`)),
        { maxLength: 3 },
      ),
      { maxLength: 3 },
    )
    .map((rows) => `<table>${rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('\n')}</table>`),
}))

/** Nested as an editor would nest it, in `<div class="zd-comment">` as Zendesk does. */
export const tidyHtml: fc.Arbitrary<string> = tree.map((inner) => `<div class="zd-comment" dir="auto">${inner}</div>`)

const tag = fc.oneof(
  fc
    .tuple(fc.constantFrom(...formats, ...blocks, ...odd, ...bare), attributes)
    .map(([name, given]) => `<${name}${given}>`),
  fc.constantFrom(...formats, ...blocks, ...odd, ...bare).map((name) => `</${name}>`),
)

/** Tags, text and rubbish in any order. */
export const brokenHtml: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: text },
      { weight: 4, arbitrary: tag },
      { weight: 1, arbitrary: alone },
      { weight: 1, arbitrary: broken },
    ),
    {
      maxLength: 14,
    },
  )
  .map((parts) => parts.join(''))

/** Spans of a text by shares of its length, so that they shrink with it. */
export const spansOf = (length: number, shares: readonly (readonly [number, number])[]) =>
  shares
    .map(([from, size]) => {
      const start = Math.floor(from * length)
      return { start, end: Math.min(length, start + 1 + Math.floor(size * 20)) }
    })
    .filter(({ start, end }) => start < end)

export const shares = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  { minLength: 1, maxLength: 3 },
)
