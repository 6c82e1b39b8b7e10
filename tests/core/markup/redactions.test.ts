import { describe, expect, it } from 'vitest'
import { markRedactions, projectHtml, type Refusal } from '../../../core/markup/index.ts'

const spanOf = (html: string, value: string) => {
  const start = projectHtml(html).text.indexOf(value)
  if (start < 0) throw new Error(`the projection lacks ${value}`)
  return { start, end: start + value.length }
}

const mark = (html: string, ...values: string[]) => {
  const marked = markRedactions(
    html,
    values.map((value) => spanOf(html, value)),
  )
  return marked.ok ? marked.html : marked.reason
}

const marked: readonly (readonly [behaviour: string, html: string, value: string, result: string])[] = [
  ['wraps the number and nothing else', '<p>n° 847564!</p>', '847564', '<p>n° <redact>847564</redact>!</p>'],
  [
    'wraps each piece of a number split by tags',
    '<p>4111 <b>1111</b> 11<i>11</i> 1111.</p>',
    '4111 1111 1111 1111',
    '<p><redact>4111 </redact><b><redact>1111</redact></b><redact> 11</redact><i><redact>11</redact></i><redact> 1111</redact>.</p>',
  ],
  ['wraps references whole', 'a&nbsp;&#52;111&nbsp;b', '4111', 'a&nbsp;<redact>&#52;111</redact>&nbsp;b'],
  ['wraps a reference without semicolon', 'x &#52111', '\ucb8f', 'x <redact>&#52111</redact>'],
  ['wraps a reference after a blank', 'a &#52;2', '42', 'a <redact>&#52;2</redact>'],
  [
    'covers no-break, zero-width and soft-hyphen characters',
    '41&nbsp;1\u200b1&shy;1',
    '41\u00a01\u200b1\u00ad1',
    '<redact>41&nbsp;1\u200b1&shy;1</redact>',
  ],
  ['covers line ends of the source', 'a 41\r\n11 b', '41\n11', 'a <redact>41\r\n11</redact> b'],
  [
    'crosses paragraphs by two marks',
    '<p>41</p><p>11</p>',
    '41\n11',
    '<p><redact>41</redact></p><p><redact>11</redact></p>',
  ],
  ['steps around an ignored tag', '41</x>11', '4111', '<redact>41</redact></x><redact>11</redact>'],
  ['steps around a NUL', '41\x0011', '4111', '<redact>41</redact>\x00<redact>11</redact>'],
  [
    'follows text out of a broken table',
    '<table>41<tr><td>a</td></tr>11</table>',
    '4111',
    '<table><redact>41</redact><tr><td>a</td></tr><redact>11</redact></table>',
  ],
  [
    'follows misnested formatting',
    '<b>41<i>1</b>1</i>',
    '4111',
    '<b><redact>41</redact><i><redact>1</redact></b><redact>1</redact></i>',
  ],
  ['leaves the newline after a pre alone', '<pre>\n4111</pre>', '4111', '<pre>\n<redact>4111</redact></pre>'],
  ['keeps a tag cut off by the end', 'n° 4111<b', '4111', 'n° <redact>4111</redact><b'],
  [
    'marks right-to-left text',
    '<p dir="rtl">רח 4111 שלום</p>',
    '4111 שלום',
    '<p dir="rtl">רח <redact>4111 שלום</redact></p>',
  ],
  [
    'marks a link that shows what it holds',
    '<a href="mailto:a@x.fr">a@x.fr</a>',
    'a@x.fr',
    '<a href="mailto:a@x.fr" redact><redact>a@x.fr</redact></a>',
  ],
  [
    'marks a link that holds it in another writing',
    '<a href="tel:+33612345678"><b>06 12</b> 34 56 78</a>',
    '06 12 34 56 78',
    '<a href="tel:+33612345678" redact><b><redact>06 12</redact></b><redact> 34 56 78</redact></a>',
  ],
  [
    'marks a link that holds it in its query',
    '<a href="https://x.fr/?m=a%40x.fr">a@x.fr</a>',
    'a@x.fr',
    '<a href="https://x.fr/?m=a%40x.fr" redact><redact>a@x.fr</redact></a>',
  ],
  [
    'marks a link around a part of it',
    'FR76 <a href="https://x.fr/30006000">30006000</a>',
    'FR76 30006000',
    '<redact>FR76 </redact><a href="https://x.fr/30006000" redact><redact>30006000</redact></a>',
  ],
  [
    'marks a title around it',
    '<span title="a@x.fr">a@x.fr</span>',
    'a@x.fr',
    '<span title="a@x.fr" redact><redact>a@x.fr</redact></span>',
  ],
  [
    'leaves a link to elsewhere alone',
    '<a href="https://x.fr/">a@x.fr</a>',
    'a@x.fr',
    '<a href="https://x.fr/"><redact>a@x.fr</redact></a>',
  ],
  [
    'marks only the tag for what only an attribute says',
    '<a href="mailto:a@x.fr">moi</a>',
    'a@x.fr',
    '<a href="mailto:a@x.fr" redact>moi</a>',
  ],
  [
    'marks an image by its words',
    '<img src="cid:1" alt="n° 4111"/>',
    '4111',
    '<img src="cid:1" alt="n° 4111" redact/>',
  ],
  ['marks a tag whose unquoted value ends in a slash', '<img alt=4111/>', '4111', '<img alt=4111/ redact>'],
  [
    'marks the one tag of an element that the parser made twice',
    '<p><b title="4111">x<p>y',
    '4111',
    '<p><b title="4111" redact>x<p>y',
  ],
]

const refused: readonly (readonly [behaviour: string, html: string, value: string, reason: Refusal])[] = [
  ['text that is no markup', '<textarea>4111</textarea>', '4111', 'unmarkable-text'],
  ['text of an old raw element', '<xmp>4111</xmp>', '4111', 'unmarkable-text'],
  ['a title element', '<title>4111</title>', '4111', 'unmarkable-text'],
  ['text of a drawing', '<svg><text>4111</text></svg>', '4111', 'unmarkable-text'],
  ['a comment that has a redact element already', '<redact>x</redact> 4111', '4111', 'already-marked'],
  ['a comment that has a redact attribute already', '<b redact>x</b> 4111', '4111', 'already-marked'],
  [
    'a comment that has one on a tag that the parser drops',
    '<td REDACT>x</td></redact> 4111',
    '4111',
    'already-marked',
  ],
  ['a comment that spells the tag where none is read', '<i title="<redact>">x</i> 4111', '4111', 'already-marked'],
]

describe('marking redactions', () => {
  it.each(marked)('%s', (_, html, value, result) => {
    expect(mark(html, value)).toBe(result)
  })

  it.each(refused)('refuses %s', (_, html, value, reason) => {
    expect(mark(html, value)).toBe(reason)
  })

  it('takes the word redact for no mark', () => {
    expect(mark('<a title="please redact this">4111</a>', '4111')).toBe(
      '<a title="please redact this"><redact>4111</redact></a>',
    )
  })

  it('marks several values, overlapping ones once', () => {
    expect(mark('a 4111 b 5500 c', '4111', '5500', '11 b')).toBe('a <redact>4111 b</redact> <redact>5500</redact> c')
  })

  it('never cuts an emoji in half', () => {
    expect(markRedactions('a😀b', [{ start: 1, end: 2 }])).toEqual({ ok: true, html: 'a<redact>😀</redact>b' })
    expect(markRedactions('a&#128512;b', [{ start: 2, end: 4 }])).toEqual({
      ok: true,
      html: 'a<redact>&#128512;b</redact>',
    })
  })

  it.each([
    { start: -1, end: 2 },
    { start: 2, end: 2 },
    { start: 3, end: 2 },
    { start: 0, end: 5 },
    { start: 0.5, end: 2 },
    { start: NaN, end: 2 },
  ])("refuses the span $start-$end, which doesn't lie in the text", (span) => {
    expect(markRedactions('4111', [span])).toEqual({ ok: false, reason: 'span-outside' })
  })

  it('refuses to redact nothing', () => {
    expect(markRedactions('4111', [])).toEqual({ ok: false, reason: 'nothing-covered' })
    expect(markRedactions('a<br>b', [{ start: 1, end: 2 }])).toEqual({ ok: false, reason: 'nothing-covered' })
  })

  it('refuses where the mark would change what the parser makes of the rest', () => {
    const html = '4111<td>x</td>'
    const result = markRedactions(html, [spanOf(html, '4111')])
    expect(result).toEqual({ ok: false, reason: 'not-round-trip' })
  })

  it('refuses what is nested beyond reason, however it is made, and soon', () => {
    const html = `${'<div title=x>y'.repeat(20_000)}4111`
    expect(mark(html, '4111')).toBe('too-deep')
  })

  it('marks a comment of a megabyte', () => {
    const html = `<div>${'<p>Bonjour &amp; <b>merci</b>, à bientôt.</p>'.repeat(25_000)}<p>n° 4111</p></div>`
    expect(mark(html, '4111')).toBe(html.replace('4111', '<redact>4111</redact>'))
  })
})
