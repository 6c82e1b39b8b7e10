import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copiesOf, holdsAny, valuesAt, type Value } from '../../../server/flows/redaction/copies.ts'

const card: Value = { type: 'CREDIT_CARD', text: '4111 1111 1111 1111' }
const mail: Value = { type: 'EMAIL_ADDRESS', text: 'jeanne@example.com' }
const place: Value = { type: 'IP_ADDRESS', text: '203.0.113.7' }

const found = (text: string, ...values: Value[]) =>
  copiesOf(text, values).map(({ start, end }) => text.slice(start, end))

describe('copies of a value', () => {
  it.each<[string, string, Value, string[]]>([
    ['the very letters', `a ${card.text} b`, card, [card.text]],
    ['another spelling', 'carte 4111-1111-1111-1111', card, ['4111-1111-1111-1111']],
    ['several', `carte ${card.text}, carte ${card.text}`, card, [card.text, card.text]],
    ['none', 'carte 5500 0000 0000 0004', card, []],
    ['what stands against other signs', `«${mail.text}»`, mail, [mail.text]],
    ['not a part of a longer number', '1203.0.113.7 203.0.113.77', place, []],
    ['not a part of a longer word', 'mjeanne@example.com', mail, []],
    ['not a part of another finding', 'marie.jeanne@example.com', mail, []],
    ['nothing in an empty text', '', mail, []],
    ['no other use of a few digits', 'CVV: 123. Take bus 123, width="123"', { type: 'CVV', text: '123' }, ['123']],
  ])('are found: %s', (_, text, value, expected) => {
    expect(found(text, value)).toEqual(expected)
  })

  it('of several values come in order, each place once', () => {
    const text = `IP ${place.text} carte ${card.text} mail ${mail.text} carte ${card.text}`
    expect(found(text, mail, card, place)).toEqual([place.text, card.text, mail.text, card.text])
  })

  it('are gone once every place is covered, whatever stands around', () => {
    const around = fc.array(fc.constantFrom(' ', 'x', '7', '.', '\n', 'é', '💳', card.text, mail.text, place.text))
    fc.assert(
      fc.property(around, (parts) => {
        const text = parts.join('')
        const values = [card, mail, place]
        const spans = copiesOf(text, values)
        const covered = [...spans].reverse().reduce((left, { start, end }) => {
          return left.slice(0, start) + '▇'.repeat(end - start) + left.slice(end)
        }, text)
        expect(holdsAny([covered], values)).toBe(false)
      }),
    )
  })

  it('are of values, each named once', () => {
    const text = `${mail.text} ${mail.text}`
    const type = 'EMAIL_ADDRESS'
    expect(
      valuesAt(text, [
        { type, start: 0, end: 18 },
        { type, start: 19, end: 37 },
      ]),
    ).toEqual([mail])
  })
})
