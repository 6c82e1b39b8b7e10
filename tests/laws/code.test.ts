import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && file !== 'tests/laws/code.test.ts')

interface Line {
  readonly at: string
  readonly file: string
  readonly text: string
}

const lines: readonly Line[] = tracked.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((text, index) => ({ at: `${file}:${String(index + 1)}`, file, text })),
)

const found = (pattern: RegExp, where: RegExp = /./): string[] =>
  lines.filter(({ file, text }) => where.test(file) && pattern.test(text)).map(({ at, text }) => `${at} ${text.trim()}`)

describe('the code', () => {
  it('is read by this law at all', () => expect(lines.length).toBeGreaterThan(1000))

  it('mocks none of its own modules and skips or narrows no test silently', () =>
    expect(
      found(/\bvi\.mock\(|\b(it|test|describe)\.(only|skip|todo)\(|\b(it|test)\.(runIf|skipIf)\(/, /^tests\//),
    ).toEqual([]))

  it('holds no test that cannot fail', () => expect(found(/expect\((true|1|false)\)/)).toEqual([]))

  it('leaves nothing for later and silences no checker', () =>
    expect(
      found(/\bTODO\b|\bFIXME\b|(\/\/|\*)\s*XXX\b|@ts-(ignore|nocheck|expect-error)|eslint-disable|\bas any\b|: any\b/),
    ).toEqual([]))

  it('swallows no error', () => expect(found(/catch\s*(\(\w*\))?\s*\{\s*\}/)).toEqual([]))

  it('sleeps for no fixed time in tests', () => expect(found(/setTimeout\([^,]*,\s*\d{3,}\)/, /^tests\//)).toEqual([]))

  it('has no folder named after nothing', () =>
    expect(tracked.filter((file) => /(^|\/)(utils?|helpers?|common|misc|services|managers|lib)\//.test(file))).toEqual(
      [],
    ))

  it('keeps every file short enough to be read at once', () =>
    expect(tracked.filter((file) => lines.filter((line) => line.file === file).length > 400)).toEqual([]))
})
