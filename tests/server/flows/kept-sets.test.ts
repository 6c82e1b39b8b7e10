import { expect, it } from 'vitest'
import { keptSets } from '../../../server/flows/retention/kept-sets.ts'

const counting = (mostCharacters: number) => {
  const made: string[] = []
  const setIn = keptSets(({ id }) => {
    made.push(id)
    return { policies: [], holds: [] }
  }, mostCharacters)
  return { made, ask: (id: string, text = 'four') => setIn({ id, number: 1, text }) }
}

it('makes a version ready once, however often it is asked for', () => {
  const { made, ask } = counting(100)
  expect(ask('a')).toBe(ask('a'))
  expect(made).toEqual(['a'])
})

it('makes it ready anew where its text is another', () => {
  const { made, ask } = counting(100)
  ask('a')
  ask('a', 'five!')
  expect(made).toEqual(['a', 'a'])
})

it('keeps those that were asked for last, within so many characters, and the newest whatever its length', () => {
  const { made, ask } = counting(8)
  for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) ask(id)
  expect(made).toEqual(['a', 'b', 'c', 'b'])
  ask('long', 'x'.repeat(20))
  ask('long', 'x'.repeat(20))
  ask('b')
  expect(made).toEqual(['a', 'b', 'c', 'b', 'long', 'b'])
})
