import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { PolicyProblem, PolicyVersion } from '../../../contract/retention.ts'
import type { Database } from '../../../server/store/database.ts'
import { eachDatabase } from '../../support/database.ts'
import { anOffice, type Office } from './account.ts'
import { questionsOf } from './questions.ts'

const policy = (match: string, holds = '') => `version: 1
policies:
  - name: questions
    basis: a test
    match: ${match}
    keep: { for: P90D, since: created }
    then: [delete: { grace: P1D }]
${holds}`

const typo = 99_999_999

eachDatabase('a text of policies beside the account', (open) => {
  let office: Office
  let database: Database
  const { written } = questionsOf(() => office)
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  beforeEach(async () => {
    office = await anOffice(database)
    written(1)
  })

  interface Said {
    readonly problems: PolicyProblem[]
    readonly warnings: PolicyProblem[]
  }
  const check = async (text: string) => (await office.call<Said>('POST', '/check', 'claire', { text })).body
  const save = async (text: string, base: string | null = null) =>
    (
      await office.call<{ saved: boolean; problems?: PolicyProblem[]; version?: PolicyVersion }>(
        'POST',
        '/versions',
        'claire',
        { text, base_version_id: base },
      )
    ).body
  const told = (problems: readonly PolicyProblem[] | undefined) =>
    problems?.map(({ code, line, column, word }) => `${line}:${column} ${code} ${word}`)
  const down = (path: string) => office.simulator.faults.add({ kind: 'bad-gateway', method: 'GET', path })
  const idOf = (kind: 'brands' | 'groups') => [...office.simulator.state[kind].keys()][0] ?? 0

  it.each([
    ['brand', `{ brand: [${typo}] }`, '5:21'],
    ['field', `{ field: { id: ${typo}, empty: true } }`, '5:44'],
    ['form', `{ form: ${typo} }`, '5:20'],
    ['group', `{ none: [{ group: ${typo} }] }`, '5:30'],
  ])(
    'is not saved with a %s that the account does not have, which would have every ticket deleted',
    async (kind, match, at) => {
      const text = policy(match)
      const problem = `${at} unknown-${kind} ${typo}`
      expect(told((await check(text)).problems)).toEqual([problem])
      const refused = await save(text)
      expect(refused.saved).toBe(false)
      expect(told(refused.problems)).toEqual([problem])
    },
  )

  it('is not saved with a field of Zendesk’s own, which no ticket has among its custom fields', async () => {
    const idOfField = (removable: boolean) =>
      [...office.simulator.state.fields.values()].find((field) => field.removable === removable)?.id ?? 0
    const text = (id: number) => policy(`{ field: { id: ${id}, empty: true } }`)
    expect((await check(text(idOfField(false)))).problems).toMatchObject([{ code: 'unknown-field' }])
    expect((await check(text(idOfField(true)))).problems).toEqual([])
  })

  it('is saved with numbers that the account has, also one that was made a moment ago', async () => {
    expect((await check(policy(`{ brand: [${idOf('brands')}], group: ${idOf('groups')} }`))).problems).toEqual([])
    const brand = [...office.simulator.state.brands.values()][0]
    if (brand === undefined) throw new Error('a brand is needed')
    office.later(60)
    office.simulator.state.brands.set(typo, { ...brand, id: typo })
    expect((await save(policy(`{ brand: ${typo} }`))).saved).toBe(true)
  })

  it('says where Zendesk could not be asked, and is not saved but for what was asked for before', async () => {
    const known = policy(`{ brand: ${idOf('brands')} }`)
    const { version } = await save(known)
    office.later(600)
    down('/api/v2/brands*')
    const other = policy(`{ brand: [${idOf('brands')}, ${typo}] }`)
    expect(told((await check(other)).problems)).toEqual([`5:21 not-checked ${typo}`])
    expect((await save(other, version?.id)).saved).toBe(false)
    const hold = '  - { name: case, match: { tags: asked }, custodian: legal@example.com, until: indefinite }'
    expect((await save(policy(`{ brand: ${idOf('brands')} }`, `holds:\n${hold}`), version?.id)).saved).toBe(true)
  })

  it('is warned of tags that nobody bears, and saved all the same', async () => {
    const text = policy('{ any: [{ tags: [asked, aksed] }, { requester_tags: nobodys }] }')
    const warned = ['5:36 unborne-tag aksed', '5:64 unborne-tag nobodys']
    const said = await check(text)
    expect(said.problems).toEqual([])
    expect(told(said.warnings)).toEqual(warned)
    const plan = await office.preview(text)
    expect(told(plan.summary?.unborne)).toEqual(warned)
  })

  it('says of a tag for which Zendesk could not search that it was not looked for', async () => {
    down('/api/v2/search/count*')
    expect(told((await check(policy('{ tags: asked }'))).warnings)).toEqual(['5:20 not-checked asked'])
  })
})
