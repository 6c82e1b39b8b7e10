import { describe, expect, it } from 'vitest'
import { emptyDetector, fieldOfFault, linesOf, nameFrom, unreadable } from '../../../app/panel/settings/detector.ts'
import { customDetector, type CustomDetectorSetting } from '../../../contract/detection.ts'
import { faultCodes } from '../../../core/pii/custom/custom-detector.ts'
import { isDetectorName } from '../../../core/pii/custom/type.ts'

const good: CustomDetectorSetting = {
  ...emptyDetector,
  name: 'loyalty-card',
  title: { en: 'Loyalty card', fr: 'Carte de fidélité' },
  pattern: 'LC-[0-9]{8}',
  examples: { match: ['LC-12345678'], no_match: ['LC-1'] },
}

describe('the name of a detector', () => {
  it.each([
    ['Loyalty card', 'loyalty-card'],
    ['  Carte de fidélité (or) ', 'carte-de-fidelite-or'],
    ['Client n° 12', 'client-n'],
    ['A B', ''],
    ['合同', ''],
    ['A very long title that would make a name of more than forty letters', 'very-long-title-that-would-make-a-name-o'],
  ])('comes of its title %j', (title, name) => {
    expect(nameFrom(title)).toBe(name)
    expect(name === '' || isDetectorName(name)).toBe(true)
  })
})

describe('the form of a detector', () => {
  it('reads what the server would read', () => {
    expect(customDetector.safeParse(good).success).toBe(true)
    expect([...unreadable(good)]).toEqual([])
  })

  it('begins with what has yet to be written', () =>
    expect([...unreadable(emptyDetector)].sort()).toEqual(['name', 'pattern', 'title-en', 'title-fr']))

  it.each<readonly [string, Partial<CustomDetectorSetting>]>([
    ['name', { name: 'Loyalty' }],
    ['name', { name: 'a'.repeat(41) }],
    ['title-en', { title: { en: 'x'.repeat(61), fr: 'x' } }],
    ['title-fr', { title: { en: 'x', fr: '' } }],
    ['pattern', { pattern: 'x'.repeat(501) }],
    ['words', { words: ['x'.repeat(41)] }],
    ['words', { words: Array.from({ length: 31 }, () => 'card') }],
    ['window', { window: 4 }],
    ['window', { window: NaN }],
    ['match', { examples: { match: ['x'.repeat(501)], no_match: [] } }],
    ['no_match', { examples: { match: [], no_match: Array.from({ length: 21 }, () => 'x') } }],
  ])('says what is wrong at the field %s', (field, change) =>
    expect([...unreadable({ ...good, ...change })]).toEqual([field]),
  )

  it('has a field for every fault that the check may find', () => {
    for (const code of faultCodes) expect(fieldOfFault({ code, detector: 0 })).toBeDefined()
    const example = { list: 'no_match', index: 2 } as const
    expect(fieldOfFault({ code: 'example-found', detector: 0, example })).toBe('no_match')
  })

  it('takes an example from each line that holds anything', () =>
    expect(linesOf('one\n\n  \n two ')).toEqual(['one', ' two ']))
})
