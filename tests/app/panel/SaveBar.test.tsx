// @vitest-environment jsdom
import '../../support/jsdom.ts'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import { Page } from '../../../app/panel/settings/Page.tsx'
import type { PanelHost } from '../../../app/zaf.ts'
import { defaultDetection, type DetectionSettings } from '../../../contract/detection.ts'
import { aPanelApi, aPanelLanguage, showInPanel } from '../../support/panel.tsx'

afterEach(cleanup)

const { say, ...words } = await aPanelLanguage('en')

/** The settings on a server that another admin saves at, too. */
const onServer = () => {
  let stored = { version: 1, settings: defaultDetection, may_edit: true }
  const { api, asked } = aPanelApi({
    'GET /api/detection': () => stored,
    'POST /api/detection': ({ body }) => {
      const { settings } = body as { settings: DetectionSettings }
      return (stored = { ...stored, version: stored.version + 1, settings })
    },
  })
  return {
    asked,
    saveElsewhere: (over: Partial<DetectionSettings>) => {
      stored = { ...stored, version: stored.version + 1, settings: { ...stored.settings, ...over } }
    },
    show: () =>
      showInPanel(
        { say, ...words },
        <Page host={{} as PanelHost} api={api} rest={['rules']} go={() => undefined} now={() => new Date()} />,
      ),
  }
}

const agents = () => screen.findByRole<HTMLInputElement>('radio', { name: say('panel.names.agents-shown') })
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

it('has the focus where its buttons were, once there is nothing to save any more', async () => {
  const { show } = onServer()
  show()
  await userEvent.click(await agents())
  await press(say('panel.save.discard'))
  expect(screen.queryByTestId('save-bar')).toBeNull()
  const place = document.activeElement
  expect(place?.getAttribute('role')).toBe('status')
  await userEvent.click(await agents())
  await press(say('panel.save.save'))
  await screen.findByTestId('saved')
  await waitFor(() => expect(document.activeElement).toBe(place))
})

it('stands on settings that are read again whenever one comes to them, and stay while they are', async () => {
  const { show, saveElsewhere } = onServer()
  show()
  expect((await agents()).checked).toBe(false)
  cleanup()
  saveElsewhere({ agents: 'shown' })
  show()
  expect(screen.getByRole('radio', { name: say('panel.names.agents-shown') })).toBeTruthy()
  await waitFor(async () => expect((await agents()).checked).toBe(true))
})
