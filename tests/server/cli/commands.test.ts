import { describe, expect, it } from 'vitest'
import { run } from '../../../server/cli/commands.ts'
import { runOver } from './streams.ts'

describe('custos', () => {
  it.each([['--help'], ['-h'], ['help']])('lists its commands when asked with %s', async (asked) => {
    const { code, out, err } = await runOver(run, [asked])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const name of ['demo', 'serve', 'detect', 'redact', 'ledger']) {
      expect(out).toMatch(new RegExp(`^  ${name} +\\S.*$`, 'm'))
    }
  })

  it.each([[['detcet']], [['__proto__']], [['constructor', '--help']], [['--version']]])(
    'says that there is no command %j',
    async (argv) => {
      const { code, out, err } = await runOver(run, argv)
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toContain(`there is no command "${argv[0] ?? ''}"`)
    },
  )

  it('explains itself when called with nothing', async () => {
    const { code, out, err } = await runOver(run, [])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('custos COMMAND')
  })

  it.each([['detect'], ['redact'], ['ledger']])('gives %s its own help', async (name) => {
    const { code, out } = await runOver(run, [name, '--help'])
    expect(code).toBe(0)
    expect(out.startsWith(`custos ${name}`)).toBe(true)
    expect(out).toContain('Exit: 0')
  })

  it('hands the arguments and the streams on', async () => {
    expect(await runOver(run, ['redact', '--style', 'label'], '{"id":"a","text":"jo@example.com"}')).toEqual({
      code: 0,
      out: '{"id":"a","text":"[EMAIL_ADDRESS]"}\n',
      err: '',
    })
  })
})
