import { described, type Logger } from '../log.ts'

export interface Round {
  readonly name: string
  readonly everySeconds: number
  /** The first time at the start, not only when it comes round. */
  readonly atStart?: boolean
  readonly run: () => Promise<void>
}

/** What comes round by itself in each process, never twice at once in one. What it does is claimed in the database. */
export const rounds = (list: readonly Round[], log: Logger) => {
  const timers: NodeJS.Timeout[] = []
  const underWay = new Map<string, Promise<void>>()

  const go = (round: Round): void => {
    if (underWay.has(round.name)) return
    const running = round
      .run()
      .catch((error: unknown) => log.error({ job: round.name, failure: described(error) }, 'a round failed'))
      .finally(() => underWay.delete(round.name))
    underWay.set(round.name, running)
  }

  return {
    start: () => {
      for (const round of list) {
        timers.push(setInterval(() => go(round), round.everySeconds * 1000))
        if (round.atStart === true) go(round)
      }
    },
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(underWay.values())
    },
  }
}
