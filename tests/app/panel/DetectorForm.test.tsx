// @vitest-environment jsdom
import '../../support/jsdom.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { emptyDetector } from '../../../app/panel/settings/detector.ts'
import { Page } from '../../../app/panel/settings/Page.tsx'
import { DetectorForm } from '../../../app/panel/settings/DetectorForm.tsx'
import type { PanelHost } from '../../../app/zaf.ts'
import { defaultDetection, type CustomDetectorSetting } from '../../../contract/detection.ts'
import { aPanelApi, aPanelLanguage, showInPanel } from '../../support/panel.tsx'

const words = await aPanelLanguage('en')
const { say } = words

const loyalty: CustomDetectorSetting = {
  ...emptyDetector,
  name: 'loyalty-card',
  title: { en: 'Loyalty card', fr: 'Carte de fidélité' },
  pattern: 'LC-[0-9]{8}',
  examples: { match: ['my card LC-12345678'], no_match: ['LC-1'] },
}

const open = (start = emptyDetector, others: readonly CustomDetectorSetting[] = []) => {
  const kept: CustomDetectorSetting[] = []
  let cancelled = 0
  showInPanel(
    words,
    <DetectorForm
      start={start}
      isNew={start === emptyDetector}
      others={others}
      isFixed={false}
      before={undefined}
      onWrite={() => undefined}
      onKeep={(detector) => kept.push(detector)}
      onCancel={() => (cancelled += 1)}
    />,
  )
  return { kept, cancelled: () => cancelled }
}

const field = (name: string) => screen.getByLabelText(name, { exact: false })
const keep = () => userEvent.click(screen.getByRole('button', { name: say('panel.detector.keep') }))
const problemsAt = (name: string) => within(screen.getByTestId(`field-${name}`)).queryByText(/./, { selector: 'span' })
const isGood = () => screen.findByTestId('check-good')

const write = async (name: string, text: string) => {
  await userEvent.clear(field(name))
  if (text !== '') await userEvent.type(field(name), text.replaceAll(/[[{]/g, '$&$&'))
}

describe('writing a detector', () => {
  afterEach(cleanup)

  it('names it after its title, tries its examples and hands it over', async () => {
    const { kept } = open()
    await write(say('panel.detector.title-en'), 'Loyalty card')
    await write(say('panel.detector.title-fr'), 'Carte de fidélité')
    await write(say('panel.detector.pattern'), 'LC-[0-9]{8}')
    await write(say('panel.detector.match'), 'my card LC-12345678')
    await write(say('panel.detector.no-match'), 'LC-1')
    await isGood()
    await keep()
    expect(kept).toEqual([loyalty])
  })

  it('says at each field what is missing, and goes to the first', async () => {
    const { kept } = open()
    expect(problemsAt('pattern')).toBeNull()
    await keep()
    expect(problemsAt('pattern')?.textContent).toBe(say('panel.detector.problem.pattern'))
    expect(problemsAt('title-fr')?.textContent).toBe(say('panel.detector.problem.title-fr'))
    await waitFor(() => expect(document.activeElement).toBe(field(say('panel.detector.title-en'))))
    expect(kept).toEqual([])
  })

  it('shows the example that does not hold, and where a pattern can’t be read', async () => {
    const { kept } = open(loyalty)
    await isGood()
    await write(say('panel.detector.match'), 'LC-99')
    await waitFor(() => expect(problemsAt('match')?.textContent).toBe('Nothing is found in “LC-99”.'))
    await write(say('panel.detector.no-match'), 'LC-12345678')
    await waitFor(() => expect(problemsAt('no_match')?.textContent).toBe('Something is found in “LC-12345678”.'))
    await write(say('panel.detector.pattern'), 'LC-(')
    await waitFor(() => expect(problemsAt('pattern')?.textContent).toContain('from character 4 on'))
    await keep()
    expect(kept).toEqual([])
  })

  it('knows the names that are taken', async () => {
    const { kept } = open({ ...loyalty, title: { en: 'Another', fr: 'Autre' } }, [loyalty])
    await waitFor(() => expect(problemsAt('name')?.textContent).toBe(say('panel.detector.problem.name-taken')))
    await keep()
    expect(kept).toEqual([])
  })

  it('can be left', async () => {
    const { kept, cancelled } = open(loyalty)
    await userEvent.click(screen.getByRole('button', { name: say('panel.cancel') }))
    expect([kept, cancelled()]).toEqual([[], 1])
  })
})

describe('a detector that is being written', () => {
  afterEach(cleanup)

  const onPage = () => {
    let saved = 0
    const settings = { ...defaultDetection, custom: [loyalty] }
    const { api } = aPanelApi({
      'GET /api/detection': () => ({ version: 1, settings, may_edit: true }),
      'POST /api/detection': ({ body }) => {
        saved += 1
        return { version: 2, settings: (body as { settings: object }).settings, may_edit: true }
      },
    })
    const show = (tab: string) =>
      showInPanel(
        words,
        <Page host={{} as PanelHost} api={api} rest={[tab]} go={() => undefined} now={() => new Date()} />,
      )
    return { show, saved: () => saved }
  }
  const pattern = () => field(say('panel.detector.pattern')).getAttribute('value')

  it('outlives “Save for everyone” and another tab, and not “Cancel”', async () => {
    const { show, saved } = onPage()
    show('detectors')
    await userEvent.click(await screen.findByRole('button', { name: /Remove/ }))
    await userEvent.click(screen.getByRole('button', { name: say('panel.detector.add') }))
    await write(say('panel.detector.pattern'), 'AB')
    await userEvent.click(screen.getByRole('button', { name: say('panel.save.save') }))
    await screen.findByTestId('saved')
    expect([saved(), pattern()]).toEqual([1, 'AB'])
    cleanup()
    show('try-out')
    cleanup()
    show('detectors')
    expect(pattern()).toBe('AB')
    await userEvent.click(screen.getByRole('button', { name: say('panel.cancel') }))
    cleanup()
    show('detectors')
    screen.getByRole('button', { name: say('panel.detector.add') })
  })
})
