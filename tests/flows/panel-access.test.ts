import { describe, expect, it } from 'vitest'
import type { Entry } from '../../core/ledger/index.ts'
import { plantAccess, plantAudit } from '../../simulator/logs/access.ts'
import type { Simulator } from '../../simulator/simulator.ts'
import english from '../../translations/en.json' with { type: 'json' }
import french from '../../translations/fr.json' with { type: 'json' }
import { plantYear } from '../support/planted-log.ts'
import { faultsIn, here, onDesk, type OpenPanel } from '../support/sidebar.ts'

const day = 24 * 3_600_000
const patiently = { timeout: 30_000, interval: 250 }

const idOf = ({ state }: Simulator, name: string): number => {
  const user = [...state.users.values()].find((one) => one.name === name)
  if (user === undefined) throw new Error(`no user called ${name}`)
  return user.id
}

/** So many days ago at that hour: within one day whenever the test is run. */
const daysAgo = ({ clock }: Simulator, days: number, hour: number): string =>
  clock.iso(Math.floor(clock.now() / day) * day - days * day + hour * 3_600_000)

/** An export by a program that signs in with a token; one of now is announced by Zendesk. */
const exportByToken = ({ world }: Simulator, user_id: number, before?: string): void => {
  const row = { user_id, url: '/api/v2/incremental/tickets/cursor.json?start_time=1', authorization_type: 'basic' }
  if (before === undefined) plantAccess(world, row)
  else plantAccess(world, { ...row, timestamp: before }, { webhook: false })
}

const makeToken = ({ world }: Simulator, actor_id: number, created_at: string): void => {
  const made = { action: 'create', source_type: 'apitoken', source_label: 'made-up token' }
  plantAudit(world, { ...made, actor_id, created_at })
}

/** A month of work. Karim's new token exported six days ago, and yesterday he switched two-factor sign-in off. */
const prepare = (simulator: Simulator): void => {
  const [karim, julien] = [idOf(simulator, 'Karim Haddad'), idOf(simulator, 'Julien Petit')]
  simulator.settings.privacy_add_on = true
  plantYear(simulator, 30, karim)
  for (const who of [karim, julien]) makeToken(simulator, who, daysAgo(simulator, 6, 8))
  for (const hour of [10, 11, 12]) exportByToken(simulator, karim, daysAgo(simulator, 6, hour))
}

const cardOf = ({ app }: OpenPanel, name: string, kind: string) =>
  app.getByTestId('case').filter({ hasText: name }).filter({ hasText: kind })

describe.runIf(here.path !== undefined)('an incident in the logs, from its row to the ledger,', () => {
  const desk = onDesk(prepare)

  /** Asked anew until it is so: the page itself looks again only every half minute. */
  const until = (open: OpenPanel, so: () => Promise<boolean>) => {
    const look = async () => {
      await open.page.reload()
      await open.app.getByTestId('case-count').waitFor()
      return so()
    }
    return expect.poll(look, patiently).toBe(true)
  }
  const seen = (open: OpenPanel, name: string, kind: string) =>
    until(open, async () => (await cardOf(open, name, kind).count()) === 1)

  it('appears, is explained, is assigned and ends in sessions closed, in French', async () => {
    const { simulator } = desk.stage
    const said = french.panel.access
    const karim = idOf(simulator, 'Karim Haddad')
    await desk.open('Karim Haddad', 'Carte refusée')
    expect([...simulator.state.sessions.values()]).toContain(karim)
    plantAccess(simulator.world, { user_id: karim, url: '/api/v2/tickets/1.json' })

    const open = await desk.panel('Claire Fontaine', 'access')
    const { app } = open
    await seen(open, 'Karim Haddad', said.kind.security_weakened)
    await cardOf(open, 'Karim Haddad', said.kind.security_weakened).click()
    await app.getByTestId('sentence').getByText(said.subject['two-factor']).waitFor()
    expect(await app.getByTestId('factor-table').innerText()).toContain(said.factor.protections_weakened)
    expect(await app.getByTestId('readings').innerText()).toContain(said.reading['undone-soon'])
    const timeline = app.getByTestId('timeline-table')
    expect(await timeline.innerText()).toContain(said.verb.setting)
    expect(await timeline.getByRole('row').count()).toBe(2)
    expect(await faultsIn(open)).toEqual([])

    // Drawn anew for a narrow page, not scaled down to letters that nobody can read; and nothing sticks out.
    await open.page.setViewportSize({ width: 376, height: 900 })
    const drawing = app.getByTestId('past').locator('svg').first()
    const sizes = (svg: Element) => [Number(svg.getAttribute('width')), svg.getBoundingClientRect().width]
    await expect.poll(() => drawing.evaluate(sizes), patiently).toEqual([288, 288])
    expect(await app.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)

    await app.getByTestId('assign').click()
    await app.getByTestId('assignee').getByText('Claire Fontaine').waitFor()
    await app.getByTestId('end-sessions').click()
    expect([...simulator.state.sessions.values()]).toContain(karim)
    await app.getByTestId('ask-end-sessions').getByRole('button', { name: said['end-sessions'].do }).click()
    await app.getByTestId('noted').getByText(said.acted.done).waitFor()
    expect([...simulator.state.sessions.values()]).not.toContain(karim)
  })

  it('found to be expected keeps the next of its cause back, and nobody else’s, in English', async () => {
    const { simulator } = desk.stage
    const said = english.panel.access
    const open = await desk.panel('Helen Marchetti', 'access')
    const { app } = open
    await seen(open, 'Karim Haddad', said.kind.token_export)
    await cardOf(open, 'Karim Haddad', said.kind.token_export).click()
    await app
      .getByTestId('sentence')
      .getByText(/: 3; usual/)
      .waitFor()
    expect(await app.getByTestId('timeline-table').getByRole('row').count()).toBe(5)
    expect(await faultsIn(open)).toEqual([])

    await app.getByTestId('expected').click()
    const question = app.getByTestId('ask-expected')
    await question.getByRole('radio', { name: said.expected.cause }).check()
    await question.getByRole('combobox').selectOption('7')
    await question.getByRole('button', { name: said.verdict.expected }).click()
    await app.getByTestId('noted').waitFor()

    // Rows bear whole seconds: one of this very second would seem to be from before the verdict.
    const decided = simulator.clock.iso()
    await expect.poll(() => simulator.clock.iso(), patiently).not.toBe(decided)
    exportByToken(simulator, idOf(simulator, 'Karim Haddad'))
    exportByToken(simulator, idOf(simulator, 'Julien Petit'))
    await seen(open, 'Julien Petit', said.kind.token_export)
    const counted = app.getByTestId('case-count')
    await until(open, async () => (await counted.innerText()).includes('1 more is held back as expected.'))
    expect(await cardOf(open, 'Karim Haddad', said.kind.token_export).innerText()).toContain(said.status.expected)
  })

  it('leaves each step in the ledger, with who took it and whom it is about', async () => {
    const { stage } = desk
    const [claire, helen] = [stage.userNamed('Claire Fontaine'), stage.userNamed('Helen Marchetti')]
    const entries = (await stage.rows()).split('\n').flatMap((row): readonly Entry[] => {
      const written = /^public\.ledger .*"(\{.*\})"\)$/.exec(row)?.[1]
      return written === undefined ? [] : [JSON.parse(written.replaceAll('""', '"')) as Entry]
    })
    const subject_user_id = stage.userNamed('Karim Haddad')
    expect(entries.toSorted((one, other) => one.seq - other.seq)).toMatchObject([
      { action: 'access.assigned', actor: { user_id: claire }, subject_user_id },
      { action: 'access.sessions-end-intended', actor: { user_id: claire }, subject_user_id },
      { action: 'access.sessions-ended', actor: { user_id: claire }, subject_user_id },
      { action: 'access.judged', actor: { user_id: helen }, subject_user_id, verdict: 'expected' },
    ])
  })
})
