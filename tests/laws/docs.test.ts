import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { run } from '../../server/cli/commands.ts'
import { faultKinds } from '../../simulator/gate/faults.ts'
import { routes } from '../../contract/routes.ts'
import { defaultSettings } from '../../simulator/settings.ts'
import { createSimulator } from '../../simulator/simulator.ts'
import { reference } from '../../tools/reference/pages.ts'
import { settings } from '../../tools/reference/settings.ts'

const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '')

const text = (file: string): string => readFileSync(file, 'utf8')

const all = (page: string, pattern: RegExp): readonly string[] =>
  [...text(page).matchAll(pattern)].flatMap(([, found]) => found ?? [])

const helpOf = async (argv: readonly string[]): Promise<string> => {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
  expect(await run(argv, { stdin: stdin.end(), stdout, stderr })).toBe(0)
  return String(stdout.read())
}

describe.each(pages)('%s', (page) => {
  it('leads to pages that are there', () => {
    const links = all(page, /\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g)
    expect(links.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([])
  })

  it('names files of this project that are there', () => {
    const named = all(
      page,
      /`((?:app|assets|bench|contract|core|docs|server|simulator|tests|tools|translations)\/[\w./-]+)`/g,
    )
    expect(named.filter((file) => !existsSync(file))).toEqual([])
  })

  it('names commands that there are', async () => {
    const help = await helpOf(['--help'])
    const commands = all(page, /(?:npx |`)custos (?!COMMAND)([a-z]+)/g)
    expect(commands.filter((name) => !help.includes(`\n  ${name} `))).toEqual([])
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> }
    expect(all(page, /\bnpm run ([\w-]+)/g).filter((name) => !(name in scripts))).toEqual([])
  })

  it('names settings that the server reads', () => {
    const known = new Set(settings().flatMap(([name]) => [name, `${name}_FILE`]))
    const ours = all(page, /\b((?:CUSTOS|ZENDESK|ZAF)_[A-Z_]+[A-Z])\b/g)
    expect(ours.filter((name) => !known.has(name))).toEqual([])
  })
})

describe('the reference', () => {
  it('names every route and setting there is', async () => {
    const made = await reference()
    for (const { path } of routes) expect(made).toContain(`\`${path}\``)
    for (const [name] of settings()) expect(made).toContain(`\`${name}\``)
  })
})

describe('the simulator’s page', () => {
  const page = text('simulator/README.md')

  it('names every kind of fault', () => expect(faultKinds.filter((kind) => !page.includes(`\`${kind}\``))).toEqual([]))

  it('names every setting of the account', () =>
    expect(Object.keys(defaultSettings).filter((name) => !page.includes(`\`${name}\``))).toEqual([]))

  it('names every control', () => {
    const controls = createSimulator().routes.filter(({ path }) => path.startsWith('/__simulator/'))
    expect(controls.length).toBeGreaterThan(5)
    const named = page.replaceAll(/\{(\w+)\}/g, ':$1')
    expect(controls.map(({ path }) => path).filter((path) => !named.includes(path))).toEqual([])
  })
})
