// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { NativeSchedule, NativeSchedules as Listed } from '../../../../contract/native-schedules.ts'
import { NativeSchedules } from '../../../../app/panel/retention/native/NativeSchedules.tsx'
import { aPanelApi, aPanelLanguage, refusal, showInPanel, type Say } from '../../../support/panel.tsx'

const path = '/api/native-schedules'

const aSchedule = (over: Partial<NativeSchedule> = {}): NativeSchedule => ({
  id: 31,
  title: 'After a year',
  active: false,
  period: 'P1Y',
  deletes_at: '2027-11-26T00:00:00.000Z',
  conflicts: [],
  ...over,
})

const routine = {
  name: 'routine-questions',
  title: { en: 'Routine questions', fr: 'Questions courantes' },
  due_at: '2027-02-24T00:00:00.000Z',
}

const aList = (...schedules: readonly NativeSchedule[]): Listed => ({
  schedules: [...schedules],
  policies: [routine, { name: 'cards', title: {}, due_at: null }],
})

const shown = async (says: Readonly<Record<string, Say>>, locale = 'en-GB') => {
  const { api, asked } = aPanelApi(says)
  showInPanel(await aPanelLanguage(locale), <NativeSchedules api={api} />)
  return { wishes: () => asked.filter(({ method }) => method === 'POST').map(({ body }) => body) }
}

const confirm = (name: string) =>
  userEvent.click(within(screen.getByTestId('ask-native')).getByRole('button', { name, hidden: true }))

afterEach(cleanup)

describe('Zendesk’s own schedules in the panel', () => {
  it('say what each deletes and from when, in the reader’s language', async () => {
    await shown({ [`GET ${path}`]: () => aList(aSchedule({ active: true })) }, 'fr')
    const text = (await screen.findByTestId('native-schedule')).textContent.replace(/\s/g, ' ')
    expect(text).toContain('Supprime les tickets archivés que rien n’a modifiés depuis 1 an.')
    expect(text).toContain('au plus tôt le 26 nov. 2027')
    expect(text).toContain('Aucun conflit')
  })

  it('stand beside the policies that delete, the first to let a ticket go on top', async () => {
    const unknown = aSchedule({ id: 32, title: 'By brand', period: null, deletes_at: null })
    await shown({ [`GET ${path}`]: () => aList(aSchedule(), unknown) })
    const [, ...lines] = within(await screen.findByTestId('native-beside-table')).getAllByRole('row')
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      '24 Feb 2027custosRoutine questions',
      '26 Nov 2027Zendesk (off)After a year',
    ])
  })

  it('name their conflicts in words, by the policy’s title', async () => {
    const conflicts: NativeSchedule['conflicts'] = [
      { code: 'may-delete-held', name: 'case-2026-17' },
      { code: 'sooner-than-policy', name: 'routine-questions' },
      { code: 'restarted-by-redaction', name: 'cards' },
    ]
    await shown({ [`GET ${path}`]: () => aList(aSchedule({ conflicts })) })
    const card = await screen.findByTestId('native-schedule')
    expect(within(card).getByTestId('native-conflicts').textContent).toBe(
      'It would delete tickets on the legal hold case-2026-17: Zendesk knows no hold.' +
        'It would delete tickets sooner than your policy Routine questions allows.',
    )
    expect(card.textContent).toContain('cards redacts, and each redaction starts Zendesk’s clock again.')
  })

  it('are switched on only after it was said what that means, despite a conflict only where it was shown', async () => {
    const held = aSchedule({ conflicts: [{ code: 'may-delete-held', name: 'case-2026-17' }] })
    let now = held
    const { wishes } = await shown({
      [`GET ${path}`]: () => aList(now),
      [`POST ${path}`]: () => aList((now = { ...held, active: true })),
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Switch on After a year' }))
    const question = screen.getByTestId('ask-native').textContent
    expect(question).toContain('Zendesk begins within 72 hours')
    expect(question).toContain('on the legal hold case-2026-17')
    expect(wishes()).toEqual([])
    await confirm('Switch on all the same')
    expect((await screen.findByText('“After a year” is on.')).getAttribute('role')).toBe('status')
    expect(wishes()).toEqual([{ do: 'switch-on', id: 31, despite: true }])
  })

  it('without a grave conflict are switched on without claiming that one was seen, and off again', async () => {
    let now = aSchedule({ conflicts: [{ code: 'restarted-by-tag', name: 'routine-questions' }] })
    const { wishes } = await shown({
      [`GET ${path}`]: () => aList(now),
      [`POST ${path}`]: () => aList((now = { ...now, active: !now.active })),
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Switch on After a year' }))
    await confirm('Switch on')
    const off = await screen.findByRole('button', { name: 'Switch off After a year' })
    await waitFor(() => expect(off.getAttribute('aria-disabled')).toBe('false'))
    await userEvent.click(off)
    expect(screen.getByTestId('ask-native').textContent).toContain('What it has deleted stays deleted.')
    await confirm('Switch off')
    await screen.findByText('“After a year” is off.')
    expect(wishes()).toEqual([
      { do: 'switch-on', id: 31, despite: false },
      { do: 'switch-off', id: 31 },
    ])
  })

  it.each([
    [403, 'admins-only', 'admin'],
    [409, 'native-limit', 'Switch another one off first.'],
    [409, 'native-conflict', 'Look at its conflicts'],
  ])('that are refused say why and are read again: %i %s', async (status, problem, words) => {
    let reads = 0
    await shown({
      [`GET ${path}`]: () => ((reads += 1), aList(aSchedule())),
      [`POST ${path}`]: () => refusal(status, problem),
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Switch on After a year' }))
    await confirm('Switch on')
    expect((await screen.findByTestId('trouble')).textContent).toContain(words)
    await waitFor(() => expect(reads).toBe(2))
  })

  it('keep the focus on the switch that was pressed while Zendesk is asked, and ask once', async () => {
    const { wishes } = await shown({
      [`GET ${path}`]: () => aList(aSchedule()),
      [`POST ${path}`]: () => new Response(new ReadableStream()),
    })
    const button = await screen.findByRole('button', { name: 'Switch on After a year' })
    await userEvent.click(button)
    await confirm('Switch on')
    await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('true'))
    button.focus()
    expect(document.activeElement).toBe(button)
    await userEvent.click(button)
    expect([screen.queryByTestId('ask-native'), wishes().length]).toEqual([null, 1])
    expect(screen.getByTestId('add-schedule').getAttribute('aria-disabled')).toBe('true')
  })

  it('that Zendesk does not show are said to be closed, with a next step', async () => {
    await shown({ [`GET ${path}`]: () => refusal(502, 'native-not-open') })
    expect((await screen.findByTestId('trouble')).textContent).toContain('Ask an admin of Zendesk to connect')
  })
})

describe('a new schedule', () => {
  it('is the one next step where there is none, and begins switched off', async () => {
    let now = aList()
    const { wishes } = await shown({
      [`GET ${path}`]: () => now,
      [`POST ${path}`]: () => (now = aList(aSchedule({ title: 'Old tickets', period: 'P18M' }))),
    })
    await userEvent.click(within(await screen.findByTestId('empty')).getByRole('button'))
    await userEvent.type(screen.getByLabelText('Name'), 'Old tickets')
    await userEvent.clear(screen.getByLabelText('Unchanged for'))
    await userEvent.type(screen.getByLabelText('Unchanged for'), '18')
    await userEvent.selectOptions(screen.getByLabelText('Days, months or years'), 'months')
    await userEvent.click(screen.getByTestId('create-schedule'))
    expect(screen.getByTestId('ask-native').textContent).toContain('nothing has changed for 18 months')
    await confirm('Add it, switched off')
    expect(document.activeElement).toBe(await screen.findByText('“Old tickets” is there, switched off.'))
    expect(wishes()).toEqual([{ do: 'create', title: 'Old tickets', period: 'P18M', active: false, despite: false }])
    expect(screen.queryByTestId('new-schedule')).toBeNull()
  })

  it('without a name, or with no whole number, is not asked for', async () => {
    await shown({ [`GET ${path}`]: () => aList() })
    await userEvent.click(await screen.findByTestId('add-schedule'))
    await userEvent.clear(screen.getByLabelText('Unchanged for'))
    await userEvent.type(screen.getByLabelText('Unchanged for'), '0')
    await userEvent.click(screen.getByTestId('create-schedule'))
    expect(screen.getByTestId('new-schedule').textContent).toContain('Give it a name.')
    expect(screen.getByText('Write a whole number from 1 to 9,999.').getAttribute('role')).toBe('alert')
    expect(screen.queryByTestId('ask-native')).toBeNull()
  })
})
