// @vitest-environment jsdom
import '../../../support/jsdom.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { aPlan, aRun, aSummary, planId, runId } from './samples.ts'
import { shown } from './shown.tsx'

describe('the panel', () => {
  afterEach(cleanup)

  it('says of a schedule’s plan which policies it acts for', async () => {
    const plan = aPlan({ asked_by: null, policies: ['routine-questions', 'old-files'] })
    await shown({ [`GET /api/retention/plans/${planId}`]: () => ({ plan }) }, ['plans', planId])
    const who = await screen.findByTestId('who')
    await waitFor(() => expect(who.textContent).toContain('Routine questions, old-files'))
  })

  it('names policies by their titles and forms by their names, wherever a plan counts them', async () => {
    const counts = { due: 3, later: 5, held: 1, kept: 2 }
    const summary = aSummary({ by_form: [36, 37].map((id) => ({ id, ...counts })) })
    const plan = aPlan({ summary })
    await shown({ [`GET /api/retention/plans/${planId}`]: () => ({ plan }) }, ['plans', planId], 'fr')
    const forms = await screen.findByTestId('by-form')
    await waitFor(() => expect(forms.textContent).toContain('Complaints3512373512'))
    expect(screen.getByTestId('by-policy').textContent).toContain('Questions courantes3')
    expect(screen.getByTestId('sample-table').textContent).toContain('Questions courantes')
  })

  it('says by policy how many tickets are redacted and how many deleted', async () => {
    await shown({ [`GET /api/retention/plans/${planId}`]: () => ({ plan: aPlan() }) }, ['plans', planId])
    const rows = within(await screen.findByTestId('by-policy')).getAllByRole('row')
    expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
      ['Policy', 'Due', 'To redact', 'To delete', 'Later', 'On legal hold', 'Kept'],
      ['Routine questions', '3', '1', '3', '5', '1', '2'],
    ])
  })

  it.each([
    ['en', 1, 'This one comes in: #41'],
    ['en', 2, 'These come in: #41 #42'],
    ['en', 9, 'Some of those that come in: #41 #42'],
    ['fr', 2, 'Ceux qui entrent : #41 #42'],
  ])('shows in %s tickets that come in new, %i of them', async (locale, added, said) => {
    const difference = { version: 2, added, removed: 0, changed: 0, added_sample: [41, 42].slice(0, added) }
    const plan = aPlan({ summary: aSummary({ difference }) })
    await shown({ [`GET /api/retention/plans/${planId}`]: () => ({ plan }) }, ['plans', planId], locale)
    expect((await screen.findByTestId('added')).textContent.replace(/\s/g, ' ')).toBe(said)
    cleanup()
    const emptied = aPlan({ summary: aSummary({ difference: { ...difference, added_sample: [] } }) })
    await shown({ [`GET /api/retention/plans/${planId}`]: () => ({ plan: emptied }) }, ['plans', planId], locale)
    expect(await screen.findByTestId('difference')).toBeTruthy()
    expect(screen.queryByTestId('added')).toBeNull()
  })

  it.each([
    ['en', 1, 'about 1 request to Zendesk'],
    ['fr', 0, 'environ 0 requête à Zendesk'],
    ['fr', 2, 'environ 2 requêtes à Zendesk'],
  ])('counts in %s requests as they are counted: %i', async (locale, requests, said) => {
    const summary = aSummary({
      cost: { requests, seconds: 1, grace_until: null },
      tagging: { tickets: 2, requests, seconds: 1 },
    })
    const approved = { by: 7, at: '2026-11-25T10:10:00Z' }
    await shown(
      { [`GET /api/retention/plans/${planId}`]: () => ({ plan: aPlan({ summary, approved, may_run: true }) }) },
      ['plans', planId],
      locale,
    )
    expect((await screen.findByTestId('cost')).textContent.replace(/\s/g, ' ')).toContain(said)
    const beside = said.replace(/ (?:to|à) Zendesk/u, '')
    expect(screen.getByTestId('tagging-cost').textContent.replace(/\s/g, ' ')).toContain(
      `${beside} ${locale === 'fr' ? 'et' : 'and'} 1`,
    )
    fireEvent.click(screen.getByTestId('run'))
    expect(screen.getByTestId('ask-run').textContent).toMatch(new RegExp(said, 'i'))
  })

  it.each([
    ['en', 1, 1, '1 request to Zendesk so far, of 1 foreseen.'],
    ['fr', 0, 2, '0 requête à Zendesk jusqu’ici, sur 2 prévues.'],
    ['fr', 2, 1, '2 requêtes à Zendesk jusqu’ici, sur 1 prévue.'],
  ])('counts in %s the requests of a run, %i of %i', async (locale, used, forecast, said) => {
    const run = aRun({ requests: { used, forecast } })
    const says = {
      [`GET /api/retention/runs/${runId}`]: () => ({ run }),
      [`GET /api/retention/runs/${runId}/tickets`]: () => ({ tickets: [], more: false }),
    }
    await shown(says, ['runs', runId], locale)
    expect(await screen.findByText(said)).toBeTruthy()
  })

  it('tells a share from its limit however near they are', async () => {
    const exceeded = [{ policy: 'routine-questions', limit: 'share', allowed: 0.02, found: 0.0204 } as const]
    const plan = aPlan({ state: 'refused', summary: aSummary({ exceeded }) })
    await shown({ [`GET /api/retention/plans/${planId}`]: () => ({ plan }) }, ['plans', planId])
    expect((await screen.findByTestId('exceeded')).textContent).toContain(
      '2.04% of all tickets are due, and its limit is 2%',
    )
  })

  it('says when the list of a run’s tickets was deleted, and shows what was counted', async () => {
    const run = aRun({ state: 'done', ended_at: '2026-08-01T00:00:00Z', emptied_at: '2026-10-30T00:00:00Z' })
    await shown({ [`GET /api/retention/runs/${runId}`]: () => ({ run }) }, ['runs', runId])
    expect((await screen.findByTestId('emptied')).textContent).toContain('30')
    expect(screen.queryByTestId('run-tickets')).toBeNull()
  })
})
