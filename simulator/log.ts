/** One request as it was asked and answered. `body` may hold personal data: it stays in memory, for tests alone. */
export interface LogEntry {
  readonly id: number
  readonly at: string
  readonly method: string
  readonly path: string
  readonly query: string
  readonly request_bytes: number
  readonly user_id: number | null
  readonly client: string | null
  readonly app_id: string | null
  readonly user_agent: string | null
  readonly status: number
  readonly fault: string | null
  readonly milliseconds: number
  readonly unknown: boolean
  readonly body: string
}

export interface RequestLog {
  readonly entries: readonly LogEntry[]
  /** Requests that no route serves: a test fails when there is one. */
  readonly unknown: readonly string[]
  readonly of: (method: string, path: RegExp | string) => LogEntry[]
  readonly add: (entry: Omit<LogEntry, 'id'>) => void
  readonly clear: () => void
}

/** Enough for a day of the demo; the oldest go first. */
const most = 20_000

export const createLog = (): RequestLog => {
  const entries: LogEntry[] = []
  let next = 1
  return {
    entries,
    get unknown() {
      return entries.filter(({ unknown }) => unknown).map(({ method, path }) => `${method} ${path}`)
    },
    of: (method, path) =>
      entries.filter(
        (entry) => entry.method === method && (typeof path === 'string' ? entry.path === path : path.test(entry.path)),
      ),
    add: (entry) => {
      entries.push({ id: next++, ...entry })
      if (entries.length > most) entries.shift()
    },
    clear: () => {
      entries.length = 0
    },
  }
}
