import { digitRuns, type DigitRun } from './digit-runs.ts'
import type { Folded } from './fold.ts'
import type { Reading } from './recognizer.ts'

/** A class, so that the thousands that are made in a second have one form. */
class TextReading implements Reading {
  readonly text: string
  readonly folded: Folded
  readonly runs: readonly DigitRun[]
  readonly mostDigits: number
  readonly missed?: NonNullable<Reading['missed']>

  constructor(folded: Folded, runs: readonly DigitRun[], missed: Reading['missed']) {
    this.text = folded.text
    this.folded = folded
    this.runs = runs
    let most = 0
    for (const { digits } of runs) if (digits.length > most) most = digits.length
    this.mostDigits = most
    if (missed !== undefined) this.missed = missed
  }

  get plain(): string {
    return this.folded.plain
  }

  origin(start: number, end: number): { readonly start: number; readonly end: number } {
    return this.folded.origin(start, end)
  }
}

/** `digits` are the places where groups of digits begin. */
export const readingOf = (folded: Folded, digits: readonly number[], missed?: Reading['missed']): Reading =>
  new TextReading(folded, digitRuns(folded.text, digits), missed)
