// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Page } from '../../../../app/panel/access/Page.tsx'
import type { PanelHost } from '../../../../app/zaf.ts'
import type { AccessCase, AccessCaseDetail } from '../../../../contract/access.ts'
import { aPanelApi, aPanelLanguage, refusal, showInPanel, type Say } from '../../../support/panel.tsx'

const caseId = '44444444-4444-4444-8444-444444444444'
const ledger = { seq: 12, hash: 'ef'.repeat(32) }

const aCase = (over: Partial<AccessCase> = {}): AccessCase => ({
  id: caseId,
  actor_id: 31,
  kind: 'out_of_scope',
  observed: 212,
  usual: 10,
  start: '2026-11-24T08:00:00Z',
  end: '2026-11-24T10:00:00Z',
  detected_at: '2026-11-24T09:00:00Z',
  ended: true,
  severity: 'high',
  score: 6.1,
  status: 'new',
  assignee_id: null,
  also: ['mass_view'],
  sources: ['access', 'app'],
  ...over,
})

const aDetail = (over: Partial<AccessCase> = {}): AccessCaseDetail => ({
  case: aCase(over),
  factors: [{ name: 'tickets_without_reason', observed: 212, expected: 10 }],
  timeline: [
    { log: 'access', at: '2026-11-24T08:00:00Z', verb: 'view', ticket_id: 41, reason: 'none' },
    { log: 'audit', at: '2026-11-24T08:10:00Z', verb: 'setting', ticket_id: null, reason: null },
  ],
  events: 214,
  chart: {
    measure: 'unworked',
    days: [
      { day: '2026-11-23', own: 9, peers: 8.25 },
      { day: '2026-11-24', own: 212, peers: 14 },
    ],
  },
  readings: ['own-group', 'oversees'],
  unchecked: ['oversees'],
})

const on = [
  { log: 'access', state: 'on', read_to: '2026-11-25T00:00:00Z', reading: 'current' },
  { log: 'audit', state: 'on', read_to: '2026-11-25T00:00:00Z', reading: 'current' },
]
const listed = (cases: readonly AccessCase[] = [aCase()], over: object = {}): Say => {
  return () => ({ cases, open: cases.length, silenced: 0, logs: on, unjudged: ['speed', 'on-call'], ...over })
}

const shown = async (says: Readonly<Record<string, Say>>, rest: readonly string[] = [], locale = 'en-GB') => {
  const { api, asked } = aPanelApi({
    'GET /api/access/cases': listed(),
    'GET /api/access/days': () => ({ days: [], silences: [] }),
    ...says,
  })
  const opened: number[] = []
  const host = {
    read: (path: string) =>
      Promise.resolve(
        path.includes('31') ? { users: [{ id: 31, name: 'Julien Petit', role: 'agent' }] } : { users: [] },
      ),
    openTicket: (id: number) => opened.push(id),
  } as unknown as PanelHost
  const page = (place: readonly string[]) => (
    <Page host={host} api={api} rest={place} go={() => undefined} now={() => new Date('2026-11-25T12:00:00Z')} />
  )
  let moved = false
  const { rerender } = showInPanel(await aPanelLanguage(locale), page(rest), host, () => moved)
  const turnTo = (...place: readonly string[]) => {
    moved = true
    rerender(page(place))
  }
  return { asked, opened, turnTo }
}

const detailAt = `GET /api/access/cases/${caseId}`
const posted = (asked: readonly { method: string; path: string; body: unknown }[]) =>
  asked.filter(({ method }) => method === 'POST').map(({ path, body }) => ({ path: path.split('/').at(-1), body }))

afterEach(() => {
  cleanup()
  vi.unstubAllEnvs()
})

describe('cases of access', () => {
  it('are named by their person, each as one sentence with what is usual', async () => {
    await shown({})
    expect(await screen.findByText('Julien Petit')).toBeTruthy()
    const card = screen.getByTestId('case')
    expect(card.textContent).toContain('Opened 212 tickets in a day of groups this agent does not belong to')
    expect(card.getAttribute('href')).toBe(`#/access/${caseId}`)
    expect(screen.getByTestId('case-count').textContent).toBe('1 case is open.')
  })

  it.each([
    ['en-GB', 'security_weakened', 'sending-rule', 'rule that sends tickets elsewhere'],
    ['fr', 'security_weakened', 'sending-rule', 'règle qui envoie des tickets ailleurs'],
    ['en-GB', 'security_weakened', 'suspension', 'suspension of an agent'],
    ['fr', 'sensitive_search', 'vip', 'adresses de clients importants'],
  ] as const)('say in %s of %s what %s is', async (locale, kind, detail, words) => {
    await shown({ 'GET /api/access/cases': listed([aCase({ kind, detail })]) }, [], locale)
    expect((await screen.findByTestId('case')).textContent).toContain(words)
  })

  it('none of them, is said with what would be here', async () => {
    await shown({ 'GET /api/access/cases': listed([], { silenced: 2 }) }, [], 'fr')
    expect((await screen.findByTestId('empty')).textContent).toContain('Rien d’inhabituel')
    expect(screen.getByTestId('case-count').textContent).toContain('2 autres sont retenus comme attendus.')
  })

  it('can’t be watched for where the account has no log, and that is said', async () => {
    const logs = [{ log: 'access', state: 'absent', read_to: '2026-11-25T00:00:00Z', reading: 'current' }]
    await shown({ 'GET /api/access/cases': listed([], { logs }) })
    expect((await screen.findByTestId('log-access')).textContent).toContain('opened with custos beside them')
  })

  it('can’t be watched for while a log is not read to now, and that is said in both languages', async () => {
    for (const [locale, reading, text] of [
      ['en-GB', 'stalled', 'Zendesk has not given the audit log since 25'],
      ['fr', 'stalled', 'Zendesk ne donne plus le journal d’audit depuis'],
      ['en-GB', 'behind', 'The audit log is read up to 25'],
      ['fr', 'behind', 'Le journal d’audit est lu jusqu’à ce moment'],
    ] as const) {
      const logs = [{ log: 'audit', state: 'on', read_to: '2026-11-25T08:15:00Z', reading }]
      await shown({ 'GET /api/access/cases': listed([], { logs }) }, [], locale)
      expect((await screen.findByTestId('log-audit')).textContent).toContain(text)
      cleanup()
    }
  })

  it.each([
    ['en-GB', 'Zendesk has no rota', 'custos can’t tell'],
    ['fr', 'Zendesk n’a pas de planning', 'custos ne peut pas le savoir'],
  ])('in %s, say what can’t be judged, and of which reading nobody knows', async (locale, text, asks) => {
    await shown({}, [], locale)
    const { children } = within(await screen.findByTestId('unjudged')).getByRole('list')
    expect([children.length, children[1]?.textContent]).toEqual([2, expect.stringContaining(text)])
    cleanup()
    await shown({ [detailAt]: () => aDetail() }, [caseId], locale)
    const readings = within(await screen.findByTestId('readings')).getAllByRole('listitem')
    expect(readings.map(({ textContent }) => textContent.includes(asks))).toEqual([false, true])
  })

  it('say what they are known from', async () => {
    await shown({})
    expect((await screen.findByTestId('case')).textContent).toContain('Access log')
    cleanup()
    await shown({ [detailAt]: () => aDetail() }, [caseId])
    const told = (await screen.findByTestId('sources')).textContent
    expect(told).toBe('Known from: Access log, custos, beside the ticket')
  })

  it('have the focus on what was turned to, in the list and in a case', async () => {
    const { turnTo } = await shown({ [detailAt]: () => aDetail() })
    await screen.findByTestId('case')
    expect(document.activeElement).toBe(document.body)
    turnTo(caseId)
    const title = await screen.findByRole('heading', { level: 2, name: /^Julien Petit/ })
    expect(document.activeElement).toBe(title)
    turnTo()
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
  })

  it('are counted by day, and each day leads to its own', async () => {
    const day = {
      day: '2026-11-24',
      opened: { low: 1, medium: 0, high: 2 },
      closed: 4,
      held: 5,
      kinds: [{ kind: 'mass_view', count: 3 }],
    }
    const { asked } = await shown({ 'GET /api/access/days': () => ({ days: [day], silences: [] }) })
    const lines = within(await screen.findByTestId('by-day-table')).getAllByRole('row')
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      'DayCasesOf high severityClosedHeld backKinds',
      '24 Nov 20263245Many tickets opened (3)',
    ])
    expect(screen.getByRole('link', { name: '24 Nov 2026' }).getAttribute('href')).toBe('#/access/day/2026-11-24')
    expect(screen.getByTestId('silences').textContent).toContain('Nothing is silenced.')
    cleanup()
    const { asked: ofDay } = await shown({}, ['day', '2026-11-24'])
    expect((await screen.findByTestId('day-filter')).textContent).toContain('24 Nov 2026')
    expect(ofDay.map(({ path }) => path)).toContain('/api/access/cases?day=2026-11-24')
    expect(asked.map(({ path }) => path)).toContain('/api/access/cases')
  })

  it('held back stand with who is meant, how widely, until when and by whom', async () => {
    const silence = {
      id: caseId,
      actor_id: 31,
      kind: 'mass_view',
      scope: 'kind',
      until: '2026-12-24T08:00:00Z',
      decided_by: 9,
      decided_at: '2026-11-24T08:00:00Z',
      held: 2,
    }
    await shown({ 'GET /api/access/days': () => ({ days: [], silences: [silence] }) }, [], 'fr')
    await screen.findAllByText('Julien Petit')
    const [, line] = within(screen.getByTestId('silence-table')).getAllByRole('row')
    expect(line?.textContent).toContain('Julien PetitBeaucoup de tickets ouverts · tout cas de ce type24 déc. 2026')
    expect(line?.textContent).toContain('Utilisateur 92')
  })

  it('are for administrators: anybody else reads why not', async () => {
    await shown({ 'GET /api/access/cases': () => refusal(403, 'admins-only') })
    expect((await screen.findByTestId('trouble')).textContent).toContain('admin')
  })

  it.each([
    ['security_weakened', 'ip-restrictions', 'Une protection a été coupée ou relâchée (restrictions d’IP)'],
    ['unusual_location', 'BR (hosting)', 'Connexion depuis Brésil (hosting)'],
    ['sensitive_search', 'card, iban', '(numéros de carte et IBAN)'],
  ] as const)('of the kind %s say %s in the reader’s words', async (kind, detail, told) => {
    await shown({ 'GET /api/access/cases': listed([aCase({ kind, detail })]) }, [], 'fr')
    expect((await screen.findByTestId('case')).textContent).toContain(told)
  })
})

describe('one case', () => {
  const at = [caseId]

  it('shows what was compared, the readings considered, and each event with its reason', async () => {
    const { opened } = await shown({ [detailAt]: () => aDetail() }, at)
    expect((await screen.findByTestId('factor-table')).textContent).toContain('Tickets without a reason21210')
    expect(screen.getByTestId('readings').textContent).toContain('The tickets belong to an own group.')
    expect(screen.getByTestId('timeline').textContent).toContain('2 of 214 events are still in the log.')
    expect(screen.getByTestId('timeline-table').textContent).toContain('no reason found')
    await userEvent.click(screen.getByRole('button', { name: '#41' }))
    expect(opened).toEqual([41])
  })

  it.each(['UTC', 'America/New_York'])('has a table behind its drawing, with its day marked, in %s', async (zone) => {
    vi.stubEnv('TZ', zone)
    await shown({ [detailAt]: () => aDetail() }, at)
    const lines = within(await screen.findByTestId('day-table')).getAllByRole('row', { hidden: true })
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      'DayThis agentAverage of the team',
      '24 Nov 2026 (This case)21214',
      '23 Nov 202698.3',
    ])
  })

  it('is expected for as long and as widely as was chosen', async () => {
    const { asked } = await shown(
      { [detailAt]: () => aDetail(), [`POST /api/access/cases/${caseId}/verdict`]: () => ({ ledger }) },
      at,
    )
    await userEvent.click(await screen.findByTestId('expected'))
    const question = screen.getByTestId('ask-expected')
    await userEvent.click(
      within(question).getByRole('radio', { name: 'This agent, anything of this kind', hidden: true }),
    )
    await userEvent.selectOptions(within(question).getByRole('combobox', { hidden: true }), '7')
    expect(posted(asked)).toEqual([])
    await userEvent.click(within(question).getByRole('button', { name: 'Expected', hidden: true }))
    expect((await screen.findByTestId('noted')).textContent).toContain('entry #12')
    expect(posted(asked)).toEqual([{ path: 'verdict', body: { verdict: 'expected', scope: 'kind', days: 7 } }])
  })

  it('is taken and handed back', async () => {
    let assignee: number | null = null
    const { asked } = await shown(
      {
        [detailAt]: () => aDetail({ assignee_id: assignee }),
        [`POST /api/access/cases/${caseId}/assignee`]: ({ body }) => {
          assignee = (body as { user_id: number | null }).user_id
          return { ledger }
        },
      },
      at,
    )
    await userEvent.click(await screen.findByRole('button', { name: 'Assign to me' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Hand back' }))
    await screen.findByRole('button', { name: 'Assign to me' })
    expect(posted(asked).map(({ body }) => body)).toEqual([{ user_id: 7 }, { user_id: null }])
  })

  it.each([
    ['end-sessions', 'End sessions'],
    ['suspend', 'Suspend'],
  ])('%s only after asking', async (action, name) => {
    const { asked } = await shown(
      { [detailAt]: () => aDetail(), [`POST /api/access/cases/${caseId}/actions`]: () => ({ state: 'done' }) },
      at,
    )
    await userEvent.click(await screen.findByTestId(action))
    expect(posted(asked)).toEqual([])
    await userEvent.click(within(screen.getByTestId(`ask-${action}`)).getByRole('button', { name, hidden: true }))
    expect((await screen.findByTestId('noted')).textContent).toContain('Done')
    expect(posted(asked)).toEqual([{ path: 'actions', body: { request_id: expect.any(String) as string, action } }])
  })

  it('says what Zendesk refused, and not that it is done', async () => {
    await shown(
      {
        [detailAt]: () => aDetail(),
        [`POST /api/access/cases/${caseId}/actions`]: () => ({ state: 'failed', problem: 'zendesk-refused' }),
      },
      at,
    )
    await userEvent.click(await screen.findByTestId('suspend'))
    await userEvent.click(
      within(screen.getByTestId('ask-suspend')).getByRole('button', { name: 'Suspend', hidden: true }),
    )
    expect((await screen.findByTestId('trouble')).textContent).toContain('Zendesk')
    await waitFor(() => expect(screen.queryByTestId('noted')).toBeNull())
  })

  it('that is not there is said to be not there', async () => {
    await shown({ [detailAt]: () => refusal(404, 'not-found') }, at)
    expect((await screen.findByTestId('trouble')).textContent).toContain('not there')
  })
})
