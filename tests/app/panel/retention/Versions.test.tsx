// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { aPanelApi } from '../../../support/panel.tsx'
import { aPlan, aSummary, aVersion, planId, versionId } from './samples.ts'
import { quiet, shown, shownOn } from './shown.tsx'

const ids = [1, 2, 3].map((number) => `${number}`.repeat(8) + '-1111-4111-8111-111111111111')
const [first = '', second = '', third = ''] = ids
const approved = { by: 8, at: '2026-11-21T10:00:00Z' }
const versions = [
  aVersion({ id: third, number: 3 }),
  aVersion({ id: second, number: 2 }),
  aVersion({ id: first, number: 1, approved }),
]
const texts: Readonly<Record<string, string>> = {
  [third]: 'version: 1\nkeep: P90D\n',
  [second]: 'version: 1\nkeep: P90D\n',
  [first]: 'version: 1\nkeep: P60D\n',
}
const says = {
  'GET /api/retention/versions': () => ({ versions }),
  ...Object.fromEntries(
    versions.map((version) => [
      `GET /api/retention/versions/${version.id}`,
      () => ({ version, text: texts[version.id] }),
    ]),
  ),
}

describe('the versions of the policies', () => {
  afterEach(cleanup)

  it('are listed with who wrote and who approved them', async () => {
    await shown(says, ['versions'])
    const table = await screen.findByTestId('version-table')
    await waitFor(() => expect(table.textContent).toContain('Helen Marchetti'))
    const rows = within(table).getAllByRole('row')
    expect(rows[1]?.textContent).toMatch(/Version 3.*Claire Fontaine.*Not yet/)
    expect(rows[3]?.textContent).toMatch(/Version 1.*Claire Fontaine.*Helen Marchetti/)
    expect(within(table).getByRole('link', { name: 'Version 1' }).getAttribute('href')).toBe(
      `#/retention/versions/${first}`,
    )
  })

  it('show their text, and what changes beside the last one that was approved or any other', async () => {
    await shown(says, ['versions', third])
    expect((await screen.findByTestId('version-text')).textContent).toBe(texts[third])
    const changed = await screen.findByTestId('changed-lines')
    expect(changed.textContent).toContain('Removed: keep: P60D')
    expect(changed.textContent).toContain('Added: keep: P90D')
    expect(screen.getByTestId('change-counts').textContent).toBe('1 line added, 1 line removed.')
    await userEvent.selectOptions(screen.getByTestId('version-beside'), second)
    await waitFor(() => expect(screen.getByTestId('version-changes').textContent).toContain('Both texts are the same.'))
  })

  it('don’t show what changes beside one version under the number of another', async () => {
    let come: () => void = () => undefined
    const late = new Promise<void>((resolve) => {
      come = resolve
    })
    const { api } = aPanelApi({ ...quiet, ...says })
    const call = (async (...given: Parameters<typeof api.call>) => {
      if (given[2]?.endsWith(second) === true) await late
      return api.call(...given)
    }) as typeof api.call
    await shownOn({ ...api, call }, ['versions', third])
    await screen.findByTestId('changed-lines')
    await userEvent.selectOptions(screen.getByTestId('version-beside'), second)
    expect(screen.queryByTestId('changed-lines')).toBeNull()
    come()
    await waitFor(() => expect(screen.getByTestId('version-changes').textContent).toContain('Both texts are the same.'))
  })

  it('are a link away from the plan that is to be approved', async () => {
    const problem = { code: 'unborne-tag', line: 7, column: 12, word: 'fqa' } as const
    const plan = aPlan({ summary: aSummary({ unborne: [problem] }) })
    await shown({ ...says, [`GET /api/retention/plans/${planId}`]: () => ({ plan }) }, ['plans', planId])
    const link = await screen.findByRole('link', { name: 'Read version 3' })
    expect(link.getAttribute('href')).toBe(`#/retention/versions/${versionId}`)
    expect(screen.getByTestId('unborne').textContent).toContain('Line 7, column 12 · No ticket bears the tag “fqa”')
  })
})
