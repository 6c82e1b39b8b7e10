export const levels = ['hint', 'even', 'likely', 'very-likely', 'almost-certain'] as const
export type Level = (typeof levels)[number]

/** A probability in words. */
export const levelOf = (score: number): Level => {
  if (score < 0.4) return 'hint'
  if (score < 0.6) return 'even'
  if (score < 0.8) return 'likely'
  return score < 0.95 ? 'very-likely' : 'almost-certain'
}
