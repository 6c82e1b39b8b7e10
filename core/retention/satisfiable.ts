import type { Formula } from './formula.ts'
import type { Place } from './problem.ts'
import { sketchOf } from './sketch.ts'

/** What may still be spent on one file: one step for each condition that is looked at and for each value that is copied. */
export interface Effort {
  left: number
}

/** A megabyte of what people write takes a fifth of it, and all of it is spent in a second. */
export const effortOfFile = (): Effort => ({ left: 4_000_000 })

/** A search may take so many steps beside two for each part: what is asked is hard, what people write is not. */
const mostSteps = 20_000

/** `at` to before `end` of these are to be so, each of them; then the rest. */
interface Goals {
  readonly parts: readonly Formula[]
  readonly at: number
  readonly end: number
  /** Whether each is to be true, or false. */
  readonly wanted: boolean
  readonly rest: Goals | undefined
}

/** One of these is to be so. */
interface Choices {
  readonly parts: readonly Formula[]
  readonly wanted: boolean
  readonly rest: Choices | undefined
}

interface Branch extends Choices {
  /** The next one to be tried, and how far the sketch had come. */
  at: number
  readonly mark: number
}

export interface Size {
  /** Parts, and the values that they list. */
  readonly all: number
  /** Where the first condition past the most that are taken stands. */
  readonly beyond: Place | undefined
}

/** How much there is in a condition; conditions are what can be true or false by itself, whatever number of values it lists. */
export const sizeOf = (formula: Formula, mostConditions: number): Size => {
  let [all, conditions] = [0, 0]
  let beyond: Place | undefined
  const count = (part: Formula): void => {
    all += 1
    if ('parts' in part) {
      for (const one of part.parts) count(one)
      return
    }
    if (part.is === 'one-of') all += part.values.length
    conditions += 1
    if (conditions > mostConditions) beyond ??= part.at
  }
  count(formula)
  return { all, beyond }
}

interface Bounds {
  readonly most: number
  readonly effort: Effort
  readonly singleFields: ReadonlySet<number>
}

/**
 * Whether there could be a ticket for which these are all true. What must be so comes before what leaves a choice, so that
 * a plain contradiction is found before any branch. A search whose steps are used up answers yes: it has found none.
 */
const canAllBe = (formulas: readonly Formula[], end: number, { most, effort, singleFields }: Bounds): boolean => {
  const sketch = sketchOf(singleFields)
  const branches: Branch[] = []
  let goals: Goals | undefined = { parts: formulas, at: 0, end, wanted: true, rest: undefined }
  let choices: Choices | undefined
  let left = Math.min(most, effort.left)
  const spend = (steps: number): void => {
    left -= steps
    effort.left -= steps
  }
  /** Goes on with the next of the last choice that has one left; false where none has. */
  const turn = (): boolean => {
    for (let branch = branches.at(-1); branch !== undefined; branch = branches.at(-1)) {
      sketch.undo(branch.mark)
      const { parts, at, wanted, rest } = branch
      if (at < parts.length) {
        branch.at += 1
        goals = { parts, at, end: at + 1, wanted, rest: undefined }
        choices = rest
        return true
      }
      branches.pop()
    }
    return false
  }
  while (left > 0) {
    if (goals === undefined) {
      if (choices === undefined) return true
      branches.push({ ...choices, at: 0, mark: sketch.mark() })
      if (!turn()) return false
      continue
    }
    const { parts, at, end: last, wanted, rest }: Goals = goals
    const part = parts[at]
    goals = at + 1 < last ? { parts, at: at + 1, end: last, wanted, rest } : rest
    spend(1)
    if (part === undefined) continue
    if (!('parts' in part)) {
      if (part.is === 'one-of') spend(part.values.length)
      if (!sketch.draw(part, wanted) && !turn()) return false
      continue
    }
    const each = part.is === 'none' ? !wanted : wanted
    const together = part.is === 'any' ? !wanted : wanted
    if (together) goals = { parts: part.parts, at: 0, end: part.parts.length, wanted: each, rest: goals }
    else choices = { parts: part.parts, wanted: each, rest: choices }
  }
  return true
}

export interface Examined {
  /** Where conditions that must hold together exclude each other: the first that doesn't go with those before it. */
  readonly contradictions: readonly Place[]
  readonly canMatch: boolean
}

/**
 * What in a condition can never be true. Of contradictions only the innermost is told, since everything around it fails for
 * the same reason. Whatever is told is so; past the effort nothing more is found. `singleFields` take one value at most.
 */
export const examine = (
  formula: Formula,
  { all }: Size,
  effort: Effort,
  singleFields: ReadonlySet<number> = new Set(),
): Examined => {
  const contradictions: Place[] = []
  const bounds = { most: mostSteps + 2 * all, effort, singleFields }
  const canBe = (parts: readonly Formula[], end = parts.length) => canAllBe(parts, end, bounds)
  const clashIn = (parts: readonly Formula[]): Place | undefined => {
    let [possible, impossible] = [0, parts.length]
    while (impossible - possible > 1) {
      const middle = Math.floor((possible + impossible) / 2)
      if (canBe(parts, middle)) possible = middle
      else impossible = middle
    }
    return parts[impossible - 1]?.at
  }
  /** `isMet`: it can be true, since it is part of an `all` that can. */
  const look = (part: Formula, isMet: boolean): void => {
    if (!('parts' in part)) return
    const before = contradictions.length
    const canMeet = part.is !== 'all' || isMet || canBe(part.parts)
    for (const one of part.parts) look(one, part.is === 'all' && canMeet)
    if (canMeet || contradictions.length > before) return
    const clash = clashIn(part.parts)
    if (clash !== undefined) contradictions.push(clash)
  }
  const canMatch = canBe([formula])
  look(formula, canMatch)
  return { contradictions, canMatch }
}
