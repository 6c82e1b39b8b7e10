// @vitest-environment jsdom
import '../../support/jsdom.ts'
import { cleanup, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { Fate } from '../../../app/sidebar/Fate.tsx'
import type { TicketFate } from '../../../contract/ticket-retention.ts'
import { aLanguage } from '../../support/app.ts'
import { show } from '../../support/render.tsx'

const fate: TicketFate = {
  outcome: 'later',
  policy: { name: 'routine-questions', title: { en: 'Routine questions', fr: 'Questions courantes' } },
  due_at: '2027-03-12T10:00:00Z',
  native_at: null,
  native_known: true,
  because: ['tagged', 'period-running'],
}

const shown = async (told: TicketFate | null, locale = 'en-GB') => {
  const answer = Promise.resolve({ ok: true as const, value: { fate: told } })
  show(await aLanguage(locale), <Fate sidebar={{ fate: () => answer }} />)
  await answer
}

afterEach(cleanup)

describe('The line on retention beside a ticket', () => {
  it('names the policy and both dates, and opens to the reasons', async () => {
    await shown(fate)
    const line = await screen.findByTestId('fate')
    expect(line.textContent).toContain('Retention · Routine questions')
    expect(line.textContent).toContain('ours 12 Mar 2027 · none of Zendesk’s')
    const why = screen.getByRole('button', { name: 'Why it is kept so long' })
    expect(why.getAttribute('aria-expanded')).toBe('false')
    await userEvent.click(why)
    expect(why.getAttribute('aria-expanded')).toBe('true')
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'It bears the tag of a policy.',
      'The period is still running.',
    ])
  })

  it('is written in French, with Zendesk’s date where there is one', async () => {
    await shown({ ...fate, native_at: '2027-01-05T00:00:00Z' }, 'fr')
    const { textContent } = await screen.findByTestId('fate')
    expect(textContent).toContain('Conservation · Questions courantes')
    expect(textContent).toContain('la nôtre le 12 mars 2027 · Zendesk le 5 janv. 2027')
  })

  it.each([
    ['a hold', { outcome: 'held' }, 'on legal hold · none of Zendesk’s'],
    ['no date', { due_at: null, policy: null }, 'no policyno date of ours · none of Zendesk’s'],
    ['a Zendesk that does not say', { native_known: false }, 'Zendesk not known'],
  ] as const)('says so of %s', async (_what, over, text) => {
    await shown({ ...fate, ...over })
    expect((await screen.findByTestId('fate')).textContent).toContain(text)
  })

  it('is not there where nobody has approved a policy', async () => {
    await shown(null)
    expect(screen.queryByTestId('fate')).toBeNull()
  })
})
