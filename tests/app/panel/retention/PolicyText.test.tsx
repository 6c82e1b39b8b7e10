// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { aPanelApi, refusal } from '../../../support/panel.tsx'
import { aVersion, versionId } from './samples.ts'
import { bodies, quiet, shown, shownOn } from './shown.tsx'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

const isOff = (testId: string) => screen.getByTestId(testId).getAttribute('aria-disabled') === 'true'

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
    expect(isOff('save-policies')).toBe(true)
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
    expect(isOff('save-policies')).toBe(false)
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
    expect((await fieldOf()).value).toBe(`${text}# mine`)
    await userEvent.click(
      within(screen.getByTestId('ask-discard')).getByRole('button', { name: 'Discard', hidden: true }),
    )
    expect(document.activeElement).toBe(await fieldOf())
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
    expect([went, isOff('save-policies')]).toEqual([[], true])
    expect(document.activeElement).toBe(screen.getByTestId('save-policies'))
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

  const right = { 'POST /api/retention/check': () => ({ problems: [], warnings: [] }) }
  const saved = () => ({ saved: true, version: aVersion() })

  /** The page on a server that answers a save when `come` is called. */
  const slowly = async (answer: () => unknown = saved) => {
    let come: () => void = () => undefined
    const late = new Promise<void>((resolve) => {
      come = resolve
    })
    const { api, asked } = aPanelApi({ ...quiet, ...stored, ...right, 'POST /api/retention/versions': answer })
    const call = (async (...given: Parameters<typeof api.call>) => {
      if (given[0].method === 'POST' && given[0].path === '/api/retention/versions') await late
      return api.call(...given)
    }) as typeof api.call
    const { went } = await shownOn({ ...api, call }, ['policies', versionId])
    return { come, went, asked }
  }

  it('can’t be written on while it is saved, so that nothing is lost, and is saved once', async () => {
    const { come, went, asked } = await slowly()
    const field = await fieldOf()
    await userEvent.type(field, '# mine')
    await screen.findByTestId('no-problems')
    const button = screen.getByTestId('save-policies')
    await userEvent.click(button)
    expect([field.readOnly, isOff('discard-policies'), document.activeElement]).toEqual([true, true, button])
    for (const { disabled } of screen.getAllByRole<HTMLFieldSetElement>('none')) expect(disabled).toBe(true)
    await userEvent.type(field, '# lost')
    fireEvent.click(button)
    come()
    await waitFor(() => expect(went).toEqual(['retention']))
    expect(bodies(asked, '/api/retention/versions')).toEqual([{ text: `${text}# mine`, base_version_id: versionId }])
  })

  it('leads nobody away who has left the editor while it was saved', async () => {
    const { come, went, asked } = await slowly()
    await userEvent.type(await fieldOf(), '# mine')
    await userEvent.click(screen.getByTestId('save-policies'))
    cleanup()
    come()
    await waitFor(() => expect(bodies(asked, '/api/retention/versions')).toHaveLength(1))
    await waitFor(() => expect(sessionStorage).toHaveLength(0))
    expect(went).toEqual([])
  })

  it.each([
    ['the server takes no more', () => refusal(413, 'too-large'), '# long'],
    ['a question may hold no more', () => refusal(400, 'bad-request'), `#${'x'.repeat(2_100_000)}`],
    [
      'policies may be no longer',
      () => ({ saved: false, problems: [{ code: 'too-large', line: 1, column: 1, word: '' }] }),
      '# long',
    ],
  ])('that is too long is said to be too long where %s, and stays', async (_what, answer, long) => {
    await shown({ ...stored, 'POST /api/retention/check': answer, 'POST /api/retention/versions': answer }, [
      'policies',
      versionId,
    ])
    const field = await fieldOf()
    fireEvent.change(field, { target: { value: long } })
    await userEvent.click(screen.getByTestId('save-policies'))
    const told = await screen.findAllByText(
      /^The text is longer than the 1 MB that policies may have|: The text is longer/,
    )
    expect(told.length).toBeGreaterThan(0)
    expect(document.body.textContent).not.toMatch(/Redact fewer|Reload the page|in one directory/)
    expect(field.value).toBe(long)
  })

  it('that could not be checked is checked again when somebody asks, and once it is changed', async () => {
    const answers = [refusal(500, 'internal'), refusal(500, 'internal'), { problems: [], warnings: [] }]
    await shown({ ...stored, 'POST /api/retention/check': () => answers.shift() }, ['policies', versionId])
    await screen.findByTestId('not-checked', {}, { timeout: 5000 })
    await userEvent.type(await fieldOf(), '#')
    expect(screen.getByTestId('policy-problems').textContent).toBe('Checking.')
    await userEvent.click(within(await screen.findByTestId('not-checked')).getByRole('button', { name: 'Retry' }))
    expect(document.activeElement).toBe(screen.getByTestId('policy-problems'))
    expect(await screen.findByTestId('no-problems')).toBeTruthy()
  })

  it('speaks of no redacting where the server is away', async () => {
    await shown({ ...stored, ...right, 'POST /api/retention/versions': () => new Response('', { status: 502 }) }, [
      'policies',
      versionId,
    ])
    await userEvent.type(await fieldOf(), '#')
    await userEvent.click(screen.getByTestId('save-policies'))
    expect((await screen.findByTestId('trouble')).textContent).toContain('The custos server can’t be reached.')
    expect(screen.getByTestId('trouble').textContent).not.toContain('Redaction')
  })
})
