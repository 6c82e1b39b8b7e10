// @vitest-environment jsdom
import '../../support/jsdom.ts'
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { Confirm, type ConfirmProps } from '../../../app/sidebar/Confirm.tsx'
import { aLanguage, aPiece, knownOf, rowsOf } from '../../support/app.ts'
import { show } from '../../support/render.tsx'

const rows = rowsOf(knownOf([aPiece(1, '{4111} {5555}'), aPiece(2, '{FR76}', {}, 'IBAN_CODE')]))

const asked = async (over: Partial<ConfirmProps> = {}, locale = 'en') => {
  const calls: string[] = []
  show(
    await aLanguage(locale),
    <Confirm
      rows={rows}
      beside={0}
      copies={0}
      hasEmail={false}
      onCancel={() => calls.push('cancel')}
      onRedact={() => calls.push('redact')}
      {...over}
    />,
  )
  return calls
}

describe('what is asked before anything goes for ever', () => {
  afterEach(cleanup)

  it('names kinds and counts, and says that it is for ever', async () => {
    await asked()
    expect(screen.getByRole('dialog', { name: 'Redact 3 findings?' })).toBeTruthy()
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      '2 × Card number',
      '1 × IBAN',
    ])
    expect(screen.getByText('For ever: Zendesk can’t bring it back.')).toBeTruthy()
  })

  it('has the focus on the way out', async () => {
    await asked({}, 'fr')
    expect(document.activeElement?.textContent).toBe('Annuler')
  })

  it('names the copies that go along, those that stay, and the e-mail that goes later', async () => {
    await asked({ beside: 1, copies: 2, hasEmail: true })
    expect(screen.getByText('1 more copy in the same comments is not checked. It goes too.')).toBeTruthy()
    expect(screen.getByText('2 more copies in this ticket are not checked. They stay.')).toBeTruthy()
    expect(screen.getByText(/^Zendesk cleans the original e-mail too/)).toBeTruthy()
  })

  it('redacts by its one button, and by nothing else', async () => {
    const calls = await asked()
    await userEvent.click(screen.getByText('For ever: Zendesk can’t bring it back.'))
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    await userEvent.click(screen.getByRole('dialog'))
    fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }))
    expect(calls).toEqual(['cancel', 'cancel', 'cancel'])
    await userEvent.click(screen.getByRole('button', { name: 'Redact 3' }))
    expect(calls.at(-1)).toBe('redact')
  })
})
