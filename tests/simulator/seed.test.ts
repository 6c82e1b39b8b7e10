import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { seededValues, values } from '../../simulator/seed/values.ts'
import { anAccount } from './account.ts'

const digits = (text: string) => text.replaceAll(/\D/g, '')

const luhn = (number: string) =>
  digits(number)
    .split('')
    .reverse()
    .map((digit, index) => Number(digit) * (index % 2 === 1 ? 2 : 1))
    .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) % 10

const iban = (number: string) => {
  const bare = number.replaceAll(' ', '')
  const moved = `${bare.slice(4)}${bare.slice(0, 4)}`.replaceAll(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  )
  return BigInt(moved) % 97n
}

const ofType = (type: string) => seededValues.filter((one) => one.type === type).map(({ value }) => [value])

describe('the demo’s account', () => {
  it('has three brands, twelve agents in five groups, sixty tickets', () => {
    const { state } = anAccount().simulator
    const agents = [...state.users.values()].filter(({ role }) => role !== 'end-user')
    expect([state.brands.size, agents.length, state.groups.size, state.tickets.size]).toEqual([3, 12, 5, 60])
    const members = new Set([...state.memberships.values()].map(({ user_id }) => user_id))
    expect(agents.every(({ id }) => members.has(id))).toBe(true)
  })

  it.each([
    'Carte refusée',
    'Where is my parcel',
    'Ancien dossier',
    'Chat 4471',
    'Merged twice',
    'Avocat',
    'Facture de soins',
  ])('has a ticket called %s', (subject) => {
    expect(anAccount().ticket(subject).subject).toBe(subject)
  })

  it('has a draft with another customer’s number', () => {
    const { state } = anAccount().simulator
    expect(state.drafts.map(({ body }) => body.includes(values.draftCard))).toEqual([true])
  })

  it('is the same for the same seed and another for another', () => {
    const written = (seed: number) => {
      const { simulator } = anAccount({ now: () => Date.parse('2026-11-24T12:00:00Z') })
      simulator.reset()
      simulator.seed(seed)
      const { tickets, comments, users } = simulator.state
      const text = JSON.stringify([tickets, comments, users].map((map) => [...map.values()]))
      return createHash('sha256').update(text).digest('hex')
    }
    expect(written(1)).toBe(written(1))
    expect(written(2)).not.toBe(written(1))
  })

  it('gives no ticket to an agent outside of its group', () => {
    const { state } = anAccount().simulator
    const wrong = [...state.tickets.values()].filter(
      ({ assignee_id, group_id }) =>
        assignee_id !== null &&
        ![...state.memberships.values()].some((one) => one.user_id === assignee_id && one.group_id === group_id),
    )
    expect(wrong.map(({ subject }) => subject)).toEqual([])
  })

  it.each(ofType('CREDIT_CARD'))('%s ends in its check digit', (value) => expect(luhn(value)).toBe(0))
  it.each(ofType('IBAN_CODE'))('%s holds its check digits', (value) => expect(iban(value)).toBe(1n))
  it.each(ofType('FR_NIR'))('%s ends in its key', (value) => {
    const number = digits(value)
    expect(97n - (BigInt(number.slice(0, 13)) % 97n)).toBe(BigInt(number.slice(13)))
  })

  it('holds every value that laws look for, the split card in pieces', () => {
    const { state } = anAccount().simulator
    const text =
      JSON.stringify([state.comments, state.audits].map((map) => [...map.values()])) + JSON.stringify(state.drafts)
    const missing = seededValues.map(({ value }) => value).filter((value) => !text.includes(value))
    expect(missing).toEqual([values.splitCard, values.parcelCard])
  })

  it('has a parcel whose numbers are no card’s', () => {
    const text = anAccount()
      .comments('Where is my parcel')
      .map(({ html_body }) => html_body)
      .join(' ')
    for (const [number] of text.matchAll(/\b(?:\d ?){13,19}\b/g)) expect(luhn(number)).not.toBe(0)
  })
})
