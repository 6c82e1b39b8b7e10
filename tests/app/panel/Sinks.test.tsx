// @vitest-environment jsdom
import '../../support/jsdom.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { Sinks } from '../../../app/panel/settings/access/Sinks.tsx'
import { sendFailures, type Sink } from '../../../contract/access-sinks.ts'
import { aPanelApi, aPanelLanguage, refusal, showInPanel, type Say } from '../../support/panel.tsx'

afterEach(cleanup)

const id = '7d5c1f0e-0000-4000-8000-000000000001'
const at = '2026-11-25T10:00:00.000Z'

const aSink = (change: Partial<Sink> = {}): Sink => ({
  ...{ id, kind: 'webhook', format: 'custos', name: 'Our SIEM', host: 'siem.example.org', state: 'on' },
  ...{ waiting: 0, given_up: 0, next_try: null, deliveries: [] },
  ...change,
})

/** As pasted: a key at a time takes seconds on a busy machine. */
const write = async (user: ReturnType<typeof userEvent.setup>, field: HTMLElement, text: string) => {
  await user.click(field)
  await user.paste(text)
}

const ledger = { seq: 7, hash: '0'.repeat(64) }

const open = async (locale: string, sinks: readonly Sink[], says: Readonly<Record<string, Say>> = {}) => {
  const words = await aPanelLanguage(locale)
  const { api, asked } = aPanelApi({ 'GET /api/access/sinks': () => ({ sinks }), ...says })
  showInPanel(words, <Sinks api={api} />)
  await screen.findByTestId('sinks')
  return { words, user: userEvent.setup(), posts: () => asked.filter(({ method }) => method === 'POST') }
}

describe('the destinations of cases', () => {
  it.each(['en', 'fr'])('are added in %s, with a secret that is shown until it is put away', async (locale) => {
    const { words, user, posts } = await open(locale, [], {
      'POST /api/access/sinks': () => ({ sink_id: id, secret: 'whsec_made-up', ledger }),
    })
    await user.click(screen.getByRole('button', { name: words.say('panel.sinks.add') }))
    const keep = screen.getByRole('button', { name: words.say('panel.sinks.keep') })
    await user.click(keep)
    await screen.findByText(words.say('panel.sinks.bad.url'))
    expect(posts()).toEqual([])
    await write(user, screen.getByLabelText(words.say('panel.sinks.field.name')), 'Our SIEM')
    await write(user, screen.getByLabelText(words.say('panel.sinks.field.url')), 'https://siem.example.org/in')
    await user.click(keep)
    await screen.findByText('whsec_made-up')
    expect(posts().map(({ body }) => body)).toEqual([
      { kind: 'webhook', name: 'Our SIEM', url: 'https://siem.example.org/in', format: 'custos' },
    ])
    await user.click(screen.getByRole('button', { name: words.say('panel.sinks.secret-kept') }))
    expect(screen.queryByText('whsec_made-up')).toBeNull()
  })

  it('show the tenth one’s secret too, and lead the focus from one step to the next', async () => {
    const sinks = Array.from({ length: 9 }, (_, at) => aSink({ id: id.replace(/1$/, String(at)) }))
    const { words, user } = await open('en', sinks, {
      'POST /api/access/sinks': () => {
        sinks.push(aSink({ id: id.replace(/1$/, '9') }))
        return { sink_id: id, secret: 'whsec_made-up', ledger }
      },
    })
    const add = () => screen.getByRole('button', { name: words.say('panel.sinks.add') })
    await user.click(add())
    await user.click(screen.getByRole('button', { name: words.say('panel.cancel') }))
    expect(document.activeElement).toBe(add())
    await user.click(add())
    const name = screen.getByLabelText(words.say('panel.sinks.field.name'))
    expect(document.activeElement).toBe(name)
    await user.paste('Our SIEM')
    await write(user, screen.getByLabelText(words.say('panel.sinks.field.url')), 'https://siem.example.org/in')
    await user.click(screen.getByRole('button', { name: words.say('panel.sinks.keep') }))
    await waitFor(() => expect(screen.getAllByTestId('sink')).toHaveLength(10))
    expect(document.activeElement?.textContent).toContain('whsec_made-up')
    await user.click(screen.getByRole('button', { name: words.say('panel.sinks.secret-kept') }))
    expect(document.activeElement?.textContent).toBe(words.say('problem.too-many-destinations'))
  })

  it('of syslog are written with host and port, and a refusal is said', async () => {
    const { words, user, posts } = await open('en', [], {
      'POST /api/access/sinks': () => refusal(422, 'destination-refused'),
    })
    await user.click(screen.getByRole('button', { name: words.say('panel.sinks.add') }))
    await user.click(screen.getByRole('radio', { name: words.say('panel.sinks.kinds.syslog') }))
    await write(user, screen.getByLabelText(words.say('panel.sinks.field.name')), 'Log')
    await write(user, screen.getByLabelText(words.say('panel.sinks.field.host')), '10.0.0.1')
    await user.click(screen.getByRole('button', { name: words.say('panel.sinks.keep') }))
    await screen.findByText(words.say('problem.destination-refused'))
    expect(posts().map(({ body }) => body)).toEqual([
      { kind: 'syslog', name: 'Log', host: '10.0.0.1', port: 6514, format: 'cef' },
    ])
  })

  it('say how a test went, in words', async () => {
    const answers: object[] = [
      { arrived: false, why: 'certificate' },
      { arrived: true, status: 204 },
    ]
    const { words, user } = await open('en', [aSink()], {
      [`POST /api/access/sinks/${id}/test`]: () => answers.shift(),
    })
    await user.click(screen.getByRole('button', { name: words.say('panel.sinks.test') }))
    await screen.findByText(words.say('panel.sinks.why.certificate'))
    await user.click(screen.getByRole('button', { name: words.say('panel.sinks.test') }))
    await screen.findByText(words.say('panel.sinks.arrived'))
  })

  it('show what was sent last and what was given up, which can be sent again', async () => {
    const sink = aSink({
      ...{ waiting: 3, given_up: 1, next_try: at },
      deliveries: [
        { id, type: 'case.opened', state: 'given-up', tries: 20, why: 'failing', status: 503, at },
        { id: id.replace(/1$/, '2'), type: 'case.closed', state: 'done', tries: 1, why: null, status: 204, at },
      ],
    })
    const { words, user, posts } = await open('en', [sink], { [`POST /api/access/sinks/${id}`]: () => ({ ledger }) })
    const table = within(screen.getByTestId('deliveries'))
    expect(table.getByText(words.say('panel.sinks.sent.given-up'))).toBeDefined()
    expect(table.getByText(`${words.say('panel.sinks.why.failing')} (HTTP 503)`)).toBeDefined()
    expect(table.getByText(words.say('panel.sinks.type.case.closed'))).toBeDefined()
    await user.click(screen.getByRole('button', { name: words.say('panel.sinks.again') }))
    expect(posts().map(({ body }) => body)).toEqual([{ change: 'again' }])
  })

  it('say what was given up although only tests are listed since', async () => {
    const test = { id, type: 'test', state: 'done', tries: 1, why: null, status: 204, at } as const
    const { words } = await open('en', [aSink({ given_up: 1, deliveries: [test] })])
    expect(screen.getByTestId('given-up').textContent).toContain(words.say('panel.sinks.given-up'))
  })

  it('are removed only after a question', async () => {
    const { words, user, posts } = await open('fr', [aSink({ state: 'paused' })], {
      [`POST /api/access/sinks/${id}`]: () => ({ ledger }),
    })
    await user.click(screen.getByRole('button', { name: words.say('panel.sinks.remove-this', { name: 'Our SIEM' }) }))
    expect(posts()).toEqual([])
    const question = within(await screen.findByTestId('ask-remove'))
    await user.click(question.getByRole('button', { name: words.say('panel.sinks.remove') }))
    expect(posts().map(({ body }) => body)).toEqual([{ change: 'remove' }])
  })

  it.each(sendFailures)('have a sentence for %s in both languages', async (why) => {
    for (const locale of ['en', 'fr'])
      expect((await aPanelLanguage(locale)).say(`panel.sinks.why.${why}`)).toMatch(/\.$/)
  })
})
