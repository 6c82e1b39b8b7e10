import { describe, expect, it } from 'vitest'
import { createDetector } from '../../../../core/pii/index.ts'
import { agentsTest } from '../../../../core/pii/account/own.ts'
import { knownPeople } from '../../../../core/pii/free-text/known-people/index.ts'

const people = [
  { name: 'Zoë van der Bergh', emails: ['Zoe.Bergh@example.org'], phones: ['+31 6 12 34 56 78'] },
  { name: 'Dr. Jean-Paul Łuczak' },
  { name: 'Will May' },
  { name: 'Anna Kowalska' },
  { name: 'Heinz Müller' },
]
const { detect } = createDetector({ recognizers: [], finders: [knownPeople(people)] })
const found = (text: string): string[] => detect(text).map(({ start, end }) => text.slice(start, end))

describe('people of the ticket', () => {
  it.each([
    ['please ask zoe van der bergh about it', 'zoe van der bergh'],
    ['ZOË VAN DER BERGH', 'ZOË VAN DER BERGH'],
    ['van der Bergh, Zoë wrote', 'van der Bergh, Zoë'],
    ['Mevrouw Van der Bergh belde', 'Van der Bergh'],
    ['Zoe Bergh', 'Zoe Bergh'],
    ['Bergh zei het al', 'Bergh'],
    ['jean paul luczak', 'jean paul luczak'],
    ['Jean‑Paul Łuczak', 'Jean‑Paul Łuczak'],
    ['will may pay', 'will may'],
    ['write to zoe.bergh@EXAMPLE.org.', 'zoe.bergh@EXAMPLE.org'],
    ['bel 06-12345678', '06-12345678'],
    ['bel 0031 6 12345678 na vijf', '0031 6 12345678'],
    ['bel +31612345678', '+31612345678'],
    ['Z. van der Bergh', 'Z. van der Bergh'],
    ['asked H Müller today', 'H Müller'],
    ['Müller, H.', 'Müller, H'],
    ["is that Heinz Mueller's parcel", 'Heinz Mueller'],
    ["is that Heinz Müller's parcel", 'Heinz Müller'],
    ['Müllers Vertrag', 'Müllers'],
    ['rozmawiałem z Anną Kowalską w sprawie umowy', 'Anną Kowalską'],
    ['nie ma pani Kowalskiej', 'Kowalskiej'],
  ])('are found in %j', (text, name) => expect(found(text)).toEqual([name]))

  it.each([
    'I will pay in May',
    'the bergh',
    'Berghof',
    'zoe@example.org',
    'Zoe.Bergh@example.org.uk',
    'ref 9912345678',
    'May I?',
    'h muller',
    'Anny',
  ])('are not seen in %j', (text) => expect(found(text)).toEqual([]))

  it('are sure, and said to be known', () => {
    const [finding] = detect('Zoë van der Bergh')
    expect(finding).toMatchObject({ type: 'PERSON', reasons: [{ code: 'known-person' }] })
    expect(finding?.score).toBeGreaterThanOrEqual(0.95)
  })

  it('cost nothing where none are known', () => {
    const nobody = createDetector({ recognizers: [], finders: [knownPeople([])] })
    expect(nobody.detect('Zoë van der Bergh')).toEqual([])
  })
})

describe("an agent's own name", () => {
  const agents = agentsTest(knownPeople([{ name: 'Martin Weber', emails: ['martin.weber@firm.example'] }]))
  const customers = knownPeople([{ name: 'Martin Dupont' }])
  const desk = createDetector({
    recognizers: [],
    finders: [customers, knownPeople([{ name: 'Anna Weber' }])],
    isOwn: agents,
  })
  const shown = (text: string): string[] => desk.detect(text).map(({ start, end }) => text.slice(start, end))

  it('takes nothing from a customer with the same first name, or the same family', () => {
    expect(shown('my name is Martin Dupont. Martin Dupont')).toEqual(['Martin Dupont', 'Martin Dupont'])
    expect(shown('Anna Weber called')).toEqual(['Anna Weber'])
  })

  it('is no finding in a signature', () => {
    expect(shown('Best regards\nMartin Weber\nmartin.weber@firm.example')).toEqual([])
  })
})
