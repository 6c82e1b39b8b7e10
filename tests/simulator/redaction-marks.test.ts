import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRedactions, readTextRedactions, redactString } from '../../simulator/html/redact.ts'
import { tokens } from '../../simulator/html/tokens.ts'

describe('redaction marks in html', () => {
  it.each([
    ['a mark', 'My ID is <redact>847564</redact>!', 'My ID is ▇▇▇▇▇▇!', 'My ID is 847564!'],
    ['spaces in a mark', '<redact>12 34</redact>', '▇▇▇▇▇', '12 34'],
    ['an entity', '<redact>a&amp;b</redact>', '▇▇▇', 'a&amp;b'],
    ['an emoji', '<redact>👍1</redact>', '▇▇', '👍1'],
    ['marks on both sides of a tag', '<redact>41</redact><b><redact>11</redact></b>', '▇▇<b>▇▇</b>', '41<b>11</b>'],
    ['an attribute on a picture', '<p><img src="a.png" redact></p>', '<p></p>', '<p><img src="a.png"></p>'],
    ['an attribute alone leaves the inner text', '<a href="x" redact>link</a>', 'link', '<a href="x">link</a>'],
    [
      'an attribute and a mark',
      '<a href="http://example.com" redact><redact>some link</redact></a>',
      '▇▇▇▇▇▇▇▇▇',
      '<a href="http://example.com">some link</a>',
    ],
    ['a marked tag in another of its name', '<b><b redact>x</b></b>', '<b>x</b>', '<b><b>x</b></b>'],
    [
      'the word redact in a value',
      '<a title="do redact it">x</a>',
      '<a title="do redact it">x</a>',
      '<a title="do redact it">x</a>',
    ],
  ])('reads %s', (_what, marked, html, original) => {
    expect(readRedactions(marked)).toMatchObject({ html, original })
  })

  it.each([
    ['an open mark', '<redact>1', 'unbalanced'],
    ['a lone end', '1</redact>', 'unbalanced'],
    ['a mark in a mark', '<redact>1<redact>2</redact></redact>', 'unbalanced'],
    ['markup in a mark', '<redact>1<b>2</b></redact>', 'markup-inside'],
    ['a line break in a mark', '<redact>1<br>2</redact>', 'markup-inside'],
  ])('refuses %s', (_what, marked, problem) => {
    expect(readRedactions(marked)).toBe(problem)
  })

  it('leaves html without marks as it is, whatever it is', () => {
    const piece = fc.constantFrom(
      '<b>',
      '</b>',
      '<br>',
      '<a href="x>y">',
      '</a>',
      'text',
      ' ',
      '&amp;',
      '<!-- c -->',
      '<',
      '>',
      '"',
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const html = pieces.join('')
        expect(
          tokens(html)
            .map(({ raw }) => raw)
            .join(''),
        ).toBe(html)
        expect(readRedactions(html)).toMatchObject({ html, original: html, marks: 0 })
      }),
    )
  })
})

describe('redaction marks in a chat message', () => {
  it('takes markup for text', () => {
    expect(readTextRedactions('<b>1<redact>2 3</redact></b>')).toMatchObject({
      original: '<b>12 3</b>',
      html: '<b>1▇▇▇</b>',
    })
  })
})

describe('the older call', () => {
  it.each([
    ['plain text', '<p>No 987-65-4320.</p>', '987-65-4320', '<p>No ▇▇▇▇▇▇▇▇▇▇▇.</p>'],
    ['an entity', '<p>a &amp; b</p>', 'a & b', '<p>▇▇▇▇▇</p>'],
    ['text parted by formatting, which it misses', '<p>98<b>7</b></p>', '987', '<p>98<b>7</b></p>'],
  ])('replaces %s', (_what, html, text, after) => {
    expect(redactString(html, text)).toBe(after)
  })
})
