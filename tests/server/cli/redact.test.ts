import { describe, expect, it } from 'vitest'
import { run } from '../../../server/cli/redact.ts'
import { linesIn, runOver } from './streams.ts'

const input = JSON.stringify({ id: 1, text: 'Ma carte : 4111 1111 1111 1111, jo@example.com. Merci' })

describe('custos redact', () => {
  it.each([
    [[], 'Ma carte : 4111 •••• •••• 1111, j•••@•••. Merci'],
    [['--style', 'mask'], 'Ma carte : 4111 •••• •••• 1111, j•••@•••. Merci'],
    [['--style', 'label'], 'Ma carte : [CREDIT_CARD], [EMAIL_ADDRESS]. Merci'],
    [['--style=fixed'], 'Ma carte : ▇▇▇▇, ▇▇▇▇. Merci'],
    [['--style=label', '--min-score=1'], 'Ma carte : 4111 1111 1111 1111, jo@example.com. Merci'],
  ])('called with %j it replaces what it finds', async (argv, text) => {
    expect(await runOver(run, argv, input)).toEqual({ code: 0, out: `${JSON.stringify({ id: 1, text })}\n`, err: '' })
  })

  it('gives markup back as the text it shows', async () => {
    const html = '<p>Bonjour,<br>jo@<i>example.com</i></p>'
    const { out } = await runOver(run, ['--style=label'], JSON.stringify({ id: 'h', html }))
    expect(linesIn(out)).toEqual([{ id: 'h', text: 'Bonjour,\n[EMAIL_ADDRESS]' }])
  })

  it('keeps text that is no well-formed Unicode as it is', async () => {
    const { out } = await runOver(run, ['--style=label'], String.raw`{"id":1,"text":"\ud800 jo@example.com \udc00"}`)
    expect(out).toBe(`${String.raw`{"id":1,"text":"\ud800 [EMAIL_ADDRESS] \udc00"}`}\n`)
  })

  it('refuses a style that there is none of', async () => {
    const { code, out, err } = await runOver(run, ['--style', 'hash'], input)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toBe('custos redact: --style is one of mask, label, fixed\n')
  })

  it('tells a bad line and goes on', async () => {
    const { code, out, err } = await runOver(run, [], `{\n${input}`)
    expect({ code, err }).toEqual({ code: 1, err: 'custos redact: line 1: it is no JSON\n' })
    expect(linesIn(out)).toHaveLength(1)
  })
})
