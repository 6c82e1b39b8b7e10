import { suggestThreshold } from '../../core/pii/index.ts'
import { detectorOf } from './detector.ts'
import { answerLines } from './json-lines.ts'
import { optionsOf } from './options.ts'
import { textOf } from './texts.ts'
import type { Streams } from './commands.ts'

const help = `custos detect [--min-score ${String(suggestThreshold)}] [--countries fr,de] [--explain] < texts.jsonl > findings.jsonl

Finds personal data. One JSON object a line: {"id","text"} in, {"id","entities":[{"type","start","end","score","reasons"}]}
out, in the same order. No value is ever printed: start and end are UTF-16 code units of "text".
A line with "html" and no "text" is read as its markup shows it; start and end then count in that reading.

--min-score N    leave out findings less sure than N, 0 to 1
--countries A,B  numbers that only other countries give out are left alone (ISO 3166 codes; default all)
--explain        add "near_misses":[{"type","start","end","doubt"}]: what was nearly found, and why it was not

A line that can't be read is told on standard error with its number, and nothing of what it holds.
Exit: 0 every line was read, 1 some were refused, 2 nothing could be done.
`

/** `argv` is what follows `custos detect`. */
export const run = async (argv: readonly string[], streams: Streams): Promise<number> => {
  const options = optionsOf('detect', help, argv, streams, {
    'min-score': { type: 'string' },
    countries: { type: 'string' },
    explain: { type: 'boolean' },
  })
  if (typeof options === 'number') return options
  const detector = detectorOf(options)
  return answerLines('detect', streams, (input) => {
    const read = textOf(input)
    if (!read.ok) return read
    if (!options.explain) return { ok: true, value: { id: read.id, entities: detector.detect(read.text) } }
    const { findings: entities, nearMisses: near_misses } = detector.explain(read.text)
    return { ok: true, value: { id: read.id, entities, near_misses } }
  })
}
