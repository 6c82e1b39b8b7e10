import { describe, expect, it } from 'vitest'
import { agentsTest } from '../../../core/pii/account/own.ts'
import { knownPeople } from '../../../core/pii/free-text/known-people/index.ts'
import { createDetector, registry } from '../../../core/pii/index.ts'
import { redactText } from '../../../core/pii/redact-text.ts'
import { growth } from '../../support/growth.ts'

const { detect, explain } = createDetector({ recognizers: registry })

/** A comment that is one thing over and over: each place costs the same, however many others there are. */
const parts: readonly (readonly [string, string])[] = [
  ['addresses', 'anna.berg@example.org '],
  ['cards', '4111 1111 1111 1111, '],
  ['phones', '+33 6 12 34 56 78; '],
  ['IBANs', 'FR76 3000 6000 0112 3456 7890 189\n'],
  ['network addresses', '203.0.113.7 '],
  ['digits', '1'],
  ['groups', '12 34 '],
  ['base64', 'QWxhZGRpbjpvcGVuIHNlc2FtZQ'],
  ['naming words', 'password: hunter2 '],
  ['open braces', '{{ 4111111111111111 '],
  ['no-break spaces', '4111\u00a01111\u00a01111\u00a01111\u00a0'],
]

describe('the structured kinds', () => {
  it.each(parts)('read a text of nothing but %s in linear time', (_, part) => {
    const read = (length: number) => void detect(part.repeat(length / part.length))
    expect(growth(read, 20_000, 160_000)).toBeLessThan(24)
  })

  it.each(parts)('explain a text of nothing but %s in linear time', (_, part) => {
    const read = (length: number) => void explain(part.repeat(length / part.length))
    expect(growth(read, 5000, 40_000)).toBeLessThan(24)
  })
})

describe('what is looked for again', () => {
  it('costs a value that stands many times in itself no look at the whole of it each time', () => {
    const url = 'http://a:b@c/'
    const redact = (count: number) => {
      const text = `${url.repeat(count)} ${url.repeat(2 * count)}`
      redactText(text, detect(text), 'fixed')
    }
    expect(growth(redact, 500, 4000)).toBeLessThan(24)
  })

  it("costs each of an agent's own addresses no look at all others", () => {
    const agent = { name: 'Martin Weber', emails: ['martin.weber@example.org'] }
    const own = createDetector({ recognizers: registry, isOwn: agentsTest(knownPeople([agent])) })
    const read = (count: number) => expect(own.detect('martin.weber@example.org '.repeat(count))).toEqual([])
    expect(growth(read, 500, 4000)).toBeLessThan(24)
  })
})
