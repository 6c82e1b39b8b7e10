import { describe, expect, it } from 'vitest'
import { detect, type EntityType } from '../../../core/pii/index.ts'
import { letters } from './letters/index.ts'

/** What every letter is judged on; other kinds have tables of their own. */
const core: ReadonlySet<EntityType> = new Set([
  ...(['CREDIT_CARD', 'IBAN_CODE', 'EMAIL_ADDRESS', 'PHONE_NUMBER', 'IP_ADDRESS', 'US_SSN', 'FR_NIR'] as const),
  'UK_NINO',
])

const marked = /‹([A-Z_]+) ([^›]+)›/g

const read = (letter: string) => {
  const wanted: string[] = []
  const text = letter.replaceAll(marked, (_, kind: string, value: string) => {
    wanted.push(`${kind} ${value}`)
    return value
  })
  return { text, wanted }
}

describe.each(Object.entries(letters))('letters in %s', (_language, all) => {
  it.each(all)('hold what is marked and nothing else: %j', (letter) => {
    const { text, wanted } = read(letter)
    const found = detect(text).filter(({ type }) => core.has(type))
    expect(found.map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)).toEqual(wanted)
  })
})
