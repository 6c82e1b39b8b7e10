import { describe, expect, it } from 'vitest'
import { excerptOf } from '../../../app/scan/excerpt.ts'
import { aFinding, aPiece } from '../../support/app.ts'

const said = (marked: string, index = 0) => excerptOf(aPiece(1, marked), index)

describe('the sentence around a finding', () => {
  it('is that sentence alone, with the value masked', () => {
    expect(said('Hello. My card is {4111}, thanks. Bye.')).toEqual([
      { text: 'My card is ', is: 'text' },
      { text: '••••', is: 'this' },
      { text: ', thanks.', is: 'text' },
    ])
  })

  it('masks every other value in it too', () => {
    expect(said('Cards {4111} and {5555} here', 1)).toEqual([
      { text: 'Cards ', is: 'text' },
      { text: '••••', is: 'other' },
      { text: ' and ', is: 'text' },
      { text: '••••', is: 'this' },
      { text: ' here', is: 'text' },
    ])
  })

  it('shows nothing of a value that overlaps the one in question', () => {
    const piece = aPiece(1, 'Call {0612345678} now')
    const inner = aFinding({ type: 'PHONE_NUMBER', start: 7, end: 12 })
    const both = { ...piece, findings: [...piece.findings, inner], masked: ['06 ••', '•••'] }
    for (const index of [0, 1]) {
      const shown = excerptOf(both, index).map(({ text }) => text)
      expect(shown.join('')).not.toMatch(/\d{3}/)
      expect(excerptOf(both, index).filter(({ is }) => is === 'this')).toHaveLength(1)
    }
  })

  it('goes no further than a line, and not on for ever where no sentence ends', () => {
    expect(said('one\ntwo {4111} three\nfour').map(({ text }) => text)).toEqual(['two ', '••••', ' three'])
    const long = excerptOf(aPiece(1, `${'word '.repeat(400)}{4111}${' word'.repeat(400)}`), 0)
    expect(long.map(({ text }) => text).join('').length).toBeLessThan(200)
    expect(long[0]?.text.startsWith('word')).toBe(true)
  })

  it('is nothing where there is no such finding', () => {
    expect(said('nothing here', 3)).toEqual([])
  })
})
