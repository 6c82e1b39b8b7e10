import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { found } from '../support/seeded.ts'

const value = ['4111', '1111', '1111', '1111'].join(' ')

describe('the search for seeded values', () => {
  it.each([
    ['as it is', `card ${value}.`],
    ['without its spaces', value.replaceAll(' ', '')],
    ['in a URL', `/search?q=${encodeURIComponent(value)}`],
    ['in base64', Buffer.from(value).toString('base64')],
    ['as a plain hash', createHash('sha256').update(value.replaceAll(' ', '')).digest('hex')],
  ])('sees a value %s', (_, text) => expect(found(text, ['nothing of the kind', value])).toEqual([1]))

  it('sees nothing where nothing is', () => expect(found('card 4111 •••• •••• 1111', [value])).toEqual([]))
})
