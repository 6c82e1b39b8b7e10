// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { retentionCalls } from '../../../../app/panel/retention/calls.ts'
import { Drift } from '../../../../app/panel/retention/Drift.tsx'
import { aPanelApi, aPanelLanguage, refusal, showInPanel, type Say } from '../../../support/panel.tsx'

const tagging = {
  state: 'up-to-date',
  read: 1200,
  counts: { set: 800, wanted: 0, refused: 2, failed: 0, outdated: 0, removed_under: 1, removed: 2 },
  puts_back: false,
  chosen: null,
}
const stray = { ticket_id: 41, tags: ['custos_keep_questions'], under: false, since: '2026-11-20T10:00:00Z' }

const shown = async (says: Readonly<Record<string, Say>> = {}, locale = 'en-GB') => {
  const { api, asked } = aPanelApi({ 'GET /api/retention/tags': () => tagging, ...says })
  showInPanel(await aPanelLanguage(locale), <Drift calls={retentionCalls(api)} />)
  return asked
}

afterEach(cleanup)

describe('The tags of the policies in the panel', () => {
  it('say how many there are, what was lost, and that each starts Zendesk’s clock again', async () => {
    await shown()
    expect((await screen.findByTestId('tagging-state')).textContent).toBe('Nothing is left to tag')
    const { textContent } = screen.getByTestId('policy-tags')
    expect(textContent).toContain('1,200 tickets looked at, 800 tags set, 0 to set.')
    expect(textContent).toContain('Each tag starts Zendesk’s own deletion clock again')
    expect(textContent).toContain('3 tags were taken off by hand; 1 of their tickets still matches its policy.')
    expect(textContent).toContain('2 tags were refused by closed tickets')
    expect(screen.queryByTestId('tags-failed')).toBeNull()
  })

  it('are all well only where none was refused, failed or taken off a ticket that matches', async () => {
    const none = { ...tagging.counts, refused: 0, failed: 0, removed_under: 0 }
    const colourOf = async (counts: object) => {
      await shown({ 'GET /api/retention/tags': () => ({ ...tagging, counts: { ...none, ...counts } }) })
      const [state] = (await screen.findByTestId('tagging-state')).children
      const colour = state === undefined ? '' : getComputedStyle(state).backgroundColor
      cleanup()
      return colour
    }
    const good = await colourOf({ removed: 3 })
    expect(good).not.toBe('')
    for (const one of ['refused', 'failed', 'removed_under']) expect(await colourOf({ [one]: 1 })).not.toBe(good)
  })

  it('name the tickets that have lost one', async () => {
    const asked = await shown({ 'GET /api/retention/tags/tickets': () => ({ tickets: [stray], more: false }) }, 'fr')
    const show = await screen.findByRole('button', { name: /Afficher.: Marqueurs retirés à la main/u })
    await userEvent.click(show)
    const table = await screen.findByTestId('stray-table')
    expect(table.textContent).toContain('#41')
    expect(table.textContent).toContain('N’en relève plus')
    expect(asked.some(({ path }) => path.startsWith('/api/retention/tags/tickets?state=removed'))).toBe(true)
    await userEvent.click(show)
    expect(screen.queryByTestId('stray-table')).toBeNull()
  })

  it('are put back where an administrator says so, and a refusal is told', async () => {
    let stored = tagging
    const asked = await shown({
      'GET /api/retention/tags': () => stored,
      'POST /api/retention/tags': () => (stored = { ...tagging, puts_back: true }),
    })
    const box = await screen.findByRole('checkbox', { name: 'Put back tags that somebody took off' })
    await userEvent.click(box)
    await waitFor(() => expect(box).toHaveProperty('checked', true))
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ puts_back: true })
    cleanup()
    await shown({ 'POST /api/retention/tags': () => refusal(403, 'admins-only') })
    await userEvent.click(await screen.findByRole('checkbox'))
    expect(await screen.findByText(/administrator/u)).toBeDefined()
  })

  it('stay where they can’t be read again, and that is said', async () => {
    const answers: unknown[] = [tagging]
    await shown({
      'GET /api/retention/tags': () => answers.pop() ?? refusal(500, 'internal'),
      'POST /api/retention/tags': () => tagging,
    })
    await userEvent.click(await screen.findByRole('checkbox'))
    expect(await screen.findByTestId('trouble')).toBeTruthy()
    expect(screen.getByTestId('tagging-state')).toBeTruthy()
  })
})
