import { describe, expect, it } from 'vitest'
import { detect } from '../../../core/pii/index.ts'

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

  it('costs a text full of addresses no look back to its beginning', () => {
    const cost = (times: number): number => {
      const text = `{{${`${address} `.repeat(times)}`
      const runs = [0, 1, 2].map(() => {
        const begun = performance.now()
        expect(detect(text)).toHaveLength(times)
        return performance.now() - begun
      })
      return Math.min(...runs)
    }
    cost(2000)
    // Four times the text: four times the cost if linear, sixteen if each address looked back at all others.
    expect(cost(16_000) / cost(4000)).toBeLessThan(9)
  })
})
