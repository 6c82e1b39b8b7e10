import { describe, expect, it } from 'vitest'
import { accountEngine } from '../../../app/scan/account.ts'
import { createAccountScan } from '../../../app/scan/account-scan.ts'
import { createScanner } from '../../../app/scan/scanner.ts'
import type { People } from '../../../app/ticket/people.ts'
import type { TicketText } from '../../../app/ticket/texts.ts'
import { ReadError } from '../../../app/zaf.ts'
import { defaultDetection, type DetectionSettings } from '../../../contract/detection.ts'

const people: People = new Map([
  [21, { name: 'Jeanne Moreau', kind: 'customer', emails: ['jeanne@courriel.fr'], phones: [] }],
  [42, { name: 'Inès Robert', kind: 'agent', emails: ['ines@maison-lumiere.fr'], phones: [] }],
])

const aText = (id: number, authorId: number, raw: string): TicketText => ({
  source: { comment_id: id },
  label: { authorId, at: '2026-11-20T10:00:00Z', visibility: 'public', channel: 'web' },
  raw,
  isHtml: false,
  isTranscript: false,
})

const quiet = (): void => undefined

/** The scan of a ticket by some rules, and what it asked of Zendesk meanwhile. */
const aScan = (over: Partial<DetectionSettings> = {}, fails = false) => {
  const asked: string[] = []
  let rules: DetectionSettings = { ...defaultDetection, ...over }
  const { scan, engine } = createAccountScan({
    rules: () => rules,
    engine: accountEngine,
    scannerOn: (found) =>
      createScanner({
        engine: found,
        project: (html) => Promise.resolve(html),
        fingerprint: (type, normalised) => Promise.resolve(`${type}|${normalised}`),
        pause: () => Promise.resolve(),
      }),
    people: (ids) => {
      asked.push(`people ${[...ids].join(' ')}`)
      return fails ? Promise.reject(new ReadError('not-found')) : Promise.resolve(people)
    },
    participants: () => {
      asked.push('participants')
      return Promise.resolve([21])
    },
  })
  const typesIn = async (...texts: readonly TicketText[]) =>
    (await scan(texts, quiet)).pieces.map(({ findings }) => findings.map(({ type }) => type))
  return {
    asked,
    engine,
    typesIn,
    change: (other: Partial<DetectionSettings>) => {
      rules = { ...rules, ...other }
    },
  }
}

describe('a scan by the account’s rules', () => {
  it('asks nobody who they are where nothing of a person’s was found', async () => {
    const { asked, typesIn } = aScan()
    expect(await typesIn(aText(1, 21, 'card 4111 1111 1111 1111'))).toEqual([['CREDIT_CARD']])
    expect(asked).toEqual([])
  })

  it('leaves an agent’s own address alone, and a customer’s not', async () => {
    const { asked, typesIn } = aScan()
    const texts = [aText(1, 21, 'jeanne@courriel.fr'), aText(2, 42, 'Regards, ines@maison-lumiere.fr')]
    expect(await typesIn(...texts)).toEqual([['EMAIL_ADDRESS'], []])
    expect(await typesIn(...texts)).toEqual([['EMAIL_ADDRESS'], []])
    expect(asked.every((one) => one === 'people 21 42')).toBe(true)
  })

  it('shows all where Zendesk won’t say who is who', async () => {
    const { typesIn } = aScan({}, true)
    expect(await typesIn(aText(2, 42, 'ines@maison-lumiere.fr'))).toEqual([['EMAIL_ADDRESS']])
  })

  it('finds the ticket’s own people by name where the account asks for names', async () => {
    const { asked, typesIn } = aScan({ free_text: 'known-people' })
    expect(await typesIn(aText(1, 42, 'Hello Jeanne Moreau, regards, Inès Robert'))).toEqual([['PERSON']])
    expect(asked).toEqual(['participants', 'people 42 21'])
  })

  it('goes by other rules as soon as the session has them, and scans again what it had scanned', async () => {
    const { typesIn, change } = aScan()
    const text = aText(1, 21, 'jeanne@courriel.fr')
    expect(await typesIn(text)).toEqual([['EMAIL_ADDRESS']])
    change({ switched_off: ['EMAIL_ADDRESS'] })
    expect(await typesIn(text)).toEqual([[]])
  })

  it('loads anew what could not be loaded', async () => {
    let isAway = true
    const { scan, engine } = createAccountScan({
      rules: () => defaultDetection,
      engine: (...about) => (isAway ? Promise.reject(new TypeError('no such chunk')) : accountEngine(...about)),
      scannerOn: (found) =>
        createScanner({
          engine: found,
          project: (html) => Promise.resolve(html),
          fingerprint: (type, normalised) => Promise.resolve(`${type}|${normalised}`),
          pause: () => Promise.resolve(),
        }),
      people: () => Promise.resolve(people),
      participants: () => Promise.resolve([]),
    })
    const text = aText(1, 21, 'card 4111 1111 1111 1111')
    expect(await scan([text], quiet)).toEqual({ pieces: [], unread: 1 })
    await expect(engine()).rejects.toThrow(TypeError)
    isAway = false
    expect((await scan([text], quiet)).pieces).toHaveLength(1)
  })

  it('proposes with the engine that it scans with', async () => {
    const { engine } = aScan()
    expect(await engine()).toBe(await engine())
  })
})
