import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Streams } from './commands.ts'

/** Far above a comment of Zendesk's (64 kB): a longer line is refused and never held, so that memory stays flat. */
const longestLine = 16 * 1024 * 1024
const tooLong = Symbol('too long')

type Line = string | typeof tooLong

const linesOf = async function* (stream: Readable): AsyncGenerator<readonly Line[]> {
  let rest: Line = ''
  let isHead = true
  for await (const chunk of stream.setEncoding('utf8')) {
    // Some programs of Windows begin a file with a mark that is no part of its first line.
    const text = isHead ? String(chunk).replace(/^\uFEFF/, '') : String(chunk)
    isHead &&= String(chunk) === ''
    const [first = '', ...more] = text.split('\n')
    const begun: Line = rest === tooLong || rest.length + first.length > longestLine ? tooLong : rest + first
    const lines: Line[] = [begun, ...more]
    rest = lines.pop() ?? ''
    yield lines
  }
  if (rest !== '') yield [rest]
}

/**
 * A line is answered by an object or several or none, with a `note` where not all of it could be read, or refused. Note and
 * refusal are sentences that repeat nothing of the line.
 */
export type Answer =
  | { readonly ok: true; readonly value: object; readonly note?: string | undefined }
  | { readonly ok: true; readonly values: readonly object[]; readonly note?: string | undefined }
  | { readonly ok: false; readonly why: string }

const written = (values: readonly object[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('')

const parsed = (line: Line): { readonly ok: true; readonly input: unknown } | { readonly ok: false; why: string } => {
  if (line === tooLong) return { ok: false, why: `it is longer than ${String(longestLine / 1024 / 1024)} MB` }
  try {
    return { ok: true, input: JSON.parse(line) }
  } catch (error) {
    // The parser's own message quotes the line.
    if (error instanceof SyntaxError) return { ok: false, why: 'it is no JSON' }
    throw error
  }
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_PREMATURE_CLOSE')

/**
 * Answers each line of standard input on standard output, no faster than that is read, and says at the end what
 * `atEnd` holds. Exit code: 0 all answered, 1 some refused, 2 the input could not be read.
 */
export const answerLines = async (
  name: string,
  { stdin, stdout, stderr }: Streams,
  answer: (input: unknown) => Answer,
  atEnd: () => readonly object[] = () => [],
): Promise<number> => {
  let number = 0
  let refused = 0
  const answersTo = (line: Line): string => {
    number += 1
    if (line !== tooLong && line.trim() === '') return ''
    const read = parsed(line)
    const answered = read.ok ? answer(read.input) : read
    const told = answered.ok ? answered.note : answered.why
    if (told !== undefined) stderr.write(`custos ${name}: line ${String(number)}: ${told}\n`)
    if (answered.ok) return written('values' in answered ? answered.values : [answered.value])
    refused += 1
    return ''
  }
  const answers = async function* (): AsyncGenerator<string> {
    for await (const lines of linesOf(stdin)) {
      const out = lines.map(answersTo).join('')
      if (out !== '') yield out
    }
    const last = written(atEnd())
    if (last !== '') yield last
  }
  try {
    await pipeline(Readable.from(answers()), stdout, { end: false })
  } catch (error) {
    // `custos detect | head` has read enough: that is no problem to be told.
    if (isGone(error)) return 1
    if (!(error instanceof Error && 'code' in error)) throw error
    stderr.write(`custos ${name}: the input can't be read (${String(error.code)})\n`)
    return 2
  }
  return refused === 0 ? 0 : 1
}
