import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import {
  bookOf,
  defaultBudget,
  locateIn,
  watch,
  type Anomaly,
  type LogRecord,
  type TicketFacts,
} from '../../core/access/index.ts'
import { countries } from '../geo-ip.ts'
import { accountFrom, ticketFrom, type AccountFile } from './account-file.ts'
import { explain } from './anomaly-text.ts'
import { answerLines } from './json-lines.ts'
import type { Streams } from './commands.ts'

const help = `custos anomalies --meta FILE [--tickets FILE] [--from INSTANT] [--budget N] < events.jsonl > anomalies.jsonl

Watches Zendesk's access log and audit log: records as Zendesk gives them, one a line in time order, with "_log" set to
"access" or "audit". Prints one line for each case, at the moment it is found and with what was known then: {"actor_id",
"kind","start","end","detected_at","score","severity","event_ids","explanation","factors"}. What is told up to a moment
never changes with what comes after. Searches are judged by their class, and never printed.

--meta FILE       what is known of the account; any part may be missing. Without ip_ranges, countries come from a
                  database that custos brings
--tickets FILE    tickets as JSON Lines: without them, scope and looks at one person can't be judged
--from INSTANT    tell nothing before; what came before is learned from
--budget N        alerts per 100 agents a day that somebody has time for (default ${String(defaultBudget)}): beyond it the
                  gravest are told first and the others wait a week at most; a protection switched off is always told

A line that can't be read is told on standard error with its number, and nothing of what it holds.
Exit: 0 every line was read, 1 some were refused, 2 nothing could be done.
`

interface Options {
  readonly meta: string
  readonly tickets: string | undefined
  readonly from: number
  readonly budget: number
}

const optionsFrom = (argv: readonly string[]): Options | 'help' | { readonly why: string } => {
  try {
    const string = { type: 'string' } as const
    const { values } = parseArgs({
      args: [...argv],
      options: { meta: string, tickets: string, from: string, budget: string, help: { type: 'boolean', short: 'h' } },
    })
    if (values.help === true) return 'help'
    if (values.meta === undefined) return { why: '--meta FILE is missing' }
    const from = values.from === undefined ? 0 : Date.parse(values.from)
    if (Number.isNaN(from)) return { why: '--from is an instant such as 2026-11-24T00:00:00Z' }
    const budget = Number(values.budget ?? defaultBudget)
    if (!(budget > 0) || values.budget === '') return { why: '--budget is a number above 0' }
    return { meta: values.meta, tickets: values.tickets, from, budget }
  } catch (error) {
    if (error instanceof TypeError) return { why: error.message }
    throw error
  }
}

type Say = (line: string) => void

const accountIn = async (file: string, say: Say): Promise<AccountFile | undefined> => {
  try {
    const account = accountFrom(JSON.parse(await readFile(file, 'utf8')))
    if (account === undefined) say(`${file}: it is no object`)
    return account
  } catch (error) {
    if (error instanceof SyntaxError) say(`${file}: it is no JSON`)
    else if (error instanceof Error && 'code' in error) say(`${file}: it can't be read (${String(error.code)})`)
    else throw error
    return undefined
  }
}

/** The tickets of a file, or nothing where it can't be read. A bad line is told and left out. */
const ticketsIn = async (file: string, { stderr }: Streams): Promise<readonly TicketFacts[] | undefined> => {
  const all: TicketFacts[] = []
  const stdout = new Writable({ write: (_, __, done) => done() })
  const code = await answerLines('anomalies --tickets', { stdin: createReadStream(file), stdout, stderr }, (input) => {
    const ticket = ticketFrom(input)
    if (ticket === undefined) return { ok: false, why: 'it is no ticket' }
    all.push(ticket)
    return { ok: true, values: [] }
  })
  return code === 2 ? undefined : all
}

const instant = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z')

const lineOf = (anomaly: Anomaly) => ({
  actor_id: anomaly.actor,
  kind: anomaly.kind,
  start: instant(anomaly.start),
  end: instant(anomaly.end),
  detected_at: instant(anomaly.detectedAt),
  score: anomaly.score,
  severity: anomaly.severity,
  event_ids: anomaly.events,
  explanation: explain(anomaly),
  factors: anomaly.factors,
})

const isRecord = (input: unknown): input is LogRecord =>
  typeof input === 'object' && input !== null && '_log' in input && (input._log === 'access' || input._log === 'audit')

/** `argv` is what follows `custos anomalies`. */
export const run = async (argv: readonly string[], streams: Streams): Promise<number> => {
  const say: Say = (line) => void streams.stderr.write(`custos anomalies: ${line}\n`)
  const options = optionsFrom(argv)
  if (options === 'help') {
    streams.stdout.write(help)
    return 0
  }
  if ('why' in options) {
    say(options.why)
    return 2
  }
  const account = await accountIn(options.meta, say)
  if (account === undefined) return 2
  const tickets = options.tickets === undefined ? [] : await ticketsIn(options.tickets, streams)
  if (tickets === undefined) return 2
  const watching = watch({
    account: account.facts,
    tickets: bookOf(tickets),
    locate: account.ranges === undefined ? await countries() : locateIn(account.ranges),
    from: options.from,
    budget: options.budget,
  })
  for (const { kind, missing } of watching.unjudged) say(`${kind} can't be judged: no ${missing} known`)
  return answerLines('anomalies', streams, (input) => {
    if (!isRecord(input)) return { ok: false, why: '_log: missing, or neither "access" nor "audit"' }
    const taken = watching.take(input)
    if (!taken.ok) return taken
    return {
      ok: true,
      values: taken.told.filter(({ what }) => what === 'opened').map(({ anomaly }) => lineOf(anomaly)),
    }
  })
}
