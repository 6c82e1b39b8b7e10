// @vitest-environment jsdom
import '../../support/jsdom.ts'
import { cleanup, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { Row, type RowProps } from '../../../app/sidebar/Row.tsx'
import { aLanguage, aPiece, knownOf, onlyRow } from '../../support/app.ts'
import { show } from '../../support/render.tsx'

const piece = aPiece(1, 'My card is {4111}, thanks.')
const row = onlyRow(knownOf([piece]))
const english = await aLanguage('en')

const aRow = (over: Partial<RowProps> = {}, words = english) => {
  const calls: unknown[] = []
  show(
    words,
    <ul>
      <Row
        row={row}
        piece={piece}
        mayRedact
        onCheck={(checked) => calls.push(checked)}
        onDismiss={() => calls.push('dismissed')}
        {...over}
      />
    </ul>,
  )
  return calls
}

describe('a finding', () => {
  afterEach(cleanup)

  it('says what it is, how sure, and why, and never its value', () => {
    aRow()
    expect(screen.getByRole('checkbox', { name: 'Card number ••••', checked: true })).toBeTruthy()
    expect(screen.getByText('Sure · check digits right')).toBeTruthy()
    expect(document.body.textContent).not.toContain('4111')
  })

  it('opens to the sentence around it, masked, and to its reasons', async () => {
    aRow()
    const opener = screen.getByRole('button', { name: 'Details: Card number ••••', expanded: false })
    await userEvent.click(opener)
    expect(opener.getAttribute('aria-expanded')).toBe('true')
    expect(screen.getByTestId('excerpt').textContent).toBe('My card is ••••, thanks.')
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toContain('check digits right')
    expect(screen.getByText('Why · 98% sure')).toBeTruthy()
    expect(document.body.textContent).not.toContain('4111')
  })

  it('is unchecked and dismissed by the agent', async () => {
    const calls = aRow()
    await userEvent.click(screen.getByRole('checkbox'))
    await userEvent.click(screen.getByRole('button', { name: /^Details/ }))
    await userEvent.click(screen.getByRole('button', { name: 'Not personal data' }))
    expect(calls).toEqual([false, 'dismissed'])
  })

  it('has no box for those who may not redact, nor anything to dismiss it by', async () => {
    aRow({ mayRedact: false })
    expect(screen.queryByRole('checkbox')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: /^Details/ }))
    expect(screen.queryByRole('button', { name: 'Not personal data' })).toBeNull()
    expect(screen.getByText('Card number')).toBeTruthy()
  })

  it.each([
    [{ state: 'redacting' }, 'Redacting'],
    [{ state: 'dismissed' }, 'Not personal data · remembered'],
    [{ state: 'failed', problem: 'unsettled' }, 'Being checked'],
    [{ state: 'redacted', at: new Date(2026, 10, 20, 14, 12).toISOString(), seq: 1042 }, 'Redacted · 14:12 · #1042'],
  ] as const)('when %j leaves nothing to decide', async (now, text) => {
    aRow({ row: { ...row, now } }, await aLanguage('en-GB'))
    expect(screen.getByText(text)).toBeTruthy()
    expect(screen.queryByRole('checkbox')).toBeNull()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('stays to be decided when it failed', async () => {
    aRow({ row: { ...row, now: { state: 'failed', problem: 'zendesk-busy' } } }, await aLanguage('fr'))
    expect(screen.getByText('Pas masquée · Sûr · clé de contrôle juste')).toBeTruthy()
    expect(screen.getByRole('checkbox', { name: 'Numéro de carte ••••' })).toBeTruthy()
  })
})
