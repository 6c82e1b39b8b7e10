// @vitest-environment jsdom
import '../../support/jsdom.ts'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../../app/api.ts'
import { Viewers } from '../../../app/sidebar/Viewers.tsx'
import type { TicketAccesses } from '../../../contract/access.ts'
import { aLanguage } from '../../support/app.ts'
import { show } from '../../support/render.tsx'

type Told = Answer<TicketAccesses>
type One = TicketAccesses['accesses'][number]

const now = new Date(2026, 10, 20, 18, 0)
const today = (hour: number): string => new Date(2026, 10, 20, hour, 5).toISOString()

const aView = (over: Partial<One>): One => ({
  actor_id: 8,
  at: today(14),
  times: 1,
  reason: 'assigned',
  by_program: false,
  source: 'access',
  ...over,
})

const told = (accesses: One[], over: Partial<TicketAccesses> = {}): Told => ({
  ok: true,
  value: { accesses, people: accesses.length, unexplained: 0, log: 'on', ...over },
})

const shown = async (answers: readonly Told[], locale = 'en-GB') => {
  const left = [...answers]
  let asked = 0
  const words = await aLanguage(locale)
  show(
    words,
    <Viewers
      read={() => {
        asked++
        return Promise.resolve(left.shift() ?? { ok: false, problem: 'internal' })
      }}
      people={() =>
        Promise.resolve(new Map([[8, { name: 'Inès Robert', kind: 'agent', emails: [], phones: [] } as const]]))
      }
      userId={7}
      now={now}
    />,
  )
  return { asked: () => asked }
}

const lines = () => screen.getAllByTestId('viewer').map(({ textContent }) => textContent)

describe('who looked at the ticket', () => {
  afterEach(cleanup)

  it('is one line that opens, by the keyboard, to names, reasons and times', async () => {
    const user = userEvent.setup()
    const views = [
      aView({ at: today(16), times: 3, reason: 'own-group' }),
      aView({ actor_id: 7, reason: null }),
      aView({ actor_id: 9, at: today(9), reason: 'none' }),
    ]
    await shown([told(views, { unexplained: 1 })])
    const opener = await screen.findByRole('button', { name: 'Viewed by 3 people · 1 without a reason' })
    expect(opener.getAttribute('aria-expanded')).toBe('false')
    expect(screen.queryByRole('list')).toBeNull()
    await user.tab()
    await user.keyboard('{Enter}')
    expect(opener.getAttribute('aria-expanded')).toBe('true')
    expect(lines()).toEqual([
      'Inès Robertown group · 16:05 · 3 times',
      'younot judged yet · 14:05',
      'user 9no reason found · 09:05',
    ])
    expect(screen.getByTestId('viewers-source').textContent).toContain('Zendesk’s access log')
  })

  it('tells a program that signs in with a token from a person, in French', async () => {
    await shown([told([aView({ reason: 'none', by_program: true })], { people: 0 })], 'fr')
    await userEvent.click(await screen.findByRole('button', { name: 'Aucune consultation connue' }))
    expect(lines()).toEqual(['Inès Robertaucune raison trouvée · par un programme · 14:05'])
  })

  it('says what it rests on where the account has no access log', async () => {
    await shown([told([], { log: 'absent' })])
    await userEvent.click(await screen.findByRole('button', { name: 'Not known to have been viewed' }))
    expect(screen.getByTestId('viewers-source').textContent).toContain('no access log')
  })

  it('is not there for whoever may not see it', async () => {
    const { asked } = await shown([{ ok: false, problem: 'not-found' }])
    await waitFor(() => expect(asked()).toBe(1))
    expect(screen.queryByTestId('viewers')).toBeNull()
  })

  it('says that it can’t be read, and reads when asked again', async () => {
    await shown([{ ok: false, problem: 'server-away' }, told([aView({})])])
    await userEvent.click(await screen.findByRole('button', { name: 'Retry' }))
    expect(await screen.findByRole('button', { name: 'Viewed by 1 person' })).toBeTruthy()
  })
})
