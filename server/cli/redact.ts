import { redact, suggestThreshold } from '../../core/pii/index.ts'
import { detectorOf } from './detector.ts'
import { answerLines } from './json-lines.ts'
import { optionsOf } from './options.ts'
import { textOf } from './texts.ts'
import type { Streams } from './commands.ts'

const help = `custos redact [--style mask|label|fixed] [--min-score ${String(suggestThreshold)}] [--countries fr,de] < texts.jsonl > redacted.jsonl

Replaces personal data. One JSON object a line: {"id","text"} in, {"id","text"} out, in the same order.
A line with "html" and no "text" is read as its markup shows it, and comes back as plain text.
A value that is sure goes wherever it stands in the text, glued into a word too; what comes out goes through again unchanged.

--style mask    what is shown to an agent: 4111 •••• •••• 1111 (default)
--style label   the kind: [CREDIT_CARD]
--style fixed   ▇▇▇▇
--min-score N   leave findings less sure than N, 0 to 1
--countries A,B leave numbers that only other countries give out (ISO 3166 codes; default all are replaced)

A line that can't be read is told on standard error with its number, and nothing of what it holds.
Exit: 0 every line was read, 1 some were refused, 2 nothing could be done.
`

/** `argv` is what follows `custos redact`. */
export const run = async (argv: readonly string[], streams: Streams): Promise<number> => {
  const options = optionsOf('redact', help, argv, streams, {
    'min-score': { type: 'string' },
    style: { type: 'string' },
    countries: { type: 'string' },
  })
  if (typeof options === 'number') return options
  const detector = detectorOf(options)
  return answerLines('redact', streams, (input) => {
    const read = textOf(input)
    if (!read.ok) return read
    return { ok: true, value: { id: read.id, text: redact(read.text, detector.detect, options.style) } }
  })
}
