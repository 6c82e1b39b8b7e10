import type { Clock } from '../../core/time.ts'

/** A minute is nothing to a period of months, and asks little of Zendesk. */
const rememberMs = 60_000

/**
 * What time it is by Zendesk's clock, which wrote the dates that periods count from. A server whose own clock is wrong would
 * delete too early; one whose clock is set back would never. Where Zendesk tells no time the server's own has to do.
 */
export const zendeskTime = (clock: Clock) => {
  let told: { readonly ahead: number; readonly at: number } | undefined
  const own = () => Date.parse(clock())
  return {
    onDate: (at: number) => void (told = { ahead: at - own(), at: own() }),
    /** `ask` makes any request at all: its answer tells the time. */
    now: async (ask: () => Promise<unknown>): Promise<string> => {
      if (told === undefined || Math.abs(own() - told.at) > rememberMs) await ask()
      return new Date(own() + (told?.ahead ?? 0)).toISOString()
    },
  }
}
