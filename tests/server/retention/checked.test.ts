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
    ['brand', `{ brand: [${typo}] }`, '5:22'],
    ['field', `{ field: { id: ${typo}, empty: true } }`, '5:44'],
    ['form', `{ form: ${typo} }`, '5:20'],
    ['group', `{ none: [{ group: ${typo} }] }`, '5:30'],
    ['organization', `{ none: [{ organization: ${typo} }] }`, '5:37'],
    ['requester', `{ none: [{ requester: [${typo}] }] }`, '5:35'],
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

  const theirs = () => ({
    organization: [...office.simulator.state.organizations.keys()][0] ?? 0,
    requester: [...office.simulator.state.users.keys()][0] ?? 0,
  })
  const aHold = (match: string) =>
    `holds:\n  - { name: case, match: ${match}, custodian: legal@example.com, until: indefinite }\n`

  it('is saved with users and organizations that the account has, each asked for once in some minutes', async () => {
    const { organization, requester } = theirs()
    const text = policy(`{ any: [{ organization: ${organization} }, { requester: [${requester}] }] }`)
    const asked = () => office.simulator.log.entries.filter(({ path }) => path.includes('/show_many')).length
    const before = asked()
    expect(await check(text)).toEqual({ problems: [], warnings: [] })
    expect((await save(text)).saved).toBe(true)
    expect(asked() - before).toBe(2)
    office.later(600)
    expect((await check(text)).problems).toEqual([])
    expect(asked() - before).toBe(4)
  })

  it('is warned of a user or an organization that is gone and whom a hold names, and saved all the same', async () => {
    const text = policy('{ tags: asked }', aHold(`{ any: [{ requester: ${typo} }, { organization: [${typo}] }] }`))
    expect(await check(text)).toMatchObject({
      problems: [],
      warnings: [
        { code: 'unknown-requester', word: `${typo}` },
        { code: 'unknown-organization', word: `${typo}` },
      ],
    })
    down('/api/v2/users/show_many*')
    office.later(60)
    expect((await check(text)).warnings).toMatchObject([{ code: 'not-checked' }, { code: 'unknown-organization' }])
    expect((await save(text)).saved).toBe(true)
  })

  it('says that it did not look for more than two thousand users, and asks for a hundred at a time', async () => {
    const { requester } = theirs()
    const many = Array.from({ length: 2000 }, (_, at) => typo + at)
    const paths = () => office.simulator.log.entries.filter(({ path }) => path.includes('/users/show_many')).length
    const before = paths()
    const said = await check(policy('{ tags: asked }', aHold(`{ requester: [${many.join(', ')}, ${requester}] }`)))
    expect(paths() - before).toBe(20)
    expect(said.problems).toEqual([])
    const codes = said.warnings.map(({ code }) => code)
    expect([...new Set(codes)]).toEqual(['unknown-requester'])
    const less = await check(policy(`{ requester: [${[requester, ...many].join(', ')}] }`))
    expect(less.warnings).toMatchObject([{ code: 'not-checked', word: `${typo + 1999}` }])
  })

  it('is not saved where a field that takes one value would have to have two, as far as Zendesk says so', async () => {
    const idOfType = (type: string) =>
      [...office.simulator.state.fields.values()].find((field) => field.removable && field.type === type)?.id ?? 0
    const text = (id: number) =>
      policy(`{ all: [{ field: { id: ${id}, equals: a } }, { field: { id: ${id}, equals: b } }] }`)
    const single = idOfType('text')
    expect((await check(text(single))).problems).toMatchObject([{ code: 'contradiction', line: 5 }])
    expect((await save(text(single))).saved).toBe(false)
    expect((await check(text(idOfType('multiselect')))).problems).toEqual([])
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
    const other = policy(`{ brand: [${typo}, ${idOf('brands')}] }`)
    expect(told((await check(other)).problems)).toEqual([`5:22 not-checked ${typo}`])
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
