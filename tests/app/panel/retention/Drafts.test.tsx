// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Session } from '../../../../contract/session.ts'
import { aPanelApi } from '../../../support/panel.tsx'
import { aVersion } from './samples.ts'
import { quiet, shownOn } from './shown.tsx'

const [three = '', four = ''] = [3, 4].map((number) => `${number}`.repeat(8) + '-1111-4111-8111-111111111111')
const says = {
  ...quiet,
  'POST /api/retention/check': () => ({ problems: [], warnings: [] }),
  [`GET /api/retention/versions/${three}`]: () => ({ version: aVersion({ id: three, number: 3 }), text: 'three\n' }),
  [`GET /api/retention/versions/${four}`]: () => ({ version: aVersion({ id: four, number: 4 }), text: 'four\n' }),
}

/** The panel loaded anew, for one person of one account. */
const loaded = (who: Partial<Session> = {}) => {
  const { api } = aPanelApi(says)
  const session = () => ({ ...api.session(), ...who })
  return { ...api, session }
}

const editor = async (api: ReturnType<typeof loaded>, ...rest: readonly string[]) => {
  cleanup()
  const { went } = await shownOn(api, ['policies', ...rest])
  return { went, field: await screen.findByTestId<HTMLTextAreaElement>('policy-text') }
}

describe('what is written and not saved', () => {
  beforeEach(() => sessionStorage.clear())
  afterEach(() => {
    cleanup()
    vi.restoreAllMocks()
  })

  it('is still there when the panel is loaded again, for the same person of the same account alone', async () => {
    await userEvent.type((await editor(loaded(), three)).field, '# mine')
    expect((await editor(loaded(), three)).field.value).toBe('three\n# mine')
    expect((await editor(loaded({ user_id: 8 }), three)).field.value).toBe('three\n')
    expect((await editor(loaded({ fingerprint_key: '2'.repeat(64) }), three)).field.value).toBe('three\n')
    expect(Object.keys(sessionStorage).join()).not.toContain('1'.repeat(16))
  })

  it('lasts as long as the panel where the browser keeps nothing, or keeps what is none of ours', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => '{"a":1}')
    const api = loaded()
    await userEvent.type((await editor(api, three)).field, '# mine')
    expect((await editor(api, three)).field.value).toBe('three\n# mine')
    expect((await editor(loaded(), three)).field.value).toBe('three\n')
  })

  it('keeps the page from being left without a question, and only as long as there is any', async () => {
    const isAsked = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    const { field } = await editor(loaded(), three)
    expect(isAsked()).toBe(false)
    await userEvent.type(field, '#')
    expect(isAsked()).toBe(true)
    await userEvent.type(field, '{Backspace}')
    expect(isAsked()).toBe(false)
    await userEvent.type(field, '#')
    cleanup()
    expect(isAsked()).toBe(false)
  })

  it('on an older version is told of on a newer one, and is opened or dropped', async () => {
    await userEvent.type((await editor(loaded(), three)).field, '# mine')
    expect(screen.queryByTestId('other-draft')).toBeNull()
    const { went } = await editor(loaded(), four)
    const told = screen.getByTestId('other-draft')
    expect(told.textContent).toContain('on version 3')
    await userEvent.click(within(told).getByRole('button', { name: 'Open it' }))
    expect(went).toEqual([`retention/policies/${three}`])
    await userEvent.click(within(told).getByRole('button', { name: 'Discard' }))
    expect(told.isConnected).toBe(true)
    const question = screen.getByTestId('ask-discard')
    await userEvent.click(within(question).getByRole('button', { name: 'Discard', hidden: true }))
    await waitFor(() => expect(screen.queryByTestId('other-draft')).toBeNull())
    expect(document.activeElement).not.toBe(document.body)
    expect((await editor(loaded(), three)).field.value).toBe('three\n')
  })

  it('from before there was a version is told of, too', async () => {
    await userEvent.type((await editor(loaded())).field, 'first')
    await editor(loaded(), three)
    expect(screen.getByTestId('other-draft').textContent).toContain('before there was a version')
  })
})
