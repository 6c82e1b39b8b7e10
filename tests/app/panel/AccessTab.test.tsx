// @vitest-environment jsdom
import '../../support/jsdom.ts'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { AccessTab } from '../../../app/panel/settings/access/AccessTab.tsx'
import { networkFaults, readWritten, writtenOnTop } from '../../../app/panel/settings/access/written.ts'
import {
  defaultAccessSettings,
  storedAccessSettings,
  type StoredAccessSettings,
} from '../../../contract/access-settings.ts'
import { aPanelApi, aPanelLanguage, refusal, showInPanel, type Say } from '../../support/panel.tsx'

afterEach(cleanup)

const open = async (locale: string, save: Say) => {
  const words = await aPanelLanguage(locale)
  let stored: StoredAccessSettings = { version: 0, settings: defaultAccessSettings }
  const { api, asked } = aPanelApi({
    'GET /api/access/settings': () => stored,
    'POST /api/access/settings': (one) => {
      const said = save(one)
      if (said instanceof Response) return said
      return (stored = storedAccessSettings.parse(said))
    },
    'GET /api/access/sinks': () => ({ sinks: [] }),
  })
  showInPanel(words, <AccessTab api={api} />)
  const field = async (key: 'budget' | 'months' | 'networks') => screen.findByLabelText(words.say(`panel.watch.${key}`))
  const meet = (theirs: StoredAccessSettings) => {
    stored = theirs
  }
  return {
    words,
    asked,
    field,
    meet,
    user: userEvent.setup(),
    saved: () => asked.filter(({ method }) => method === 'POST'),
  }
}

describe('networks as they are written', () => {
  it('are told apart line by line', () =>
    expect(networkFaults('203.0.113.0/24\n\n office \n203.0.113.9/24\n203.0.113.0/24\n::/0')).toEqual([
      { line: 3, text: 'office', fault: 'malformed', meant: 'office' },
      { line: 4, text: '203.0.113.9/24', fault: 'host-bits', meant: '203.0.113.0/24' },
      { line: 5, text: '203.0.113.0/24', fault: 'twice', meant: '203.0.113.0/24' },
      { line: 6, text: '::/0', fault: 'too-wide', meant: '::/0' },
    ]))

  it.each([
    ['0,5', '13', []],
    [' 2 ', '1', []],
    ['', '', ['budget', 'months']],
    ['0', '0', ['budget', 'months']],
    ['many', '1.5', ['budget', 'months']],
  ])('stand beside numbers: %j and %j', (budget, months, bad) =>
    expect([...readWritten({ budget, months, networks: '' }).bad]).toEqual(bad),
  )
})

describe('my networks on what another admin saved', () => {
  it.each([
    ['a\nb', 'a\nb\nc', 'a\nb\nd', 'a\nb\nd\nc'],
    ['a\nb', 'b', 'a\nb\nd', 'b\nd'],
    ['a\nb', 'a\nb\nc', 'a', 'a\nc'],
    ['a', 'a\nc', 'a\n\n c', 'a\n\n c'],
    ['a', 'a\nc', '', 'c'],
  ])('from %j: theirs %j, mine %j', (base, theirs, mine, both) => {
    const settings = (text: string) => ({ ...defaultAccessSettings, networks: text.split('\n') })
    const written = { budget: '2', months: '13', networks: mine }
    expect(writtenOnTop(settings(theirs), settings(base), written).networks).toBe(both)
  })
})

describe('the settings of access', () => {
  type Field = Awaited<ReturnType<typeof open>>['field']
  const values = async (field: Field) => {
    const shown = await Promise.all((['months', 'budget', 'networks'] as const).map(field))
    return shown.map((one) => (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement ? one.value : ''))
  }

  it.each(['en', 'fr'])('are read, changed and saved in %s', async (locale) => {
    const saved: Say = ({ body }) => ({ version: 1, settings: (body as { settings: object }).settings })
    const { words, field, user, saved: posts } = await open(locale, saved)
    const save = await screen.findByRole('button', { name: words.say('panel.watch.save') })
    expect(save.matches(':disabled')).toBe(true)
    await user.clear(await field('budget'))
    await user.type(await field('budget'), locale === 'fr' ? '2,5' : '2.5')
    await user.type(await field('networks'), '203.0.113.0/24\n2001:db8::/32')
    await user.click(save)
    await screen.findByText(words.say('panel.watch.saved', { version: 1 }))
    expect(posts().map(({ body }) => body)).toEqual([
      {
        base_version: 0,
        settings: { budget: 2.5, keep_months: 13, networks: ['203.0.113.0/24', '2001:db8::/32'] },
      },
    ])
  })

  it('say what is wrong and how it is written, and send nothing', async () => {
    const { words, field, user, saved } = await open('en', () => refusal(500, 'internal'))
    await user.type(await field('networks'), '203.0.113.7/24')
    await screen.findByText(
      words.say('panel.watch.problem.host-bits', { line: 1, text: '203.0.113.7/24', meant: '203.0.113.0/24' }),
    )
    await user.click(screen.getByRole('button', { name: words.say('panel.watch.save') }))
    expect(document.activeElement).toBe(await field('networks'))
    expect(saved()).toEqual([])
  })

  it('warn before what is kept gets shorter', async () => {
    const { words, field, user } = await open('en', () => refusal(500, 'internal'))
    await user.clear(await field('months'))
    await user.type(await field('months'), '6')
    await screen.findByText(words.say('panel.watch.shorter', { months: 6 }))
  })

  it.each([
    ['add-mine', '24', '3', '198.51.100.0/24\n203.0.113.0/24'],
    ['take-theirs', '13', '3', '203.0.113.0/24'],
  ] as const)('meet what another admin saved first: %s', async (choice, months, budget, networks) => {
    const theirs = { version: 1, settings: { ...defaultAccessSettings, budget: 3, networks: ['203.0.113.0/24'] } }
    const { words, field, user, meet } = await open('fr', () => {
      meet(theirs)
      return refusal(409, 'settings-changed')
    })
    await user.clear(await field('months'))
    await user.type(await field('months'), '24')
    await user.click(await field('networks'))
    await user.paste('198.51.100.0/24')
    await user.click(screen.getByRole('button', { name: words.say('panel.watch.save') }))
    await screen.findByText(words.say('panel.watch.conflict'))
    expect(await values(field)).toEqual(['24', String(defaultAccessSettings.budget), '198.51.100.0/24'])
    await user.click(screen.getByRole('button', { name: words.say(`panel.save.${choice}`) }))
    await waitFor(async () => expect(await values(field)).toEqual([months, budget, networks]))
    expect(screen.queryByTestId('conflict')).toBeNull()
  })

  it('keep what was written where the server is away', async () => {
    const { words, field, user } = await open('fr', () => refusal(500, 'internal'))
    await user.clear(await field('months'))
    await user.type(await field('months'), '24')
    await user.click(screen.getByRole('button', { name: words.say('panel.watch.save') }))
    await screen.findByTestId('trouble')
    expect((await field('months')).getAttribute('value')).toBe('24')
  })

  it('are not there for whoever may not watch', async () => {
    const words = await aPanelLanguage('en')
    const { api } = aPanelApi({ 'GET /api/access/settings': () => refusal(403, 'may-not-watch') })
    showInPanel(words, <AccessTab api={api} />)
    await screen.findByText(words.say('problem.may-not-watch'))
  })
})
