import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { census, factsOf, isLimited, planTicket } from '../../../core/retention/index.ts'
import { compiled, setOf } from './policies.ts'

const folder = 'docs/policies'
const templates = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
const now = Date.parse('2026-11-24T02:00:00Z')

const textOf = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8')

const ticketsOf = (name: string): { expect: string }[] =>
  textOf(name.replace('.yaml', '.tickets.jsonl'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { expect: string })

/** Outcome, policy and actions, as the tickets beside a template say what is to become of them. */
const saidOf = (name: string, record: object): string => {
  const read = factsOf(record)
  if (!read.ok) throw new Error(read.wrong.join())
  const { outcome, policy, actions } = planTicket(setOf(textOf(name)), read.ticket, now)
  return [outcome, policy, actions.join('+')].filter((part) => part !== undefined && part !== '').join(' ')
}

describe('the templates', () => {
  it('are all here', () =>
    expect(templates.sort()).toEqual([
      'bank.yaml',
      'clinic.yaml',
      'cpra.yaml',
      'gdpr-support-desk.yaml',
      'public-body.yaml',
      'shop.yaml',
    ]))

  it('can stand beside each other', () => expect(compiled(...templates.map(textOf))).toMatchObject({ ok: true }))

  it.each(templates)('of %s look for nothing that none of their test tickets bears', (name) => {
    const result = compiled(textOf(name))
    const borne = census()
    for (const record of ticketsOf(name)) {
      const read = factsOf(record)
      if (read.ok) borne.count(read.ticket)
    }
    expect(result.ok && borne.unborne(result.sought)).toEqual([])
  })

  it.each(templates)('of %s run nothing by themselves without a limit', (name) => {
    const alone = setOf(textOf(name)).policies.filter(({ runs }) => runs !== undefined)
    expect(alone.filter(({ limits }) => !isLimited(limits))).toEqual([])
  })

  it.each(templates)('of %s plan their test tickets as these say', (name) => {
    const tickets = ticketsOf(name)
    expect(tickets.map((ticket) => saidOf(name, ticket))).toEqual(tickets.map((ticket) => ticket.expect))
  })

  it.each(templates)(
    'of %s have a test ticket due for each policy, and its title and basis in both languages',
    (name) => {
      const tickets = ticketsOf(name)
      for (const { name: policy, title, basis } of setOf(textOf(name)).policies) {
        expect(
          tickets.some(({ expect: said }) => said.startsWith(`due ${policy} `)),
          policy,
        ).toBe(true)
        expect(Object.keys(title)).toEqual(['en', 'fr'])
        expect(Object.keys(basis)).toEqual(['en', 'fr'])
        for (const text of Object.values(basis)) expect(text.length).toBeGreaterThan(20)
      }
    },
  )
})
