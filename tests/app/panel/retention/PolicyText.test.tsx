// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { aPanelApi, refusal } from '../../../support/panel.tsx'
import { aVersion, versionId } from './samples.ts'
import { bodies, shown, shownOn } from './shown.tsx'

afterEach(cleanup)

describe('the text of the policies', () => {
  const problem = { code: 'unknown-word', line: 2, column: 5, word: 'tgas', near: 'tags' }

  it('is checked as it is written; a problem leads to its place, and is not saved', async () => {
    await shown(
      {
        [`GET /api/retention/versions/${versionId}`]: () => ({ version: aVersion(), text: 'version: 1\n' }),
        'POST /api/retention/check': () => ({ problems: [problem], warnings: [] }),
      },
      ['policies', versionId],
    )
    const field = await screen.findByTestId<HTMLTextAreaElement>('policy-text')
    await userEvent.type(field, '    tgas')
    const found = await screen.findByRole('button', { name: /Line 2, column 5.*Did you mean “tags”/ })
    await userEvent.click(found)
    expect([document.activeElement, field.selectionStart]).toEqual([field, 'version: 1\n'.length + 4])
    expect(screen.getByTestId<HTMLButtonElement>('save-policies').disabled).toBe(true)
  })

  it('is saved as a new version where nothing is wrong with it', async () => {
    const { asked, went } = await shown(
      {
        'POST /api/retention/check': () => ({ problems: [], warnings: [] }),
        'POST /api/retention/versions': () => ({ saved: true, version: aVersion() }),
      },
      ['policies'],
    )
    await userEvent.type(await screen.findByTestId('policy-text'), 'version: 1')
    expect(await screen.findByTestId('no-problems')).toBeTruthy()
    await userEvent.click(screen.getByTestId('save-policies'))
    await waitFor(() => expect(went).toEqual(['retention']))
    expect(bodies(asked, '/api/retention/versions')).toEqual([{ text: 'version: 1', base_version_id: null }])
  })

  it('is saved in spite of what is only to be known before', async () => {
    const warning = { code: 'unborne-tag', line: 1, column: 3, word: 'fqa' }
    await shown({ 'POST /api/retention/check': () => ({ problems: [], warnings: [warning] }) }, ['policies'])
    const field = await screen.findByTestId<HTMLTextAreaElement>('policy-text')
    await userEvent.type(field, 'version: 1')
    await userEvent.click(
      await screen.findByRole('button', { name: /Line 1, column 3.*No ticket bears the tag “fqa”/ }),
    )
    expect([document.activeElement, field.selectionStart]).toEqual([field, 2])
    expect(screen.getByTestId('policy-problems').textContent).toContain('1 thing to know before saving')
    expect(screen.getByTestId<HTMLButtonElement>('save-policies').disabled).toBe(false)
  })

  const text = 'version: 1\n'
  const stored = { [`GET /api/retention/versions/${versionId}`]: () => ({ version: aVersion(), text }) }
  const fieldOf = () => screen.findByTestId<HTMLTextAreaElement>('policy-text')

  it('outlives leaving the editor until it is saved or discarded, each version its own', async () => {
    const { api } = aPanelApi({
      ...stored,
      'POST /api/retention/check': () => ({ problems: [], warnings: [] }),
      'POST /api/retention/versions': () => ({ saved: true, version: aVersion() }),
    })
    let went: readonly string[] = []
    const editor = async (...rest: readonly string[]) => {
      cleanup()
      ;({ went } = await shownOn(api, ['policies', ...rest]))
      return fieldOf()
    }
    await userEvent.type(await editor(versionId), '# mine')
    expect((await editor()).value).toBe('')
    expect((await editor(versionId)).value).toBe(`${text}# mine`)
    await userEvent.click(screen.getByTestId('discard-policies'))
    expect([(await fieldOf()).value, (await editor(versionId)).value]).toEqual([text, text])
    expect(screen.queryByTestId('discard-policies')).toBeNull()
    await userEvent.type(await fieldOf(), '# too')
    await userEvent.click(screen.getByTestId('save-policies'))
    await waitFor(() => expect(went).toEqual(['retention']))
    expect((await editor(versionId)).value).toBe(text)
  })

  it('is said to be checked until it was, and shows what saving it found where the check failed', async () => {
    const { went } = await shown(
      {
        ...stored,
        'POST /api/retention/check': () => refusal(500, 'internal'),
        'POST /api/retention/versions': () => ({ saved: false, problems: [problem] }),
      },
      ['policies', versionId],
    )
    const field = await fieldOf()
    expect(screen.getByTestId('policy-problems').textContent).toBe('Checking.')
    await userEvent.type(field, '    tgas')
    await screen.findByTestId('not-checked')
    await userEvent.click(screen.getByTestId('save-policies'))
    await screen.findByRole('button', { name: /Line 2, column 5.*Did you mean “tags”/ })
    expect([went, screen.getByTestId<HTMLButtonElement>('save-policies').disabled]).toEqual([[], true])
  })

  it('starts from an example, and asks before one takes the place of what is written', async () => {
    await shown({ 'POST /api/retention/check': () => ({ problems: [], warnings: [] }) }, ['policies'])
    const field = await screen.findByTestId<HTMLTextAreaElement>('policy-text')
    await userEvent.click(screen.getByTestId('template-bank'))
    await waitFor(() => expect(field.value).toContain('policies:'))
    const bank = field.value
    await userEvent.click(screen.getByTestId('template-clinic'))
    expect(field.value).toBe(bank)
    await userEvent.click(screen.getByRole('button', { name: 'Use the example', hidden: true }))
    await waitFor(() => expect(field.value).not.toBe(bank))
  })
})
