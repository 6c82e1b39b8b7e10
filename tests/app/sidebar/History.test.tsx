// @vitest-environment jsdom
import '../../support/jsdom.ts'
import { cleanup, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../../app/api.ts'
import { History } from '../../../app/sidebar/History.tsx'
import { createSidebar } from '../../../app/sidebar/sidebar.ts'
import { ReadError } from '../../../app/zaf.ts'
import type { HistoryEntry } from '../../../contract/history.ts'
import { propose } from '../../../core/proposal/propose.ts'
import { aLanguage } from '../../support/app.ts'
import { show } from '../../support/render.tsx'

type Told = Answer<{ readonly entries: HistoryEntry[]; readonly chain: 'intact' | 'broken' }>

const anEntry = (seq: number, actor_id: number): HistoryEntry => ({
  ledger: { seq, hash: `${seq}abcdef0`.padEnd(64, '0') },
  at: new Date(2026, 10, 20, 14, 12).toISOString(),
  actor_id,
  action: 'redaction.done',
  types: ['CREDIT_CARD'],
  count: 1,
  source: { comment_id: seq },
})

const told = (entries: HistoryEntry[], chain: 'intact' | 'broken' = 'intact'): Told => ({
  ok: true,
  value: { entries, chain },
})

const shown = async (answers: readonly Told[], names: 'named' | 'unnamed' = 'named', locale = 'en-GB') => {
  const left = [...answers]
  const never = () => Promise.reject(new Error('not asked here'))
  const sidebar = createSidebar({
    host: { ticketId: 12, channel: never, read: never },
    api: {
      redact: never,
      dismiss: never,
      dismissed: never,
      ask: never,
      viewers: never,
      fate: never,
      history: () => Promise.resolve(left.shift() ?? { ok: false, problem: 'internal' }),
    },
    scan: never,
    propose: () => Promise.resolve(propose),
    people: () =>
      names === 'named'
        ? Promise.resolve(new Map([[8, { name: 'Inès Robert', kind: 'agent', emails: [], phones: [] } as const]]))
        : Promise.reject(new ReadError('zendesk-busy')),
    digest: never,
    newId: () => 'id',
    now: () => new Date(),
  })
  show(await aLanguage(locale), <History sidebar={sidebar} userId={7} now={new Date(2026, 10, 20, 18, 0)} />)
}

describe('the History tab', () => {
  afterEach(cleanup)

  it('says who removed what kind, when, with the entry’s number and hash', async () => {
    await shown([told([anEntry(4, 8), anEntry(2, 7)])])
    const entries = await screen.findAllByTestId('entry')
    expect(entries.map(({ textContent }) => textContent)).toEqual([
      'Card numberRedacted by Inès Robert14:12 · #4 · 4abcdef0',
      'Card numberRedacted by you14:12 · #2 · 2abcdef0',
    ])
    expect(screen.getByTitle(`4abcdef0${'0'.repeat(56)}`)).toBeTruthy()
    expect(screen.getByText('The ledger’s chain is intact.')).toBeTruthy()
  })

  it('still says who it was by the ledger’s own number where Zendesk tells no name', async () => {
    await shown([told([anEntry(4, 8)])], 'unnamed', 'fr')
    expect(await screen.findByText('Masqué par utilisateur 8')).toBeTruthy()
  })

  it('has a word for a ticket without a past', async () => {
    await shown([told([])])
    expect(await screen.findByText('Nothing has been removed from this ticket yet.')).toBeTruthy()
    expect(screen.queryByTestId('chain-intact')).toBeNull()
  })

  it('says that the chain is broken and what to do, and still shows the entries', async () => {
    await shown([told([anEntry(4, 8)], 'broken')])
    expect((await screen.findByTestId('chain-broken')).textContent).toContain('Tell your administrator')
    expect(screen.getAllByTestId('entry')).toHaveLength(1)
    expect(screen.queryByTestId('chain-intact')).toBeNull()
  })

  it('says why it can’t be read, and reads when asked again', async () => {
    await shown([{ ok: false, problem: 'server-away' }, told([anEntry(4, 8)])])
    expect((await screen.findByTestId('history-trouble')).textContent).toContain('The history could not be read.')
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }))
    expect(await screen.findAllByTestId('entry')).toHaveLength(1)
  })

  it('copies the whole hash, or shows it where nothing can be copied', async () => {
    const user = userEvent.setup()
    const hash = anEntry(4, 8).ledger.hash
    await shown([told([anEntry(4, 8)])])
    await user.click(await screen.findByRole('button', { name: 'Copy the hash of entry #4' }))
    expect(await screen.findByText('Copied')).toBeTruthy()
    expect(await navigator.clipboard.readText()).toBe(hash)
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('not allowed', 'NotAllowedError'))
    await user.click(screen.getByRole('button', { name: 'Copy the hash of entry #4' }))
    expect(await screen.findByText(hash)).toBeTruthy()
  })
})
