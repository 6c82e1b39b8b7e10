import { day } from './local-time.ts'

/** How an alert stands to the budget: outside it, told at once and counted where there is room, or waiting for room. */
export type Claim = 'outside' | 'at-once' | 'in-turn'

/** Unspent budget is kept for this many days: a longer store would let a bad week drown in alerts. */
const savings = 5
/** A small account saves up for two alerts all the same, or its first would wait for weeks. */
const leastSavings = 2
/** Past scores by which the bar is set. */
const remembered = 60

export interface Budget {
  /** From now on it fills at another rate; what was saved stays, as far as there is room for it. */
  readonly change: (perDay: number) => void
  readonly pass: (now: number) => void
  /** Whether an alert of this score may be told now; it is then counted. */
  readonly claim: (claim: Claim, score: number) => boolean
  /** A score that asks to be told, whether it is or not: what is asked for sets the bar. */
  readonly note: (score: number) => void
}

/**
 * A bucket of alerts that fills with time. The emptier it is, the higher the bar: what is told then must stand among the
 * gravest that lately asked. It knows nothing of what comes, so a flood spends it and the rest waits its turn.
 */
export const budgetOf = (alertsPerDay: number): Budget => {
  let perDay = alertsPerDay
  let most = Math.max(leastSavings, perDay * savings)
  const asked: number[] = []
  let tokens = most
  let last = Number.NaN
  const bar = (): number => {
    const level = Math.max(0, 1 - tokens / most)
    const sorted = asked.toSorted((a, b) => a - b)
    return sorted.length < 8 ? 0 : (sorted[Math.floor(level * 0.8 * sorted.length)] ?? 0)
  }
  return {
    change: (next) => {
      perDay = next
      most = Math.max(leastSavings, perDay * savings)
      tokens = Math.min(most, tokens)
    },
    pass: (now) => {
      if (now > last) tokens = Math.min(most, tokens + ((now - last) / day) * perDay)
      last = Number.isNaN(last) ? now : Math.max(last, now)
    },
    claim: (claim, score) => {
      if (claim === 'outside') return true
      if (claim === 'in-turn' && (tokens < 1 || score < bar())) return false
      if (tokens >= 1) tokens -= 1
      return true
    },
    note: (score) => {
      asked.push(score)
      if (asked.length > remembered) asked.shift()
    },
  }
}
