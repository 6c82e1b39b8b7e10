/** The account's time: the real one plus what was skipped, so that a delay of an hour is one call. */
export interface Clock {
  readonly now: () => number
  /** Without what was skipped: signatures are made for a receiver whose clock is the real one. */
  readonly wall: () => number
  readonly iso: (at?: number) => string
  readonly advance: (seconds: number) => void
  /** Runs `task` when that much of the account's time has passed, at the next look at the clock. */
  readonly after: (milliseconds: number, task: () => void) => void
  readonly runDue: () => void
  readonly reset: () => void
}

/** Zendesk writes times in whole seconds. */
export const isoSeconds = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z')

export const createClock = (wall: () => number = Date.now): Clock => {
  let skipped = 0
  let tasks: { readonly at: number; readonly task: () => void }[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const now = () => wall() + skipped

  const runDue = (): void => {
    for (;;) {
      const next = tasks.toSorted((one, other) => one.at - other.at)[0]
      if (next === undefined || next.at > now()) break
      tasks = tasks.filter((task) => task !== next)
      next.task()
    }
    arm()
  }

  const arm = (): void => {
    clearTimeout(timer)
    if (tasks.length === 0) return
    const soonest = Math.min(...tasks.map(({ at }) => at))
    timer = setTimeout(runDue, Math.min(Math.max(soonest - now(), 1), 60_000))
    timer.unref()
  }

  return {
    now,
    wall,
    iso: (at = now()) => isoSeconds(at),
    advance: (seconds) => {
      skipped += seconds * 1000
      runDue()
    },
    after: (milliseconds, task) => {
      tasks.push({ at: now() + milliseconds, task })
      arm()
    },
    runDue,
    reset: () => {
      skipped = 0
      tasks = []
      clearTimeout(timer)
    },
  }
}
