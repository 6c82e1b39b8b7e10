// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { cleanup, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { HostContext } from '../../../../app/panel/parts/host.ts'
import { TicketLink } from '../../../../app/panel/parts/TicketLink.tsx'
import { aPanelLanguage, showInPanel } from '../../../support/panel.tsx'

const words = await aPanelLanguage('en')

describe('a ticket in a table', () => {
  afterEach(cleanup)

  it('is opened by Zendesk itself', async () => {
    const opened: number[] = []
    const host = { openTicket: (id: number) => void opened.push(id), read: () => Promise.resolve({}) }
    showInPanel(
      words,
      <HostContext.Provider value={host}>
        <TicketLink id={4471} />
      </HostContext.Provider>,
    )
    await userEvent.click(screen.getByRole('button', { name: 'Open ticket #4471' }))
    expect(opened).toEqual([4471])
  })

  it('is its number where there is no Zendesk around', () => {
    showInPanel(words, <TicketLink id={4471} />)
    screen.getByText('#4471')
    expect(screen.queryByRole('button')).toBeNull()
  })
})
