import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { PassThrough } from 'node:stream'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../../server/cli/anomalies.ts'
import { linesIn, runOver } from './streams.ts'

const folder = mkdtempSync(join(tmpdir(), 'custos-anomalies-'))
const file = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const meta = file('meta.json', JSON.stringify({ agents: [{ id: '11', role: 'admin' }] }))
const setting = (id: number, description: string, at = '2026-01-05T10:00:00Z') =>
  JSON.stringify({
    _log: 'audit',
    id,
    created_at: at,
    actor_id: 11,
    action: 'destroy',
    action_label: 'Gelöscht',
    source_type: 'account_setting',
    source_id: 2,
    source_label: 'Require Two Factor',
    change_description: description,
  })

describe('custos anomalies', () => {
  it('tells a protection that was switched off, in words that hold what was seen, what is usual and when', async () => {
    const { code, out } = await runOver(run, ['--meta', meta], `${setting(1, 'Disabled')}\n`)
    expect(code).toBe(0)
    expect(linesIn(out)).toMatchObject([
      {
        actor_id: 11,
        kind: 'security_weakened',
        start: '2026-01-05T10:00:00Z',
        detected_at: '2026-01-05T10:00:00Z',
        severity: 'high',
        event_ids: ['1'],
        explanation: expect.stringMatching(/two-factor.*Changes: 1; usual is 0.*2026-01-05 10:00 UTC/) as string,
        factors: [{ name: 'protections_weakened', observed: 1, expected: 0 }],
      },
    ])
  })

  it('tells a case while more is still to come, and the same of the same', async () => {
    const stdin = new PassThrough()
    const stdout = new PassThrough().setEncoding('utf8')
    const running = run(['--meta', meta], { stdin, stdout, stderr: new PassThrough() })
    stdin.write(`${setting(1, 'Disabled')}\n`)
    const [first] = (await once(stdout, 'data')) as [string]
    stdin.end()
    expect(await running).toBe(0)
    expect((await runOver(run, ['--meta', meta], setting(1, 'Disabled'))).out).toBe(first)
  })

  it('is silent on a protection that was switched on', async () => {
    const { code, out } = await runOver(run, ['--meta', meta], setting(1, 'Enabled'))
    expect({ code, out }).toEqual({ code: 0, out: '' })
  })

  it('says what it cannot judge for want of knowledge', async () => {
    const { err } = await runOver(run, ['--meta', meta], '')
    expect(err).toContain("custos anomalies: snooping can't be judged: no tickets known\n")
    expect(err).not.toContain('no places known')
  })

  it('goes on after a bad line, and tells its number and nothing of what it holds', async () => {
    const lines = ['{"secret', '{"_log":"other"}', '{"_log":"access","id":"4111"}', setting(7, 'Disabled')]
    const { code, out, err } = await runOver(run, ['--meta', meta], lines.join('\n'))
    expect(code).toBe(1)
    expect(linesIn(out)).toMatchObject([{ event_ids: ['7'] }])
    expect(err.split('\n').filter((line) => line.includes('anomalies: line'))).toHaveLength(3)
    expect(err).not.toMatch(/secret|4111/)
  })

  it('tells nothing from before the moment it was asked for', async () => {
    const { out } = await runOver(run, ['--meta', meta, '--from', '2026-01-06T00:00:00Z'], setting(1, 'Disabled'))
    expect(out).toBe('')
  })

  it('reads tickets, and tells a line of theirs that is none', async () => {
    const tickets = file('tickets.jsonl', '{"id":1,"history":[{"at":"2026-01-01T00:00:00Z"}]}\n{"no":1}\n')
    const { code, err } = await runOver(run, ['--meta', meta, '--tickets', tickets], setting(1, 'Enabled'))
    expect(code).toBe(0)
    expect(err).toContain('line 2: it is no ticket')
    expect(err).not.toContain('no tickets known')
  })

  it.each([
    [[]],
    [['--meta', join(folder, 'absent.json')]],
    [['--meta', file('bad.json', '{')]],
    [['--meta', file('list.json', '7')]],
    [['--meta', meta, '--from', 'yesterday']],
    [['--meta', meta, '--budget', '0']],
    [['--meta', meta, '--tickets', join(folder, 'absent.jsonl')]],
    [['--unknown']],
  ])('refuses to be called as %j', async (argv) => {
    const { code, out, err } = await runOver(run, argv, setting(1, 'Disabled'))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^custos anomalies.*: .+\n/)
  })
})
