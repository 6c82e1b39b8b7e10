// @vitest-environment jsdom
import '../../support/jsdom.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { Dismissed } from '../../../app/panel/settings/Dismissed.tsx'
import type { ListedDismissal } from '../../../contract/dismissals.ts'
import { aPanelApi, aPanelLanguage, refusal, showInPanel, type Say } from '../../support/panel.tsx'

afterEach(cleanup)

const idAt = (index: number) => `7d5c1f0e-0000-4000-8000-${String(index).padStart(12, '0')}`

const aDismissal = (index: number, change: Partial<ListedDismissal> = {}): ListedDismissal => ({
  ...{ id: idAt(index), type: 'PHONE_NUMBER', at: '2026-11-25T10:00:00.123456Z', user_id: 42, ticket_id: 7 },
  ...change,
})

const [list, take] = ['GET /api/dismissals', 'POST /api/dismissals/take-back']
const taken = (count: number) => ({ ledger: { seq: 7, hash: '0'.repeat(64) }, count })

const open = async (locale: string, says: Readonly<Record<string, Say>>) => {
  const words = await aPanelLanguage(locale)
  const { api, asked } = aPanelApi(says)
  const opened: number[] = []
  showInPanel(words, <Dismissed api={api} />, {
    read: () => Promise.resolve({ users: [{ id: 42, name: 'Inès Robert' }] }),
    openTicket: (id) => void opened.push(id),
  })
  return { words, opened, asked, user: userEvent.setup(), posts: () => asked.filter(({ method }) => method === 'POST') }
}

describe('what was dismissed', () => {
  it.each(['en', 'fr'])('is said to be nothing in %s, with what would come here', async (locale) => {
    const { words } = await open(locale, { [list]: () => ({ dismissals: [], next: null }) })
    expect((await screen.findByTestId('empty')).textContent).toBe(
      words.say('panel.dismissed.none') + words.say('panel.dismissed.none-hint'),
    )
    expect(screen.queryAllByRole('button')).toEqual([])
  })

  it('is listed by kind, person and ticket, and taken back by keyboard, which leads to what has become of it', async () => {
    let listed = [aDismissal(1), aDismissal(2, { type: 'IBAN_CODE', user_id: null, ticket_id: null })]
    const { words, user, posts, opened } = await open('en', {
      [list]: () => ({ dismissals: listed, next: null }),
      [take]: () => {
        listed = listed.slice(1)
        return taken(1)
      },
    })
    const [first, second] = (await screen.findAllByTestId('dismissed')).map((line) => within(line))
    await first?.findByText(/^By Inès Robert, /)
    expect(second?.getByText(/before custos kept who and where$/)).toBeDefined()
    expect(second?.getAllByRole('button')).toHaveLength(1)
    await user.tab()
    await user.keyboard('{Enter}')
    expect(opened).toEqual([7])
    await user.tab()
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Find again: Phone number, /)
    await user.keyboard('{Enter}')
    await waitFor(() => expect(screen.getAllByTestId('dismissed')).toHaveLength(1))
    expect(posts().map(({ body }) => body)).toEqual([{ id: idAt(1) }])
    expect(document.activeElement).toBe(screen.getByRole('status'))
    expect(document.activeElement?.textContent).toBe(words.say('panel.dismissed.taken', { count: 1 }))
  })

  it.each(['en', 'fr'])('is all taken back of one person in %s only after a question', async (locale) => {
    let listed = [aDismissal(1), aDismissal(2), aDismissal(3, { user_id: 7 })]
    const { words, user, posts } = await open(locale, {
      [list]: () => ({ dismissals: listed, next: null }),
      [take]: () => {
        listed = listed.slice(2)
        return taken(2)
      },
    })
    const all = await screen.findAllByRole('button', {
      name: words.say('panel.dismissed.all-of', { name: 'Inès Robert' }),
    })
    await user.click(all[0] as HTMLElement)
    const question = within(await screen.findByTestId('ask-all'))
    expect(question.getByText(words.say('panel.dismissed.ask', { name: 'Inès Robert' }))).toBeDefined()
    expect(posts()).toEqual([])
    await user.click(question.getByRole('button', { name: words.say('panel.dismissed.ask-yes') }))
    await waitFor(() => expect(screen.getAllByTestId('dismissed')).toHaveLength(1))
    expect(posts().map(({ body }) => body)).toEqual([{ user_id: 42 }])
    expect(screen.getByRole('status').textContent).toBe(words.say('panel.dismissed.taken', { count: 2 }))
  })

  it('says what was refused, and that somebody else was faster', async () => {
    const answers = [refusal(403, 'admins-only'), refusal(404, 'not-found')]
    const { words, user } = await open('en', {
      [list]: () => ({ dismissals: [aDismissal(1)], next: null }),
      [take]: () => answers.shift(),
    })
    const button = await screen.findByRole('button', { name: /^Find again/ })
    await user.click(button)
    await screen.findByText(words.say('problem.admins-only'))
    await user.click(screen.getByRole('button', { name: /^Find again/ }))
    await screen.findByText(words.say('panel.dismissed.gone'))
    expect(screen.queryByText(words.say('problem.admins-only'))).toBeNull()
  })

  it('is turned by pages, and goes to the first when a page is left with nothing', async () => {
    const next = `2026-11-25T10:00:00.123456Z_${idAt(1)}`
    let rest = [aDismissal(2)]
    const { words, user, asked } = await open('en', {
      [list]: ({ path }) =>
        path.includes('behind') ? { dismissals: rest, next: null } : { dismissals: [aDismissal(1)], next },
      [take]: () => {
        rest = []
        return taken(1)
      },
    })
    const turns = (way: 'further' | 'earlier', isOff: boolean) =>
      waitFor(() => {
        const button = screen.getByRole('button', { name: words.say(`panel.retention.${way}`) })
        expect(button.getAttribute('aria-disabled')).toBe(String(isOff))
        return button
      })
    await user.click(await turns('further', false))
    await waitFor(() => expect(asked.at(-1)?.path).toContain(encodeURIComponent(next)))
    await user.click(await turns('earlier', false))
    await user.click(await turns('further', false))
    await turns('earlier', false)
    await turns('further', true)
    await user.click(screen.getByRole('button', { name: /^Find again/ }))
    await turns('further', false)
    expect(screen.queryByTestId('empty')).toBeNull()
  })
})
