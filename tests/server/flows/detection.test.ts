import { beforeAll, expect, it } from 'vitest'
import { defaultDetection, type DetectionSettings } from '../../../contract/detection.ts'
import { normalise } from '../../../core/pii/index.ts'
import type { Person } from '../../../server/flows/detection/people.ts'
import { scan } from '../../../server/flows/detection/scan.ts'
import { dismiss } from '../../../server/flows/redaction/dismiss.ts'
import { redact } from '../../../server/flows/redaction/redact.ts'
import { requestRedaction } from '../../../server/flows/redaction/request.ts'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { aComment, aDesk, aTicket, failure, type Desk } from './desk.ts'
import { anOffice, asker, pageDigest, pageFingerprint, requestFor } from './office.ts'
import { wired } from './wires.ts'

const customer: Person = {
  id: 900,
  name: 'Jeanne Moreau',
  emails: ['jeanne.moreau@courriel.fr'],
  phones: ['+33 6 12 34 56 78'],
  isAgent: false,
}
const agent: Person = {
  id: 42,
  name: 'Inès Robert',
  emails: ['ines.robert@maison-lumiere.fr'],
  phones: [],
  isAgent: true,
}

const detector: DetectionSettings['custom'][number] = {
  name: 'loyalty-card',
  title: { en: 'Loyalty card', fr: 'Carte de fidélité' },
  pattern: 'LM-[0-9]{8}',
  words: [],
  window: 40,
  check: 'none',
  score: 0.9,
  examples: { match: ['LM-20304050'], no_match: ['20304050'] },
}

const signed = '<p>Bien à vous,<br>Inès Robert<br>ines.robert@maison-lumiere.fr</p>'

eachDatabase('a scan by the account’s settings', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })
  const office = async (html: string, over: Partial<DetectionSettings> = {}, change: Partial<Desk> = {}) => {
    const desk: Desk = {
      ...aDesk([aComment(70, html, {}, 42)]),
      detection: { ...defaultDetection, ...over },
      profiles: new Map([customer, agent].map((person) => [person.id, person])),
      ...change,
    }
    return anOffice(database, desk)
  }
  const typesOf = async (html: string, over: Partial<DetectionSettings> = {}, change: Partial<Desk> = {}) => {
    const { ports } = await office(html, over, change)
    const scanned = await scan(ports, 7)
    return scanned.state === 'gone' ? [] : scanned.types
  }

  it.each([
    ['a kind switched off', { switched_off: ['EMAIL_ADDRESS'] }, []],
    ['a threshold above it', { suggest_at: 1, automatic_at: 1 }, []],
    ['nothing said', {}, ['EMAIL_ADDRESS']],
  ] as const)('with %s', async (_, over, types) =>
    expect(
      await typesOf('<p>mon e-mail : jeanne@courriel.fr</p>', {
        ...over,
        switched_off: [...('switched_off' in over ? over.switched_off : [])],
      }),
    ).toEqual(types),
  )

  it('finds the account’s own kinds, and tags the ticket with their name', async () => {
    const { desk, ports } = await office('<p>carte lm-20304050</p>', { custom: [detector] })
    expect(await scan(ports, 7)).toMatchObject({ types: ['CUSTOM_LOYALTY_CARD'] })
    expect(desk.tickets.get(7)?.ticket.tags).toContain('custos_pii_custom_loyalty_card')
  })

  it('looks for the numbers of the account’s countries alone', async () => {
    const nir = '<p>Numéro de sécurité sociale : 2 84 05 13 055 123 45</p>'
    expect(await typesOf(nir, { countries: ['de'] })).not.toContain('FR_NIR')
    expect(await typesOf(nir, { countries: ['fr'] })).toEqual(['FR_NIR'])
  })

  it('tags a name only where it is asked for and sure', async () => {
    const letter = '<p>Bonjour,<br>je m’appelle Jeanne Moreau.</p>'
    expect(await typesOf(letter)).toEqual([])
    expect(await typesOf(letter, { free_text: 'known-people' })).toEqual(['PERSON'])
    expect(await typesOf(letter, { free_text: 'known-people', automatic_at: 1 })).toEqual([])
  })

  it('leaves an agent’s own signature alone, unless told not to', async () => {
    expect(await typesOf(signed)).toEqual([])
    expect(await typesOf(signed, { free_text: 'everyone' })).toEqual([])
    expect(await typesOf(signed, { agents: 'shown' })).toEqual(['EMAIL_ADDRESS'])
    expect(await typesOf(`${signed}<p>jeanne.moreau@courriel.fr</p>`)).toEqual(['EMAIL_ADDRESS'])
  }, 20_000)

  it('takes what is an agent’s for a customer’s where Zendesk won’t say who it is', async () => {
    const { ports } = await office(signed)
    const cut = { call: 0, port: 'people', when: 'before', error: () => failure('forbidden') } as const
    expect(await scan(wired(ports, cut).ports, 7)).toMatchObject({ types: ['EMAIL_ADDRESS'] })
  })

  it('is done later where Zendesk doesn’t answer who they are', async () => {
    const { ports } = await office(signed)
    const cut = { call: 0, port: 'people', when: 'before', error: () => failure('down') } as const
    await expect(scan(wired(ports, cut).ports, 7)).rejects.toMatchObject({ code: 'down' })
  })

  it('asks who people are only where it matters, and once', async () => {
    const quiet = wired((await office('<p>carte 4111 1111 1111 1111</p>')).ports)
    await scan(quiet.ports, 7)
    expect(quiet.calls).not.toContain('people')
    const asking = wired((await office(signed)).ports)
    await scan(asking.ports, 7)
    expect(asking.calls.filter((name) => name === 'people')).toHaveLength(1)
  })

  it('learns the forms of the account’s numbers, and no number', async () => {
    const { desk, ports } = await office('<p>Ma commande CMD-204177 et ma carte 4111 1111 1111 1111</p>')
    await scan(ports, 7)
    expect(desk.shapes).toEqual(['7 CMD-999999'])
  })

  it('leaves out numbers whose form the admin has listed', async () => {
    const letter = '<p>Appelez le 01 42 68 53 00</p>'
    const own_numbers = [{ shape: '99 99 99 99 99', origin: 'admin', state: 'subtracted', seen: 0 } as const]
    expect(await typesOf(letter)).toEqual(['PHONE_NUMBER'])
    expect(await typesOf(letter, { own_numbers })).toEqual([])
  })
})

eachDatabase('what the account’s settings find', (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })
  const html = '<p>Je suis Jeanne Moreau, carte LM-20304050, encore lm-20304050</p>'
  const text = 'Je suis Jeanne Moreau, carte LM-20304050, encore lm-20304050'
  const settings: DetectionSettings = { ...defaultDetection, free_text: 'known-people', custom: [detector] }
  const office = (over: DetectionSettings = settings) =>
    anOffice(database, {
      ...aDesk([aComment(70, html)], [], aTicket({ requesterId: 900 })),
      detection: over,
      profiles: new Map([[900, customer]]),
    })
  const item = async (type: 'PERSON' | 'CUSTOM_LOYALTY_CARD', value: string) => {
    const start = text.indexOf(value)
    const findings = [{ type, start, end: start + value.length }]
    return { source: { comment_id: 70 }, digest: await pageDigest(html), findings }
  }

  it('is redacted in each place, however it is written there', async () => {
    const { desk, ports } = await office()
    const request = requestFor([await item('CUSTOM_LOYALTY_CARD', 'LM-20304050')])
    const { results } = await redact(ports, asker, request).then((outcome) => (outcome.ok ? outcome : { results: [] }))
    expect(results).toMatchObject([{ state: 'done', types: ['CUSTOM_LOYALTY_CARD'] }])
    expect(desk.tickets.get(7)?.comments[0]?.htmlBody).not.toMatch(/20304050/)
  })

  it('is a known person’s name too', async () => {
    const { desk, ports } = await office()
    expect(await redact(ports, asker, requestFor([await item('PERSON', 'Jeanne Moreau')]))).toMatchObject({ ok: true })
    expect(desk.tickets.get(7)?.comments[0]?.htmlBody).not.toContain('Moreau')
  })

  it('is not taken on a page’s word where the settings don’t find it', async () => {
    const { desk, ports } = await office(defaultDetection)
    const request = requestFor([await item('CUSTOM_LOYALTY_CARD', 'LM-20304050')])
    expect(await redact(ports, asker, request)).toMatchObject({ results: [{ problem: 'comment-changed' }] })
    expect(desk.tickets.get(7)?.comments[0]?.htmlBody).toBe(html)
  })

  it('is dismissed and asked for under its own kind, and under no kind that the account hasn’t written', async () => {
    const { ports, actions } = await office()
    const dismissals = async (type: 'CUSTOM_LOYALTY_CARD' | 'CUSTOM_JEANNE_MOREAU') => ({
      ticket_id: 7,
      dismissals: [{ type, fingerprint: await pageFingerprint(type, normalise(type, 'LM-20304050')) }],
    })
    expect(await dismiss(ports, 41, await dismissals('CUSTOM_JEANNE_MOREAU'))).toMatchObject({ problem: 'bad-request' })
    const asked = { ticket_id: 7, types: ['CUSTOM_JEANNE_MOREAU'] as const }
    expect(await requestRedaction(ports, 41, asked)).toMatchObject({ problem: 'bad-request' })
    expect(await actions()).toEqual([])
    expect(await dismiss(ports, 41, await dismissals('CUSTOM_LOYALTY_CARD'))).toMatchObject({ ok: true })
    expect(await actions()).toEqual(['finding.dismissed'])
  })

  it('teaches by its form when it is called no personal data', async () => {
    const { desk, ports } = await office()
    const [type, written] = ['PHONE_NUMBER', '01 42 68 53 00'] as const
    desk.tickets.get(7)?.comments.push(aComment(71, `<p>Rappelez-moi au ${written}</p>`))
    const fingerprint = await pageFingerprint(type, normalise(type, written))
    const dismissals = [{ type, fingerprint, shape: '99 99 99 99 99' } as const]
    expect(await dismiss(ports, 41, { ticket_id: 7, dismissals })).toMatchObject({ ok: true })
    expect(desk.shapes).toEqual(['7 99 99 99 99 99'])
  })
})
