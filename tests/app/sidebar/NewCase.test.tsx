// @vitest-environment jsdom
import '../../support/jsdom.ts'
import { act, cleanup, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { NewCase } from '../../../app/sidebar/NewCase.tsx'
import type { CaseNotice } from '../../../app/zaf.ts'
import { aLanguage } from '../../support/app.ts'
import { show } from '../../support/render.tsx'

const shown = async (locale = 'en') => {
  const opened: (string | undefined)[] = []
  let tell: (notice: CaseNotice) => void = () => {}
  const host = {
    onCase: (handler: (notice: CaseNotice) => void) => {
      tell = handler
      return () => {}
    },
    openCase: (id: string | undefined) => void opened.push(id),
  }
  show(await aLanguage(locale), <NewCase host={host} />)
  return { opened, tell: (notice: CaseNotice) => act(() => tell(notice)) }
}

describe('a new case, beside a ticket,', () => {
  afterEach(cleanup)

  it('is a sentence with the way there, announced once', async () => {
    const { opened, tell } = await shown('fr')
    expect(screen.queryByTestId('new-case')).toBeNull()
    tell({ text: 'Accès inhabituel', case_id: 'c-1' })
    expect(screen.getByRole('status').textContent).toContain('Accès inhabituel')
    await userEvent.click(screen.getByRole('button', { name: 'Ouvrir' }))
    expect(opened).toEqual(['c-1'])
    expect(screen.queryByTestId('new-case')).toBeNull()
  })

  it('goes when it is dismissed', async () => {
    const { opened, tell } = await shown()
    tell({ text: 'several' })
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
    expect([screen.queryByTestId('new-case'), opened]).toEqual([null, []])
  })
})
