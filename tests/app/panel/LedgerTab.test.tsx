// @vitest-environment jsdom
import '../../support/jsdom.ts'
import { cleanup, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LedgerTab } from '../../../app/panel/settings/LedgerTab.tsx'
import { aPanelApi, aPanelLanguage, refusal, showInPanel, type Say } from '../../support/panel.tsx'

const saved: Blob[] = []
beforeEach(() => {
  saved.length = 0
  URL.createObjectURL = (file: Blob) => `blob:${saved.push(file)}`
  URL.revokeObjectURL = () => undefined
})
afterEach(cleanup)

const open = async (locale: string, say: Say) => {
  const words = await aPanelLanguage(locale)
  const { api, asked } = aPanelApi({ 'POST /api/ledger/export': say })
  showInPanel(words, <LedgerTab api={api} />)
  const press = () => userEvent.setup().click(screen.getByRole('button', { name: words.say('panel.ledger.export') }))
  return { words, asked, press }
}

it.each(['en', 'fr'])('saves the ledger as it came, and says so in %s', async (locale) => {
  const lines = '{"seq":1}\n{"seq":2}\n'
  const { words, asked, press } = await open(locale, () => new Response(lines))
  expect(asked).toEqual([])
  await press()
  await screen.findByText(words.say('panel.ledger.exported'))
  expect(await Promise.all(saved.map((file) => file.text()))).toEqual([lines])
})

it('takes one at a time', async () => {
  const { asked, press } = await open('en', () => new Response(new ReadableStream()))
  await press()
  const button = await screen.findByRole('button')
  expect([button.getAttribute('aria-disabled'), document.activeElement]).toEqual(['true', button])
  await userEvent.setup().click(button)
  expect(asked).toHaveLength(1)
})

it('saves nothing of a file that broke off, nor of a refusal, and says what is the matter', async () => {
  let broken = false
  const { words, press } = await open('en', () => {
    if (broken) return refusal(403, 'admins-only')
    broken = true
    return new Response(
      new ReadableStream({
        start: (stream) => {
          stream.enqueue(new TextEncoder().encode('{"seq":1}\n'))
          stream.error(new TypeError('terminated'))
        },
      }),
    )
  })
  await press()
  await screen.findByText(words.say('panel.server-away'))
  await press()
  await screen.findByText(words.say('problem.admins-only'))
  expect(saved).toEqual([])
})
