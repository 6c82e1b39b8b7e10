import { describe, expect, it } from 'vitest'
import { labelText, reasonsText, troubleText } from '../../../app/sidebar/kinds.ts'
import { aLanguage, aPiece } from '../../support/app.ts'

const now = new Date(2026, 10, 20, 18, 0)
const { label } = aPiece(1, '')

describe('how a finding is explained', () => {
  it('says the general only where there is nothing to tell', async () => {
    const words = await aLanguage('en')
    expect(reasonsText(words, [{ code: 'pattern' }])).toBe('written like one')
    expect(
      reasonsText(words, [
        { code: 'pattern' },
        { code: 'check-digit' },
        { code: 'country', name: 'FR' },
        { code: 'context-word', word: 'carte' },
        { code: 'context-word', word: 'carte' },
      ]),
    ).toBe('check digits right, France, “carte” nearby')
  })

  it('has a sentence for the server’s absence and for each problem', async () => {
    const words = await aLanguage('fr')
    expect(troubleText(words, 'server-away')).toBe('Le masquage attend\u00a0: le serveur custos est injoignable.')
    expect(troubleText(words, 'zendesk-busy')).toContain('Zendesk est occupé.')
  })
})

describe('how a comment is named', () => {
  it('says who, when, to whom and which way', async () => {
    const at = new Date(2026, 10, 20, 14, 2).toISOString()
    const people = new Map([[21, { name: 'Ann', kind: 'customer', emails: [], phones: [] } as const]])
    const words = await aLanguage('fr')
    expect(labelText(words, { ...label, at }, people, now)).toBe('Client · 14:02 · Public · Web')
    expect(labelText(words, { ...label, at, visibility: 'internal', channel: 'telepathy' }, new Map(), now)).toBe(
      '14:02 · Interne',
    )
    expect(labelText(words, { ...label, at, authorId: null }, people, now)).toContain('Système')
  })
})
