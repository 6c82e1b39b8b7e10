import { describe, expect, it } from 'vitest'
import { detect } from '../../../core/pii/index.ts'
import { growth } from '../../support/growth.ts'

const address = 'jo@firm.example'

describe('a placeholder of a template', () => {
  it.each([`Write to {{ ${address} }}.`, `{{default: ${address}}}`])('is no finding: %j', (text) =>
    expect(detect(text)).toEqual([]),
  )

  it.each([
    `{{ticket.id}} ${address} {{ticket.title}}`,
    `{{ ${address}`,
    `${address} }}`,
    `{{${' '.repeat(100)}${address} }}`,
  ])('hides nothing that stands outside of one: %j', (text) => expect(detect(text)).toHaveLength(1))

  it('costs a text full of addresses no look from each through all of it', () => {
    const read = (times: number) => expect(detect(`${address} `.repeat(times))).toHaveLength(times)
    expect(growth(read, 2000, 64_000)).toBeLessThan(80)
  })

  it('costs a text full of addresses no look back to its beginning', () => {
    const read = (times: number) => expect(detect(`{{${`${address} `.repeat(times)}`)).toHaveLength(times)
    // Four times the text: four times the cost if linear, sixteen if each address looked back at all others.
    expect(growth(read, 4000, 16_000)).toBeLessThan(10)
  })
})
