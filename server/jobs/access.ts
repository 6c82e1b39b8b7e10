import { settleActions, type KnownAction, type SettleActionPorts } from '../flows/access/act.ts'
import type { CasesPorts } from '../flows/access/cases.ts'
import { ingest, type Ingested, type IngestPorts } from '../flows/access/ingest.ts'
import { judge, type Engines, type JudgePorts } from '../flows/access/judge.ts'
import { normaliser, type KeptEvent } from '../flows/access/normalise.ts'

/** What watching one account needs. */
export type AccessJobPorts = IngestPorts &
  JudgePorts &
  SettleActionPorts & {
    readonly streamStates: CasesPorts['streamStates']
    /** Destinations that something waits for. */
    readonly dueSinks: () => Promise<readonly string[]>
    readonly claimActions: (limit: number) => Promise<readonly KnownAction[]>
    /** Rows that a webhook told of. */
    readonly keepEvents: (events: readonly KeptEvent[]) => Promise<number>
  }

/** So long a round reads the logs of one account: others wait behind it, and what is left is read in the next. */
const readsForMs = 90_000

/** One account at a time in a process; asked again meanwhile, it goes round once more, since more may have come. */
const onceAtATime = () => {
  const running = new Map<string, Promise<void>>()
  const wanted = new Set<string>()
  const work = async (key: string, job: () => Promise<void>): Promise<void> => {
    try {
      while (wanted.delete(key)) await job()
    } finally {
      // In the same breath as the last look: who asks after this begins anew.
      running.delete(key)
    }
  }
  return (key: string, job: () => Promise<void>): Promise<void> => {
    wanted.add(key)
    const now = running.get(key) ?? work(key, job)
    running.set(key, now)
    return now
  }
}

/**
 * Watching access in this process: what is read by the round, what a webhook brings, and the judging of both. `onRead`
 * is told how each reading of a log ended.
 */
export const accessJobs = (onRead: (tenantId: string, ingested: Ingested) => void) => {
  const engines: Engines = new Map()
  const alone = onceAtATime()
  const judgeAll = (tenantId: string, ports: AccessJobPorts) =>
    alone(tenantId, async () => {
      await judge(ports, engines, tenantId)
    })
  const round = async (tenantId: string, ports: AccessJobPorts): Promise<void> => {
    const until = Date.parse(ports.clock()) + readsForMs
    for (const log of ['audit', 'access'] as const) onRead(tenantId, await ingest(ports, log, until))
    await judgeAll(tenantId, ports)
    await settleActions(ports)
  }
  return {
    /** Reads both logs, judges what came, and settles what was left open. */
    round,
    /** Keeps the rows of a webhook; whoever keeps them judges them behind. */
    keep: async (tenantId: string, ports: AccessJobPorts, rows: readonly unknown[]) => {
      const { events } = await normaliser(ports)('access', rows)
      const added = await ports.keepEvents(events)
      if (added === 0) return { added, judged: Promise.resolve() }
      // The first row of an account that has just been connected: what was before it is read first.
      const isNew = (await ports.streamStates()).length === 0
      return { added, judged: isNew ? round(tenantId, ports) : judgeAll(tenantId, ports) }
    },
  }
}
