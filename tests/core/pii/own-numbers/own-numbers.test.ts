import { describe, expect, it } from 'vitest'
import { createDetector, registry } from '../../../../core/pii/index.ts'
import {
  fewestTickets,
  isShape,
  ownNumberTest,
  shapeOf,
  shapeOfDismissed,
  shapesIn,
  withLearned,
  type OwnNumber,
} from '../../../../core/pii/own-numbers/index.ts'

const own = (shape: string, over: Partial<OwnNumber> = {}): OwnNumber => ({
  shape,
  origin: 'admin',
  state: 'subtracted',
  seen: 0,
  ...over,
})

const detectorWith = (...numbers: readonly OwnNumber[]) =>
  createDetector({ recognizers: registry, isOwn: ownNumberTest(numbers) })

const typesIn = (text: string, ...numbers: readonly OwnNumber[]) =>
  detectorWith(...numbers)
    .detect(text)
    .map(({ type }) => type)

const learnedFrom = (text: string) => shapesIn(text, createDetector({ recognizers: registry }).detect(text))

describe('the form of a number', () => {
  it.each([
    ['ORD-482913', 'ORD-999999'],
    ['cmd_2026_00417', 'CMD_9999_99999'],
    ['1Z999AA10123456784', '9?999??99999999999'],
    ['482913', '999999'],
    ['SKU/AB-4471-C', 'SKU/??-9999-?'],
  ])('of %s is %s', (value, shape) => expect(shapeOf(value)).toBe(shape))

  it.each(['Dupont', 'A-123', 'BARTHELEMY-1985', '12', 'jean@firm.example', '4, rue Neuve 75001'])(
    'there is none of %s',
    (value) => expect(shapeOf(value)).toBeUndefined(),
  )

  it('holds no digit of the number', () => {
    for (const value of ['ORD-482013', '4111111111111111', 'AB12CD345678']) {
      const shape = shapeOf(value) ?? ''
      expect(isShape(shape)).toBe(true)
      expect(shape).not.toMatch(/[0-8]/)
    }
  })
})

describe('the form of what was called no personal data', () => {
  it('is told of numbers', () => expect(shapeOfDismissed('PHONE_NUMBER', '01 42 68 53 00')).toBe('99 99 99 99 99'))

  it.each([
    ['PASSWORD', 'SUMMER-2026x'],
    ['SECRET', 'AKIA1234567890'],
    ['PERSON', 'MOREAU 1985'],
    ['EMAIL_ADDRESS', 'a1234@b.example'],
    ['CUSTOM_LOYALTY_CARD', 'LM-20304050'],
  ] as const)('is not of a %s', (type, value) => expect(shapeOfDismissed(type, value)).toBeUndefined())
})

describe('what a text teaches', () => {
  it.each([
    ['My order ORD-482913 has not come.', ['ORD-999999']],
    ['Numéro de commande : 20261125001, colis 8R44719923001', ['99999999999', '9?99999999999']],
    ['Bestellnummer 4711-0815-22 und Rechnung RE-20417', ['9999-9999-99', 'RE-99999']],
  ])('of %s', (text, shapes) => expect(learnedFrom(text)).toEqual(shapes))

  it.each([
    ['a number that nothing names', 'Please look at ORD-482913 again.'],
    ['a date', 'Order of 25/11/2026, order 2026-11-25'],
    ['a year or a price', 'order 2026, invoice 4500'],
    ['a card that pays an order', 'Order paid by Visa card 4111111111111111'],
    ['an IBAN that is called a reference', 'Reference FR7630006000011234567890189'],
  ])('is nothing from %s', (_, text) => expect(learnedFrom(text)).toEqual([]))

  it('is little from a list: a few forms of one text at most', () => {
    const list = Array.from(
      { length: 200 },
      (_, at) => `order ${'ABCDEFGH'.slice(0, 2 + (at % 6))}-${'1'.repeat(4 + (at % 9))}`,
    )
    expect(learnedFrom(list.join('\n')).length).toBeLessThanOrEqual(5)
  })
})

describe('the list', () => {
  const seen = [
    { shape: 'ORD-999999', tickets: fewestTickets },
    { shape: '9999999999', tickets: 40 },
    { shape: 'CMD-9999', tickets: fewestTickets - 1 },
  ]

  it('tells a form that was seen in enough tickets: one with a name is left out, digits alone wait for the admin', () =>
    expect(withLearned([], seen)).toEqual([
      { shape: '9999999999', origin: 'learned', state: 'proposed', seen: 40 },
      { shape: 'ORD-999999', origin: 'learned', state: 'subtracted', seen: fewestTickets },
    ]))

  it('keeps what the admin has decided, and counts on', () =>
    expect(withLearned([own('ORD-999999', { state: 'kept' }), own('CMD-9999')], seen)).toEqual([
      own('ORD-999999', { state: 'kept', seen: fewestTickets }),
      own('CMD-9999', { seen: fewestTickets - 1 }),
      { shape: '9999999999', origin: 'learned', state: 'proposed', seen: 40 },
    ]))
})

describe('a number of the account’s own', () => {
  // Written like a telephone number of Paris, by an account that numbers its parcels so.
  const parcel = 'Please ring 01 42 68 53 00 or write.'

  it('is found until its form is listed, and then it isn’t', () => {
    expect(typesIn(parcel)).toEqual(['PHONE_NUMBER'])
    expect(typesIn(parcel, own('99 99 99 99 99'))).toEqual([])
  })

  it.each([
    ['one that waits', own('99 99 99 99 99', { origin: 'learned', state: 'proposed' })],
    ['one that the admin keeps', own('99 99 99 99 99', { state: 'kept' })],
    ['one of another length', own('99 99 99 99')],
    ['one that is only a piece of it', own('99 99 99 99 99 99')],
  ])('is still found with %s', (_, number) => expect(typesIn(parcel, number)).toEqual(['PHONE_NUMBER']))

  it('is told as such', () => {
    const { findings, nearMisses } = detectorWith(own('99 99 99 99 99')).explain(parcel)
    expect(findings).toEqual([])
    expect(nearMisses).toContainEqual({ type: 'PHONE_NUMBER', start: 12, end: 26, doubt: { code: 'own-number' } })
  })

  it.each([
    ['a valid card', 'My card 4111 1111 1111 1111', '9999 9999 9999 9999', 'CREDIT_CARD'],
    ['a valid IBAN', 'IBAN FR7630006000011234567890189', 'FR9999999999999999999999999', 'IBAN_CODE'],
  ])('swallows no %s, whatever form is listed', (_, text, shape, type) => {
    expect(typesIn(text, own(shape))).toEqual([type])
  })

  it('swallows nothing sure by a form that was only learned', () => {
    const learned = own('POL-99999999', { origin: 'learned' })
    const text = 'Insurance policy number POL-20417734'
    expect(typesIn(text)).toEqual(['INSURANCE_POLICY_NUMBER'])
    expect(typesIn(text, learned)).toEqual(['INSURANCE_POLICY_NUMBER'])
    expect(typesIn(text, own('POL-99999999'))).toEqual([])
  })
})
