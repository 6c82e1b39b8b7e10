// @vitest-environment jsdom
import '../../support/jsdom.ts'
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { TryOut } from '../../../app/panel/settings/try-out/TryOut.tsx'
import { tryText } from '../../../app/panel/settings/try-out/try.ts'
import { defaultDetection, type DetectionSettings } from '../../../contract/detection.ts'
import { aPanelLanguage, showInPanel } from '../../support/panel.tsx'

const words = await aPanelLanguage('en')
const french = await aPanelLanguage('fr')

const open = (settings: DetectionSettings = defaultDetection, attempt = tryText, language = words) => {
  showInPanel(language, <TryOut draft={settings} isUnsaved={false} attempt={attempt} />)
}

const write = (text: string) => fireEvent.change(screen.getByRole('textbox'), { target: { value: text } })

describe('the page to try a text on', () => {
  afterEach(cleanup)

  it('has an example for whoever has no text at hand', async () => {
    open()
    await userEvent.click(screen.getByRole('button', { name: words.say('panel.try.use-example') }))
    const found = within(await screen.findByTestId('found'))
    found.getByText('Card number')
    found.getByText('4111 1111 1111 1111')
    expect(found.getAllByText(/almost certain · starts checked/).length).toBeGreaterThan(0)
    found.getByText(/check digits right, Visa/)
    within(screen.getByTestId('missed')).getByText(words.say('panel.doubt.check-digit-wrong'))
    expect(screen.getByTestId('redacted').textContent).not.toContain('4111')
    expect(screen.getByTestId('tried').textContent).toBe('4 found, 1 near miss.')
    expect(screen.getByTestId('marked').querySelectorAll('mark')).toHaveLength(4)
  })

  it('says what is sure by the account’s own threshold', async () => {
    open({ ...defaultDetection, automatic_at: 1 })
    write('card 4111 1111 1111 1111')
    const found = within(await screen.findByTestId('found'))
    found.getByText(/starts unchecked/)
  })

  it('has a word for a text that holds nothing', async () => {
    open()
    write('Thank you, all is well.')
    await screen.findByText(words.say('panel.try.nothing'))
    expect(screen.getByTestId('tried').textContent).toBe('Nothing found, no near miss.')
  })

  it('keeps the reading direction and every character of a text', async () => {
    open(defaultDetection, tryText, french)
    const text = 'بطاقتي 👩‍👩‍👧 رقم 4111 1111 1111 1111 — été 🙏'
    write(text)
    const marked = await screen.findByTestId('marked')
    expect(marked.textContent).toBe(text)
    expect(marked.dir).toBe('auto')
  })

  it('says how much it is reading before it reads a long text, shows its beginning, and counts the rest', async () => {
    open()
    const line = 'card 4111 1111 1111 1111 and IBAN GB29 NWBK 6016 1331 9268 19\n'
    write(line.repeat(Math.ceil(100_000 / line.length)))
    await screen.findByText(/^Reading 100,\d\d\d characters …$/)
    await screen.findByTestId('found')
    expect(screen.getByTestId('marked').textContent.length).toBeLessThanOrEqual(20_000)
    screen.getByText(words.say('panel.try.cut'))
    expect(screen.getByTestId('found').querySelectorAll('li')).toHaveLength(100)
    screen.getByText(/^and [\d,]+ more$/)
  })

  it('says so when the code that looks can’t be fetched', async () => {
    open(defaultDetection, () => Promise.reject(new Error('Failed to fetch')))
    write('card 4111 1111 1111 1111')
    await screen.findByTestId('try-failed')
  })
})
