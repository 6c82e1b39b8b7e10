import type { Formula } from './formula.ts'
import { statuses, type Many } from './ticket.ts'

type Literal = Extract<Formula, { is: 'one-of' | 'has' | 'bare' }>
type Value = string | number

/** Of what a ticket has one of: the values left to it where they are limited, and those it can't have. */
interface One {
  allowed: Set<Value> | undefined
  readonly barred: Set<Value>
}

/** Of what a ticket has any number of. */
interface Several {
  readonly borne: Set<string>
  readonly missing: Set<string>
  bare: boolean
}

/** Stands among what is borne for something that is borne, whatever it is: no value holds a line's end. */
const anything = '\n'

const keyOf = (of: Many): string => (typeof of === 'string' ? of : `field ${of.field}`)

/**
 * What a ticket must be like, as far as what was drawn into it says. It is changed in place and can be taken back to any
 * mark: a copy at each step would cost the square of what is drawn. `singleFields` are those that take one value at most.
 */
export const sketchOf = (singleFields: ReadonlySet<number> = new Set()) => {
  const ones = new Map<string, One>()
  const several = new Map<string, Several>()
  const undos: (() => void)[] = []

  const isSingle = (of: Many): boolean => typeof of === 'object' && singleFields.has(of.field)

  const oneAt = (key: string): One => {
    const known = ones.get(key)
    if (known !== undefined) return known
    const made: One = { allowed: key === 'status' ? new Set(statuses) : undefined, barred: new Set() }
    ones.set(key, made)
    return made
  }

  const severalAt = (of: Many): Several => {
    const key = keyOf(of)
    const known = several.get(key)
    if (known !== undefined) return known
    const made: Several = { borne: new Set(), missing: new Set(), bare: false }
    several.set(key, made)
    return made
  }

  const add = <Item>(set: Set<Item>, value: Item): void => {
    if (set.has(value)) return
    set.add(value)
    undos.push(() => set.delete(value))
  }

  const drawOne = (one: One, values: readonly Value[], wanted: boolean): boolean => {
    const { allowed, barred } = one
    if (wanted) {
      one.allowed = new Set(values.filter((value) => (allowed?.has(value) ?? true) && !barred.has(value)))
      undos.push(() => {
        one.allowed = allowed
      })
      return one.allowed.size > 0
    }
    for (const value of values) {
      add(barred, value)
      if (allowed?.delete(value) === true) undos.push(() => allowed.add(value))
    }
    return allowed === undefined || allowed.size > 0
  }

  const drawSeveral = (literal: Exclude<Literal, { is: 'one-of' }>, wanted: boolean): boolean => {
    const at = severalAt(literal.of)
    if (literal.is === 'bare' && wanted) {
      const before = at.bare
      at.bare = true
      undos.push(() => {
        at.bare = before
      })
      return at.borne.size === 0
    }
    const value = literal.is === 'bare' ? anything : literal.value
    add(literal.is === 'bare' || wanted ? at.borne : at.missing, value)
    if (at.bare && at.borne.size > 0) return false
    if (isSingle(literal.of) && at.borne.size > (at.borne.has(anything) ? 2 : 1)) return false
    return !(at.borne.has(value) && at.missing.has(value))
  }

  return {
    /** False where no ticket can be like that any more; it is to be taken back then. */
    draw: (literal: Literal, wanted: boolean): boolean =>
      literal.is === 'one-of' ? drawOne(oneAt(literal.of), literal.values, wanted) : drawSeveral(literal, wanted),
    mark: (): number => undos.length,
    undo: (mark: number): void => {
      while (undos.length > mark) undos.pop()?.()
    },
  }
}
