import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reasons, requesterReasons } from '../../../core/retention/reasons.ts'
import { policyProblems } from '../../../core/retention/problem.ts'
import { run } from '../../../server/cli/retention.ts'
import { aFile, aHold, aPolicy } from '../../core/retention/policies.ts'
import { linesIn, runOver } from './streams.ts'

const ticket = { id: 1, status: 'closed', tags: ['faq'], solved_at: '2026-01-31T10:00:00Z' }
const now = '2026-11-24T02:00:00Z'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'custos-retention-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const fileOf = (text: string, name = 'policies.yaml'): string => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const good = aFile([aPolicy()], [aHold()], 'Europe/Paris')
const plan = (input: string | Iterable<string | Buffer>, file = fileOf(good), at = now) =>
  runOver(run, ['plan', '--policies', file, '--now', at], input)

describe('custos retention plan', () => {
  it('writes one line a ticket, in the order they came', async () => {
    const tickets = [ticket, { ...ticket, id: 9, tags: [] }, { ...ticket, id: 3, tags: ['faq', 'legal_hold'] }]
    const { code, out, err } = await plan(tickets.map((one) => `${JSON.stringify(one)}\n`).join(''))
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(
      '{"ticket_id":1,"outcome":"due","policy":"routine","due_at":"2026-05-01T09:00:00.000Z","actions":["delete"],"because":["matched","period-over"]}\n' +
        '{"ticket_id":9,"outcome":"kept","actions":[],"because":["no-policy"]}\n' +
        '{"ticket_id":3,"outcome":"held","policy":"routine","due_at":"2026-05-01T09:00:00.000Z","actions":[],"because":["matched","period-over","hold"]}\n',
    )
  })

  it('tells bad lines by number, repeats nothing of them, and goes on', async () => {
    const bad = ['{"id":"secret"', '"secret"', '{"id":0}', '{"tags":["secret"]}']
    const { code, out, err } = await plan([...bad, JSON.stringify(ticket)].join('\n'))
    expect(code).toBe(1)
    expect(linesIn(out)).toHaveLength(1)
    expect(err.split('\n')).toEqual([
      'custos retention plan: line 1: it is no JSON',
      'custos retention plan: line 2: it is no object',
      'custos retention plan: line 3: id: missing or of another type',
      'custos retention plan: line 4: id: missing or of another type',
      '',
    ])
  })

  it('writes a line for every ticket, also where a field can’t be read, and says which without repeating it', async () => {
    const partly = [
      { ...ticket, solved_at: '' },
      { ...ticket, id: '2', solved_at: 'secret' },
      { ...ticket, id: 3, tags: 'secret', solved_at: '2026-02-30T00:00:00Z' },
      { ...ticket, id: 4, solved_at: '2026-01-31' },
      { ...ticket, id: 5, solved_at: '2026-01-31T10:00:00+0000' },
      { ...ticket, id: 6, custom_fields: [{ id: 12, value: { text: 'secret' } }] },
    ]
    const { code, out, err } = await plan(partly.map((one) => `${JSON.stringify(one)}\n`).join(''))
    expect(code).toBe(0)
    expect(linesIn(out)).toMatchObject([
      { ticket_id: 1, outcome: 'kept', because: ['matched', 'anchor-unknown'] },
      { ticket_id: 2, outcome: 'kept', because: ['matched', 'anchor-unknown'] },
      { ticket_id: 3, outcome: 'kept', because: ['no-policy', 'fact-unknown'] },
      { ticket_id: 4, outcome: 'due', due_at: '2026-04-30T23:00:00.000Z' },
      { ticket_id: 5, outcome: 'due', due_at: '2026-05-01T09:00:00.000Z' },
      { ticket_id: 6, outcome: 'due' },
    ])
    expect(err.split('\n')).toEqual([
      "custos retention plan: line 1: solved_at: can't be read, taken as not known",
      "custos retention plan: line 2: solved_at: can't be read, taken as not known",
      "custos retention plan: line 3: tags, solved_at: can't be read, taken as not known",
      "custos retention plan: line 6: field 12: can't be read, taken as not known",
      '',
    ])
  })

  it.each([
    ['a mark of its bytes’ order at its head', '\uFEFF', '\n', ''],
    ['lines that end as on Windows', '', '\r\n', '\r\n'],
    ['both, and no end of its last line', '\uFEFF', '\r\n', ''],
  ])('loses no ticket of a file with %s', async (_, head, between, end) => {
    const text = head + [1, 2, 3].map((id) => JSON.stringify({ ...ticket, id })).join(between) + end
    const bytes = Array.from(Buffer.from(text), (byte) => Buffer.from([byte]))
    for (const input of [text, bytes]) {
      const { code, out, err } = await plan(input)
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(linesIn(out)).toMatchObject([{ ticket_id: 1 }, { ticket_id: 2 }, { ticket_id: 3 }])
    }
  })

  it('plans nothing by policies with a problem', async () => {
    const file = fileOf(aFile([aPolicy({ keep: '-P90D' })]), 'bad.yaml')
    const { code, out, err } = await plan(JSON.stringify(ticket), file)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(
      /^custos retention plan: .*bad\.yaml:4:80: The duration “-P90D” is negative\..* \(duration-negative\)\n$/,
    )
  })

  it('reads a directory by name', async () => {
    const within = mkdtempSync(join(folder, 'set-'))
    writeFileSync(join(within, 'b.yml'), aFile([aPolicy({ name: 'second' })]))
    writeFileSync(join(within, 'a.yaml'), aFile([aPolicy({ name: 'first' })]))
    writeFileSync(join(within, 'notes.txt'), 'not a policy')
    expect(linesIn((await plan(JSON.stringify(ticket), within)).out)).toMatchObject([{ policy: 'first' }])
  })

  it.each([['2026-11-24'], ['2026-11-24T02:00:00'], ['now'], ['2026-02-30T00:00:00Z'], ['']])(
    'takes no instant from %j',
    async (at) => {
      expect(await plan(JSON.stringify(ticket), fileOf(good), at)).toMatchObject({ code: 2, out: '' })
    },
  )
})

const check = (text: string, ...more: readonly string[]) => runOver(run, ['check', fileOf(text, 'check.yaml'), ...more])

describe('custos retention check', () => {
  it('passes what is right', async () => {
    expect(await check(good)).toEqual({ code: 0, out: '{"ok":true,"policies":1,"holds":1}\n', err: '' })
  })

  it('names line and column of what is wrong, in words and in JSON', async () => {
    const { code, out, err } = await check(good.replace('match', 'mtach'))
    expect(code).toBe(1)
    expect(linesIn(out)).toMatchObject([
      {
        ok: false,
        problems: [
          { line: 4, column: 5, code: 'missing' },
          { line: 4, column: 34, code: 'unknown-word', near: 'match' },
        ],
      },
    ])
    expect(err).toContain(
      'check.yaml:4:34: “mtach” is not known here. Correct or remove it. Did you mean “match”? (unknown-word)\n',
    )
  })

  it('says it in French where asked', async () => {
    const { err } = await check(good.replace('Europe/Paris', 'Europe/Pari'), '--language', 'fr')
    expect(err).toContain('Le fuseau horaire «\u00a0Europe/Pari\u00a0» n’existe pas.')
  })

  it('finds tags that no ticket bears', async () => {
    const tickets = fileOf(`${JSON.stringify(ticket)}\n`, 'tickets.jsonl')
    const { code, out } = await check(good, '--tickets', tickets)
    expect(code).toBe(1)
    expect(linesIn(out)).toMatchObject([{ problems: [{ code: 'unborne-tag', word: 'legal_hold', line: 6 }] }])
  })

  it('says which field of which ticket can’t be read, and goes on', async () => {
    const tickets = fileOf(
      `${JSON.stringify({ ...ticket, tags: ['faq', 'legal_hold'], solved_at: '' })}\n`,
      'partly.jsonl',
    )
    const { code, out, err } = await check(good, '--tickets', tickets)
    expect({ code, out }).toEqual({ code: 0, out: '{"ok":true,"policies":1,"holds":1}\n' })
    expect(err).toBe("custos retention check: line 1: solved_at: can't be read, taken as not known\n")
  })

  it('refuses two megabytes without reading them all', async () => {
    expect(await check(`# ${'é'.repeat(1024 * 1024)}`)).toMatchObject({ code: 1 })
  })

  it('passes every template', async () => {
    expect(await runOver(run, ['check', 'docs/policies'])).toMatchObject({ code: 0, err: '' })
  })
})

describe('custos retention', () => {
  it('tells how it is called', async () => {
    const { code, out } = await runOver(run, ['--help'])
    expect(code).toBe(0)
    expect(out).toContain('custos retention plan --policies FILE|DIR --now INSTANT')
  })

  it.each([
    [[]],
    [['plan']],
    [['plan', '--policies', 'x.yaml']],
    [['check']],
    [['check', 'absent.yaml']],
    [['check', 'tests']],
    [['check', 'a.yaml', 'b.yaml']],
    [['check', 'a.yaml', '--language', 'de']],
    [['plan', '--policies', 'absent.yaml', '--now', now]],
    [['plan', '--polices', 'x.yaml']],
    [['undo', 'x']],
  ])('can do nothing when called as %j', async (argv) => {
    const { code, out, err } = await runOver(run, argv)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^custos /)
  })

  it('answers thousands of conditions with a sentence, not with a stack', async () => {
    const status = (word: string) => `{ status: [${word}] }`
    const many = Array.from({ length: 1500 }, (_, tag) => `{ tags: [t${tag}] }`).join(', ')
    const clash = aFile([aPolicy({ match: `{ all: [${status('open')}, ${many}, ${status('closed')}] }` })])
    const tooMany = aFile([aPolicy({ match: `{ tags: { all: [${'a, '.repeat(5000)}a] } }` })])
    for (const [text, code] of [
      [clash, 'contradiction'],
      [tooMany, 'too-many-conditions'],
    ] as const) {
      const checked = await runOver(run, ['check', fileOf(text)])
      expect(checked.code).toBe(1)
      expect(checked.err).toContain(`(${code})\n`)
      expect(checked.err).not.toContain('Error')
    }
  })

  it('is told in its reference with every reason and problem there is', () => {
    const reference = readFileSync('docs/retention.md', 'utf8')
    const told = [...reference.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, code]) => code)
    expect(new Set(told)).toEqual(new Set([...reasons, ...requesterReasons, ...policyProblems]))
  })
})
