import { describe, expect, it } from 'vitest'
import { offsetOf } from '../../../../app/panel/retention/place.ts'

describe('a place in a text', () => {
  it.each([
    ['ab\ncd', 1, 1, 0],
    ['ab\ncd', 2, 1, 3],
    ['ab\ncd', 2, 2, 4],
    ['ab\ncd', 9, 1, 5],
    ['ab\ncd', 2, 99, 5],
    ['', 1, 1, 0],
    ['\n\nx', 3, 0, 2],
  ])('in %j, line %i, column %i, is at %i', (text, line, column, at) => {
    expect(offsetOf(text, line, column)).toBe(at)
  })
})
