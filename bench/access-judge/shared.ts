import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import * as z from 'zod/mini'
import type { LogRecord } from '../../core/access/index.ts'
import { accountFrom, ticketFrom } from '../../server/cli/account-file.ts'
import type { Trial } from './trial.ts'

const folder = new URL('../../../shared/access/', import.meta.url)

const labels = z.object({
  incidents: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      actor_id: z.number(),
      start: z.string(),
      end: z.string(),
      event_ids: z.array(z.union([z.string(), z.number()])),
    }),
  ),
})
const period = z.object({ period: z.object({ end: z.string(), warmup_end: z.string() }) })
const record = z.custom<LogRecord>(
  (value) => z.looseObject({ _log: z.enum(['access', 'audit']) }).safeParse(value).success,
)

const linesOf = (name: string): readonly unknown[] =>
  gunzipSync(readFileSync(new URL(name, folder)))
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))

const jsonOf = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))

/** The account that lies beside the project, or nothing where it doesn't. */
export const sharedTrial = (): Trial | undefined => {
  if (!existsSync(folder)) return undefined
  const meta = jsonOf('meta.json')
  const account = accountFrom(meta)
  if (account === undefined) return undefined
  const { warmup_end, end } = period.parse(meta).period
  return {
    facts: account.facts,
    ranges: account.ranges,
    tickets: linesOf('tickets.jsonl.gz').flatMap((line) => ticketFrom(line) ?? []),
    records: linesOf('events.jsonl.gz').map((line) => z.parse(record, line)),
    from: Date.parse(warmup_end),
    to: Date.parse(end),
    budget: 1,
    incidents: labels.parse(jsonOf('labels.json')).incidents.map((incident) => ({
      id: incident.id,
      kind: incident.kind,
      actor: incident.actor_id,
      start: Date.parse(incident.start),
      end: Date.parse(incident.end),
      events: new Set(incident.event_ids.map(String)),
    })),
  }
}
