import { describe, expect, it } from 'vitest'
import { tryText } from '../../../app/panel/settings/try-out/try.ts'
import { cutAt, stretchesOf, type Trial } from '../../../app/panel/settings/try-out/trial.ts'
import { defaultDetection } from '../../../contract/detection.ts'
import { aFinding } from '../../support/app.ts'

const aTrial = (text: string, over: Partial<Trial> = {}): Trial => ({
  text,
  findings: [],
  nearMisses: [],
  redacted: text,
  ...over,
})

describe('a text that is tried', () => {
  const text = 'My card 4111 1111 1111 1111, my member number ab-9876, anna@example.com.'
  const kinds = ({ findings }: Trial) => findings.map(({ type }) => type)

  it('is found in by the settings as they are on the page', async () => {
    expect(kinds(await tryText(defaultDetection, text))).toEqual(['CREDIT_CARD', 'EMAIL_ADDRESS'])
    expect(kinds(await tryText({ ...defaultDetection, switched_off: ['EMAIL_ADDRESS'] }, text))).toEqual([
      'CREDIT_CARD',
    ])
    expect(kinds(await tryText({ ...defaultDetection, ignore_test_values: true }, text))).toEqual([])
    expect(kinds(await tryText({ ...defaultDetection, suggest_at: 1, automatic_at: 1 }, text))).toEqual([])
    const member = {
      name: 'member',
      title: { en: 'Member', fr: 'Membre' },
      pattern: 'AB-[0-9]{4}',
      words: ['member'],
      window: 40,
      check: 'none',
      score: 0.9,
      examples: { match: ['member AB-1234'], no_match: ['AB-1'] },
    } as const
    expect(
      kinds(
        await tryText(
          {
            ...defaultDetection,
            custom: [{ ...member, words: [...member.words], examples: { match: [], no_match: [] } }],
          },
          text,
        ),
      ),
    ).toEqual(['CREDIT_CARD', 'CUSTOM_MEMBER', 'EMAIL_ADDRESS'])
  })

  it('tells names only where they are asked for', async () => {
    const letter = 'Bonjour,\n\nje m’appelle Camille Lefèvre.\n\nCordialement,\nCamille Lefèvre'
    expect(kinds(await tryText(defaultDetection, letter))).not.toContain('PERSON')
    expect(kinds(await tryText({ ...defaultDetection, free_text: 'everyone' }, letter))).toContain('PERSON')
  })

  it('comes with what was nearly found, and with what would be left of it', async () => {
    const { nearMisses, redacted } = await tryText(defaultDetection, `${text} IBAN GB29 NWBK 6016 1331 9268 91`)
    expect(nearMisses.map(({ type, doubt }) => [type, doubt.code])).toContainEqual(['IBAN_CODE', 'check-digit-wrong'])
    expect(redacted).not.toContain('4111')
    expect(redacted).not.toContain('anna@')
    expect(redacted).toContain('GB29')
  })
})

describe('the text with its places', () => {
  it('is cut at each, in order, without losing a character', () => {
    const trial = aTrial('ab 4111 cd 22 ef', {
      findings: [aFinding({ start: 3, end: 7 })],
      nearMisses: [
        { type: 'CVV', start: 5, end: 7, doubt: { code: 'no-word-nearby' } },
        { type: 'CVV', start: 11, end: 13, doubt: { code: 'no-word-nearby' } },
      ],
    })
    const stretches = stretchesOf(trial)
    expect(stretches.map(({ text, is }) => [text, is])).toEqual([
      ['ab ', 'text'],
      ['4111', 'finding'],
      [' cd ', 'text'],
      ['22', 'near-miss'],
      [' ef', 'text'],
    ])
    expect(stretchesOf(trial, 5).map(({ text }) => text)).toEqual(['ab 41'])
  })

  it('is never cut within a character', () => {
    const family = 'a👩‍👩‍👧'
    for (let most = 1; most <= family.length; most += 1)
      expect(family.slice(0, cutAt(family, most)).isWellFormed()).toBe(true)
    expect(cutAt('abc', 9)).toBe(3)
  })
})
