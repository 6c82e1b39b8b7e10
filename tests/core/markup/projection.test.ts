import { describe, expect, it } from 'vitest'
import { projectHtml } from '../../../core/markup/index.ts'

const table: readonly (readonly [behaviour: string, html: string, text: string])[] = [
  ['keeps text as it stands', 'Ma carte : 4111  1111', 'Ma carte : 4111  1111'],
  ['joins what inline tags part', '4111 <b>11</b><i>1<u>1</u></i>', '4111 1111'],
  [
    'decodes references, with and without semicolon',
    'a&nbsp;b &amp; &eacute;&#52;&#x34 &amp4 &notit;',
    'a\u00a0b & é44 &4 ¬it;',
  ],
  ['replaces a reference to no character', '&#0;&#xD800;&#x110000;', '\ufffd\ufffd\ufffd'],
  ['parts paragraphs by one line break', '<p>a</p>\n\n  <p>b</p>', 'a\nb'],
  ['takes a line break element for one', 'a<br>b<br/><br>c', 'a\nb\nc'],
  [
    'parts cells by tabs and rows by line breaks',
    '<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>',
    'a\tb\nc',
  ],
  ["drops the source's own layout after a break, not inside a line", '<div>\n  a\n  b</div>', 'a\n  b'],
  ['reads Windows line ends as line feeds', 'a\r\nb\rc', 'a\nb\nc'],
  [
    'keeps zero-width, soft-hyphen and right-to-left characters',
    '4\u200b1\u00ad1\u202e1 שלום',
    '4\u200b1\u00ad1\u202e1 שלום',
  ],
  [
    'shows no code and no comment',
    '<style>a{}</style>x<script>4111</script><!--4111--><template>4111</template>y',
    'xy',
  ],
  ['keeps quoted replies', '<p>ok</p><blockquote class="gmail_quote">4111</blockquote>', 'ok\n4111'],
  ['keeps text of fields and old raw elements', '<textarea>4111</textarea><xmp><b></xmp>', '4111\n<b>'],
  ["appends an image's words", 'x <img src="cid:1" alt="carte 4111"> y', 'x  y\ncarte 4111'],
  ['appends a title', '<span title="né le 1er mai">Jean</span>', 'Jean\nné le 1er mai'],
  ['appends a mail address behind other words', '<a href="mailto:jean%40exemple.fr">moi</a>', 'moi\njean@exemple.fr'],
  [
    'leaves a mail address alone that the link already shows',
    '<a href="mailto:jean@exemple.fr">Jean@exemple.fr</a>',
    'Jean@exemple.fr',
  ],
  ['reads the other parts of a mail link too', '<a href="mailto:a@x.fr?cc=b@x.fr">a@x.fr</a>', 'a@x.fr\nb@x.fr'],
  [
    'knows a telephone number in its national writing',
    '<a href="tel:+33612345678">06 12 34 56 78</a>',
    '06 12 34 56 78',
  ],
  ['appends another telephone number', '<a href="tel:+33612345678">06 12 34 56 79</a>', '06 12 34 56 79\n+33612345678'],
  [
    "decodes an address and leaves what doesn't decode",
    '<a href="https://x.fr/?q=a%20b%E9">x</a>',
    'x\nhttps://x.fr/?q=a b%E9',
  ],
  ['reads no script and no data in an address', '<a href="javascript:a">x</a><a href="data:a">y</a>', 'xy'],
  ['says the same thing of an element once', '<a href="tel:0612345678" title="0612345678">x</a>', 'x\n0612345678'],
  ['is empty for nothing', '', ''],
  ['drops a NUL as parsers do', '41\0 11', '41 11'],
  ['tolerates half a surrogate pair', '<p>a\ud83db</p>', 'a\ud83db'],
]

describe('the projection of a comment', () => {
  it.each(table)('%s', (_, html, text) => {
    expect(projectHtml(html).text).toBe(text)
  })

  it('survives nesting of any depth', () => {
    expect(projectHtml(`${'<b>'.repeat(20_000)}4111`).text).toBe('4111')
  })
})
