import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { PassThrough, Readable, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { run } from '../../../server/cli/detect.ts'
import { linesIn, runOver } from './streams.ts'

const card = '4111 1111 1111 1111'
const line = (id: string | number, text: string) => JSON.stringify({ id, text })

describe('custos detect', () => {
  it('answers each line with where its personal data stands, and why, without the data', async () => {
    const { code, out, err } = await runOver(run, [], `${line('a', `ma carte ${card}`)}\n${line(2, 'merci')}\n`)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(linesIn(out)).toMatchObject([
      {
        id: 'a',
        entities: [{ type: 'CREDIT_CARD', start: 9, end: 28, reasons: [{ code: 'check-digit' }, {}, {}, {}] }],
      },
      { id: 2, entities: [] },
    ])
    expect(out).not.toContain('4111')
  })

  it('goes on after a bad line, and tells its number and nothing of what it holds', async () => {
    const bad = [`{"id":1,"text":"${card}`, '[1]', '"x"', '{"text":"4111"}', '{"id":1}', '{"id":1,"text":5}', 'null']
    const { code, out, err } = await runOver(run, [], [...bad, '', line('z', card)].join('\n'))
    expect(code).toBe(1)
    expect(linesIn(out)).toMatchObject([{ id: 'z' }])
    expect(err.trim().split('\n')).toEqual(
      bad.map((_, index) => expect.stringMatching(new RegExp(`^custos detect: line ${index + 1}: \\S.*$`)) as string),
    )
    expect(err).not.toContain('4111')
  })

  it('reads Windows line ends, pieces of any size and characters cut in two', async () => {
    const bytes = Buffer.from(`${line('é', `✉ ${card}`)}\r\n${line('€', card)}`)
    const pieces = Array.from({ length: bytes.length }, (_, at) => bytes.subarray(at, at + 1))
    const { code, out } = await runOver(run, [], pieces)
    expect(code).toBe(0)
    expect(linesIn(out)).toMatchObject([
      { id: 'é', entities: [{ start: 2, end: 21 }] },
      { id: '€', entities: [{ start: 0, end: 19 }] },
    ])
  })

  it('reads markup as it shows, where there is no text', async () => {
    const html = '<p>N° 4111&nbsp;1111 <b>1111</b> 1111</p>'
    const { out } = await runOver(
      run,
      [],
      `${JSON.stringify({ id: 1, html })}\n${JSON.stringify({ id: 2, html, text: 'x' })}`,
    )
    expect(linesIn(out)).toMatchObject([{ entities: [{ type: 'CREDIT_CARD', start: 3, end: 22 }] }, { entities: [] }])
  })

  it('finds names and addresses, and says which signs it went by', async () => {
    const letter = 'Bonjour, je m’appelle Camille Berthier et j’habite 12 rue des Lilas, 69003 Lyon.'
    const { out } = await runOver(run, [], line(1, letter))
    const [{ entities }] = linesIn(out) as [{ entities: { type: string; reasons: { code: string }[] }[] }]
    expect(entities.map(({ type }) => type)).toEqual(['PERSON', 'ADDRESS'])
    expect(entities.every(({ reasons }) => reasons.length > 0)).toBe(true)
    expect(out).not.toContain('Berthier')
  })

  it('explains what it has nearly found, where asked', async () => {
    const asked = ['--explain', '--min-score', '0.999']
    const { out } = await runOver(run, asked, line(1, 'tel 06 12 34 56 78'))
    const [{ entities, near_misses }] = linesIn(out) as [{ entities: unknown[]; near_misses: unknown[] }]
    expect(entities).toEqual([])
    const doubt = { code: 'not-sure-enough' }
    expect(near_misses).toContainEqual({ type: 'PHONE_NUMBER', start: 4, end: 18, doubt })
    expect(out).not.toContain('56')
  })

  it('leaves other countries’ numbers alone, and refuses a country that is none', async () => {
    const input = line(1, 'sécu 1 84 12 76 451 089 46')
    const found = async (countries: string) => {
      const [answer] = linesIn((await runOver(run, ['--countries', countries], input)).out) as [{ entities: unknown[] }]
      return answer.entities.length
    }
    expect([await found('fr'), await found('FR,de'), await found('de')]).toEqual([1, 1, 0])
    for (const wrong of ['france', 'qq', 'fr,', ''])
      expect(await runOver(run, ['--countries', wrong], input)).toMatchObject({ code: 2, out: '' })
  })

  it('leaves out what is less sure than asked', async () => {
    const input = line(1, `tel 06 12 34 56 78, ${card}, jo@example.com`)
    const count = async (...argv: string[]) => {
      const [answer] = linesIn((await runOver(run, argv, input)).out) as [{ entities: unknown[] }]
      return answer.entities.length
    }
    expect(await count()).toBe(3)
    expect(await count('--min-score', '0.96')).toBe(1)
    expect(await count('--min-score=1')).toBe(0)
  })

  it.each([
    [['--min-score', 'x']],
    [['--min-score', '2']],
    [['--min-score', '']],
    [['--style', 'mask']],
    [['file.jsonl']],
  ])('refuses to be called as %j', async (argv) => {
    const { code, out, err } = await runOver(run, argv, line(1, card))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^custos detect: .+\n$/)
  })

  it('says so when the input breaks', async () => {
    const stdin = new Readable({ read: () => undefined })
    const said = runOver(async (argv, streams) => run(argv, { ...streams, stdin }), [])
    stdin.destroy(Object.assign(new Error('broken'), { code: 'EIO' }))
    expect(await said).toEqual({ code: 2, out: '', err: "custos detect: the input can't be read (EIO)\n" })
  })

  it('reads no faster than its answers are taken', async () => {
    let read = 0
    const lines = function* () {
      for (; read < 20_000; read += 1) yield `${line(read, card)}\n`
    }
    const taken: (() => void)[] = []
    const stdout = new Writable({ highWaterMark: 1, write: (_, __, done) => void taken.push(done) })
    const stdin = Readable.from(lines(), { objectMode: false })
    let exit: number | undefined
    void run([], { stdin, stdout, stderr: new PassThrough() }).then((code) => (exit = code))
    while (taken.length === 0) await new Promise(setImmediate)
    for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate)
    expect(read).toBeLessThan(2000)
    while (exit === undefined) {
      for (const done of taken.splice(0)) done()
      await new Promise(setImmediate)
    }
    expect(exit).toBe(0)
    expect(read).toBe(20_000)
  })

  it('refuses a line without end and never holds it', async () => {
    const piece = 'x'.repeat(1 << 20)
    const pieces = function* () {
      for (let at = 0; at < 20; at += 1) yield piece
      yield `\n${line('after', card)}\n`
    }
    const { code, out, err } = await runOver(run, [], pieces())
    expect({ code, err }).toEqual({ code: 1, err: 'custos detect: line 1: it is longer than 16 MB\n' })
    expect(linesIn(out)).toMatchObject([{ id: 'after' }])
  })

  it('runs as npx custos, and stops quietly when nobody reads on', async () => {
    const child = spawn('npx', ['custos', 'detect'], { stdio: ['pipe', 'pipe', 'pipe'] })
    const said: string[] = []
    child.stderr.on('data', (chunk: Buffer) => said.push(String(chunk)))
    child.stdin.on('error', () => said.push(''))
    child.stdin.write(`${line('spawned', card)}\n`)
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
    expect(linesIn(String(chunk))).toMatchObject([{ id: 'spawned', entities: [{ type: 'CREDIT_CARD' }] }])
    child.stdout.destroy()
    child.stdin.end(`${line('unread', card)}\n`.repeat(50))
    const [code] = (await once(child, 'exit')) as [number]
    expect(code).toBe(1)
    expect(said.join('').replaceAll(/^npm .*\n/gm, '')).toBe('')
  }, 30_000)
})
