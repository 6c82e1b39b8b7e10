import { parseArgs } from 'node:util'
import { checkPolicies } from './retention-check.ts'
import { planTickets } from './retention-plan.ts'
import type { Streams } from './commands.ts'

const help = `custos retention check FILE|DIR [--tickets FILE] [--language en|fr]
custos retention plan --policies FILE|DIR --now INSTANT < tickets.jsonl > plan.jsonl

check says what is wrong in policy files, with line and column: one sentence each on standard error, and
{"ok":true,"policies":N,"holds":N} or {"ok":false,"problems":[{"file","line","column","code","word"}]} on standard
output. With --tickets, tags and fields that none of these tickets bears are problems too.
Exit: 0 nothing is wrong, 1 something is, 2 nothing could be checked.

plan reads tickets as JSON Lines, in Zendesk's own shape plus "solved_at", "closed_at", "last_customer_comment_at",
"requester_tags", "channel" (else "via.channel") and "pii" where known. For each ticket one line, in the same order:
{"ticket_id","outcome":"due"|"later"|"held"|"kept","policy"?,"due_at"?,"actions":[...],"because":[...]}
INSTANT has its offset from UTC: 2026-11-24T02:00:00Z. A directory stands for its .yaml and .yml files by name.
A line that is no object or has no id is refused; of any other, a field that can't be read is taken as not known. Both are
told on standard error with the line's number and the field's name, and nothing of what it holds.
Exit: 0 every line has its answer, 1 some were refused, 2 nothing could be done.
`

const options = {
  policies: { type: 'string' },
  now: { type: 'string' },
  tickets: { type: 'string' },
  language: { type: 'string', default: 'en' },
  help: { type: 'boolean', short: 'h' },
} as const

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true })
  } catch (error) {
    if (error instanceof TypeError) return error.message
    throw error
  }
}

/** `argv` is what follows `custos retention`. */
export const run = async (argv: readonly string[], streams: Streams): Promise<number> => {
  const read = parse(argv)
  const refuse = (why: string): number => {
    streams.stderr.write(`custos retention: ${why}\n`)
    return 2
  }
  if (typeof read === 'string') return refuse(read)
  const { values, positionals } = read
  if (values.help === true) {
    streams.stdout.write(help)
    return 0
  }
  const { policies, now, tickets, language } = values
  const [action, path, ...more] = positionals
  if (language !== 'en' && language !== 'fr') return refuse('--language is en or fr')
  if (action === 'check' && path !== undefined && more.length === 0 && policies === undefined && now === undefined)
    return checkPolicies({ path, tickets, language }, streams)
  if (action === 'plan' && path === undefined && tickets === undefined) {
    if (policies === undefined) return refuse('plan needs --policies FILE|DIR')
    if (now === undefined) return refuse('plan needs --now INSTANT')
    return planTickets({ path: policies, now, language }, streams)
  }
  streams.stderr.write(help)
  return 2
}
