// @vitest-environment jsdom
import '../../../../support/jsdom.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { PanelHost } from '../../../../../app/zaf.ts'
// Loaded beforehand, so that no test waits for the file.
import '../../../../../app/panel/retention/form/PolicyForm.tsx'
import { Page } from '../../../../../app/panel/retention/Page.tsx'
import { entityTypes } from '../../../../../core/pii/finding.ts'
import { compile } from '../../../../../core/retention/index.ts'
import { aPanelApi, aPanelLanguage, refusal, showInPanel, type Say } from '../../../../support/panel.tsx'
import { aVersion, versionId } from '../samples.ts'

const bank = readFileSync(join(import.meta.dirname, '../../../../../docs/policies/bank.yaml'), 'utf8')
const kinds = new Set<string>(entityTypes)

/** Checked as the server checks. */
const check = ({ body }: { readonly body: unknown }) => {
  const { text } = body as { readonly text: string }
  const compiled = compile([{ name: 'x', text }], kinds)
  return { warnings: [], problems: compiled.ok ? [] : compiled.problems }
}

/** What the server says when a text is saved. */
let saving: Say = () => ({ saved: true, version: aVersion() })

const shown = async (text: string, locale = 'en-GB', ...open: readonly string[]) => {
  const { api, asked } = aPanelApi({
    [`GET /api/retention/versions/${versionId}`]: () => ({ version: aVersion(), text }),
    'POST /api/retention/check': check,
    'GET /api/retention/versions': () => ({ versions: [aVersion()] }),
    'POST /api/retention/versions': (save) => saving(save),
  })
  const went: string[] = []
  showInPanel(
    await aPanelLanguage(locale),
    <Page
      host={{} as PanelHost}
      api={api}
      rest={['policies', versionId, ...open]}
      go={(path) => went.push(path)}
      now={() => new Date('2026-11-25T12:00:00Z')}
    />,
  )
  const area = await screen.findByTestId<HTMLTextAreaElement>('policy-text')
  return { area, asked, went }
}

const form = () => screen.findByTestId('policy-form')

/** Types as a person who marks all of it first. */
const fill = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } })

afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

describe('policies in the form', () => {
  it('are the same thing as the text: what is changed in one is changed in the other', async () => {
    const { area } = await shown(bank)
    fill(await screen.findByTestId('keep-for'), '30')
    expect(area.value).toBe(bank.replace('{ for: P90D, since: solved }', '{ for: P30D, since: solved }'))
    fill(area, area.value.replace('P30D', 'P18M'))
    expect(screen.getByTestId<HTMLInputElement>('keep-for').value).toBe('18')
    expect(screen.getByTestId<HTMLSelectElement>('keep-for-unit').value).toBe('M')
  })

  it('opens the policy that was asked for, and another when it is chosen', async () => {
    await shown(bank, 'fr', 'bank-account-change')
    const name = await screen.findByTestId<HTMLInputElement>('policy-name')
    expect(name.value).toBe('bank-account-change')
    fireEvent.click(within(await form()).getByText('Questions courantes', { exact: false, selector: 'button' }))
    expect(screen.getByTestId<HTMLInputElement>('policy-name').value).toBe('bank-routine')
    expect(screen.getByTestId('next-runs').textContent).toContain('jeudi 26 novembre 2026')
  })

  const one = 'version: 1\npolicies:\n  - name: a\n    match: { tags: [x] } # why\n'

  it('takes conditions, each written where it belongs', async () => {
    const { area } = await shown(one)
    fill(await screen.findByLabelText('New condition'), 'status')
    fireEvent.click(screen.getByTestId('add-condition'))
    expect(area.value).toContain('match: { tags: [x], status: [solved, closed] } # why')
    fireEvent.click(screen.getByLabelText('Closed'))
    fill(screen.getByTestId('tags-none'), 'vip, gold')
    expect(area.value).toContain('match: { tags: { any: [x], none: [vip, gold] }, status: [solved] } # why')
    fireEvent.click(screen.getByLabelText('Remove Status'))
    fill(screen.getByTestId('tags-any'), '')
    expect(area.value).toContain('match: { tags: { none: [vip, gold] } } # why')
  })

  it('takes groups of conditions and kinds of personal data; what is added has the focus', async () => {
    const { area } = await shown(one)
    fill(await screen.findByLabelText('Tickets that meet'), 'any')
    expect(area.value).toContain('match: { any: [{ tags: [x] }] } # why')
    fill(screen.getByLabelText('New condition'), 'holds_pii')
    fireEvent.click(screen.getByTestId('add-condition'))
    const kind = screen.getByLabelText('Kind of personal data')
    expect(document.activeElement).toBe(kind)
    fill(kind, 'CREDIT_CARD')
    fireEvent.click(screen.getAllByText('Add')[0] ?? kind)
    expect(area.value).toContain('match: { any: [{ tags: [x] }, { holds_pii: [CREDIT_CARD] }] } # why')
    expect(screen.getByLabelText('Remove Card number')).toBeTruthy()
    fill(screen.getByLabelText('New condition'), 'subgroup')
    fireEvent.click(screen.getByTestId('add-condition'))
    expect(area.value).toContain('{ holds_pii: [CREDIT_CARD] }, { any: [] }] } # why')
  })

  it('says what is done, with grace and limits, and takes it away again', async () => {
    const { area } = await shown(bank, 'en-GB', 'bank-account-change')
    fireEvent.click(await screen.findByLabelText('Redact personal data'))
    fireEvent.click(screen.getByLabelText('Attachments too'))
    fill(screen.getByTestId('grace-delete'), '14')
    fill(screen.getByLabelText('Share of all tickets at most, in %'), '2,5')
    expect(area.value).toContain(
      '      - delete: { grace: P14D, permanently: true }\n      - redact: { kinds: [], attachments: true }',
    )
    expect(area.value).toContain('limits: { tickets: 500, share: 0.025 }')
    fireEvent.click(screen.getByLabelText('Redact personal data'))
    fill(screen.getByLabelText('Share of all tickets at most, in %'), '')
    fill(screen.getByLabelText('Tickets at most'), '')
    expect(area.value).not.toMatch(/P14D.*\n.*redact: \{ kinds: \[\]/)
    expect(area.value).not.toContain('share: 0.025')
  })

  it.each([
    ['2.5', 'share: 0.025'],
    ['0,05', 'share: 0.0005'],
  ])('take a share of %s %% key by key', async (typed, written) => {
    const { area } = await shown(`${one}    limits: { tickets: 500 }\n`)
    const field = await screen.findByLabelText<HTMLInputElement>('Share of all tickets at most, in %')
    await userEvent.type(field, typed)
    expect([field.value, area.value.split('tickets: 500, ')[1]]).toEqual([typed, `${written} }\n`])
  })

  it('take no fraction for a period, and never ten times of it', async () => {
    const { area } = await shown(`${one}    keep: { for: P1Y, since: solved }\n`)
    const field = await screen.findByTestId<HTMLInputElement>('keep-for')
    await userEvent.clear(field)
    await userEvent.type(field, '2.5')
    expect([field.value, area.value.split('keep: ')[1]]).toEqual(['2.5', '{ for: P2.5Y, since: solved }\n'])
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
  })

  it('are added, copied and removed, the last only when it is said twice', async () => {
    const { area } = await shown(bank)
    fireEvent.click(await screen.findByTestId('copy-entry'))
    expect(screen.getByTestId<HTMLInputElement>('policy-name').value).toBe('bank-routine-copy')
    expect(document.activeElement).toBe(screen.getByTestId('policy-name'))
    fireEvent.click(screen.getByTestId('remove-entry'))
    expect(area.value).toContain('bank-routine-copy')
    fireEvent.click(within(screen.getByTestId('ask-remove')).getByText('Remove'))
    expect(area.value).toBe(bank)
    fireEvent.click(screen.getByTestId('add-form-policies'))
    expect(area.value).toContain('  - name: new-policy\n')
    fireEvent.click(screen.getByTestId('add-form-holds'))
    fireEvent.click(await screen.findByLabelText('Until a day'))
    fill(screen.getByTestId('hold-until'), '2027-06-30')
    expect(area.value).toMatch(/ {2}- name: new-hold\n[^]*until: 2027-06-30\n$/)
  })

  it('shows what is wrong at its field in the reader’s language, and goes there', async () => {
    await shown(bank.replace('for: P5Y', 'for: P0D'), 'fr')
    fireEvent.click(await screen.findByTestId('first-problem'))
    const field = screen.getByTestId('keep-for')
    expect([screen.getByTestId<HTMLInputElement>('policy-name').value, document.activeElement]).toEqual([
      'bank-account-change',
      field,
    ])
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByTestId('form-open').textContent).toContain('La durée')
  })

  it('waits while the text can’t be read, and loses nothing', async () => {
    const { area } = await shown(bank)
    await form()
    fill(area, `${bank}oops: [`)
    expect(screen.getByTestId('form-closed').textContent).toContain('can’t be read')
    expect(area.value).toBe(`${bank}oops: [`)
    fill(area, bank)
    expect(await form()).toBeTruthy()
  })

  it('leaves what it has no place for, shows it, and leads to it in the text', async () => {
    const text =
      'version: 1\npolicies:\n  - name: a\n    keep: &k { for: P1D, since: solved }\n    basis: |\n      one\n      two\n'
    const { area } = await shown(text)
    const written = await screen.findByTestId('written')
    expect(written.textContent).toContain('one')
    fireEvent.click(within(written).getByText('Show in the text'))
    expect([document.activeElement, area.selectionStart]).toEqual([area, text.indexOf('|')])
    expect(area.value).toBe(text)
  })

  it('begin with a first policy that says what is still to be said', async () => {
    const { area, asked, went } = await shown('')
    fireEvent.click(await screen.findByTestId('first-policy'))
    expect(await screen.findByTestId('first-problem')).toBeTruthy()
    fill(screen.getByTestId('policy-basis'), 'GDPR art. 5(1)(e)')
    await waitFor(() => expect(screen.getByTestId('save-policies').getAttribute('aria-disabled')).toBe('false'))
    await screen.findByTestId('no-problems')
    fireEvent.click(screen.getByTestId('save-policies'))
    await waitFor(() => expect(went).toEqual(['retention']))
    expect(asked.findLast(({ path }) => path === '/api/retention/versions')?.body).toMatchObject({ text: area.value })
  })

  it('is kept, and says so, where somebody has saved a newer version meanwhile', async () => {
    saving = () => refusal(409, 'policies-changed')
    const { area, went } = await shown('')
    fireEvent.click(await screen.findByTestId('first-policy'))
    fill(screen.getByTestId('policy-basis'), 'GDPR art. 5(1)(e)')
    await screen.findByTestId('no-problems')
    fireEvent.click(screen.getByTestId('save-policies'))
    expect((await screen.findByTestId('policies-changed')).textContent).toContain('Your text is still here')
    expect(area.value).toContain('GDPR art. 5(1)(e)')
    fireEvent.click(screen.getByRole('button', { name: 'Load theirs, drop mine' }))
    await waitFor(() => expect(went).toEqual([`retention/policies/${versionId}`]))
  })
})
