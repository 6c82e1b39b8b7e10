import type { Formula } from './formula.ts'
import type { Place } from './problem.ts'
import { statuses, type Many } from './ticket.ts'

/** Past this many steps a match counts as one that can be met: what is asked is hard, what people write is not. */
const mostSteps = 20_000

interface Goal {
  readonly formula: Formula
  /** Whether it is to be true, or false. */
  readonly wanted: boolean
}

/** What a ticket must be like, as far as the goals met so far say. */
interface Sketch {
  readonly allowed: ReadonlyMap<string, ReadonlySet<string | number>>
  readonly barred: ReadonlyMap<string, ReadonlySet<string | number>>
  readonly borne: ReadonlyMap<string, ReadonlySet<string>>
  readonly missing: ReadonlyMap<string, ReadonlySet<string>>
  readonly bare: ReadonlySet<string>
}

const blank: Sketch = { allowed: new Map(), barred: new Map(), borne: new Map(), missing: new Map(), bare: new Set() }

const keyOf = (of: Many): string => (typeof of === 'string' ? of : `field ${of.field}`)

const joined = <Value>(map: ReadonlyMap<string, ReadonlySet<Value>>, key: string, more: Iterable<Value>) =>
  new Map(map).set(key, new Set([...(map.get(key) ?? []), ...more]))

const isPossible = (sketch: Sketch, key: string): boolean => {
  const barred = sketch.barred.get(key)
  const allowed = sketch.allowed.get(key) ?? (key === 'status' ? new Set<string | number>(statuses) : undefined)
  if (allowed !== undefined && [...allowed].every((value) => barred?.has(value) === true)) return false
  const borne = sketch.borne.get(key)
  if (borne !== undefined && borne.size > 0 && sketch.bare.has(key)) return false
  return ![...(borne ?? [])].some((value) => sketch.missing.get(key)?.has(value) === true)
}

type Literal = Extract<Formula, { is: 'one-of' | 'has' | 'bare' }>

const drawn = (sketch: Sketch, literal: Literal, wanted: boolean): Sketch | undefined => {
  const key = literal.is === 'one-of' ? literal.of : keyOf(literal.of)
  const next = ((): Sketch => {
    switch (literal.is) {
      case 'one-of': {
        if (!wanted) return { ...sketch, barred: joined(sketch.barred, key, literal.values) }
        const before = sketch.allowed.get(key)
        const both = literal.values.filter((value) => before?.has(value) ?? true)
        return { ...sketch, allowed: new Map(sketch.allowed).set(key, new Set(both)) }
      }
      case 'has':
        return wanted
          ? { ...sketch, borne: joined(sketch.borne, key, [literal.value]) }
          : { ...sketch, missing: joined(sketch.missing, key, [literal.value]) }
      case 'bare':
        return wanted
          ? { ...sketch, bare: new Set(sketch.bare).add(key) }
          : { ...sketch, borne: joined(sketch.borne, key, ['\n']) }
    }
  })()
  return isPossible(next, key) ? next : undefined
}

/** Whether there could be a ticket for which these are all true. */
const canAllBe = (formulas: readonly Formula[]): boolean => {
  let steps = 0
  const meet = (goals: readonly Goal[], sketch: Sketch): boolean => {
    const [goal, ...rest] = goals
    steps += 1
    if (goal === undefined || steps > mostSteps) return true
    const { formula, wanted } = goal
    if (formula.is === 'one-of' || formula.is === 'has' || formula.is === 'bare') {
      const next = drawn(sketch, formula, wanted)
      return next !== undefined && meet(rest, next)
    }
    const each = formula.parts.map((part): Goal => ({
      formula: part,
      wanted: formula.is === 'none' ? !wanted : wanted,
    }))
    const together = formula.is === 'any' ? !wanted : wanted
    return together ? meet([...each, ...rest], sketch) : each.some((one) => meet([one, ...rest], sketch))
  }
  return meet(
    formulas.map((formula) => ({ formula, wanted: true })),
    blank,
  )
}

export const canMatch = (formula: Formula): boolean => canAllBe([formula])

/**
 * Where conditions that must hold together exclude each other: the place of the first that doesn't go with those before it.
 * Only the innermost is told, since everything around it fails for the same reason.
 */
export const contradictionsIn = (formula: Formula): Place[] => {
  if (formula.is === 'one-of' || formula.is === 'has' || formula.is === 'bare') return []
  const within = formula.parts.flatMap(contradictionsIn)
  if (within.length > 0 || formula.is !== 'all' || canMatch(formula)) return within
  const clash = formula.parts.findIndex((_, at) => !canAllBe(formula.parts.slice(0, at + 1)))
  const part = formula.parts[clash]
  return part === undefined ? [] : [part.at]
}
