import { detect, suggestThreshold } from '../../core/pii/index.ts'
import { answerLines } from './json-lines.ts'
import { optionsOf } from './options.ts'
import { textOf } from './texts.ts'
import type { Streams } from './commands.ts'

const help = `custos detect [--min-score ${String(suggestThreshold)}] < texts.jsonl > findings.jsonl

Finds personal data. One JSON object a line: {"id","text"} in, {"id","entities":[{"type","start","end","score","reasons"}]}
out, in the same order. No value is ever printed: start and end are UTF-16 code units of "text".
A line with "html" and no "text" is read as its markup shows it; start and end then count in that reading.

--min-score N   leave out findings less sure than N, 0 to 1

A line that can't be read is told on standard error with its number, and nothing of what it holds.
Exit: 0 every line was read, 1 some were refused, 2 nothing could be done.
`

/** `argv` is what follows `custos detect`. */
export const run = async (argv: readonly string[], streams: Streams): Promise<number> => {
  const options = optionsOf('detect', help, argv, streams, { 'min-score': { type: 'string' } })
  if (typeof options === 'number') return options
  return answerLines('detect', streams, (input) => {
    const read = textOf(input)
    if (!read.ok) return read
    return { ok: true, value: { id: read.id, entities: detect(read.text, { minScore: options.minScore }) } }
  })
}
