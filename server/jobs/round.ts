import { described, type Logger } from '../log.ts'

/** Work that every process does again and again by itself. What a round leaves undone, the next one does. */
export interface Round {
  readonly name: string
  readonly everySeconds: number
  readonly run: () => Promise<void>
}

export interface Running {
  /** No new round; resolves when the one under way has ended. */
  readonly stop: () => Promise<void>
}

/** The first round begins at once, each further one that long after the last has ended. */
export const startRound = ({ name, everySeconds, run }: Round, log: Logger): Running => {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const once = async (): Promise<void> => {
    try {
      await run()
    } catch (error) {
      log.error({ job: name, failure: described(error) }, 'a round failed; the next one tries again')
    }
    if (stopped) return
    timer = setTimeout(() => {
      underWay = once()
    }, everySeconds * 1000)
    timer.unref()
  }
  let underWay = once()
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
      return underWay
    },
  }
}
