import type { Place } from './problem.ts'
import type { Many, Single, TicketFacts } from './ticket.ts'

/** A condition as data: filters are read into it, tickets are tested with it, and contradictions are found in it. */
export type Formula =
  | { readonly is: 'all' | 'any' | 'none'; readonly at: Place; readonly parts: readonly Formula[] }
  | {
      readonly is: 'one-of'
      readonly at: Place
      readonly of: Single
      readonly values: readonly (string | number)[]
      /** Where each of the values stands. */
      readonly places?: readonly Place[]
    }
  | { readonly is: 'has'; readonly at: Place; readonly of: Many; readonly value: string }
  | { readonly is: 'bare'; readonly at: Place; readonly of: Many }

/** Whether a condition looks at this at all. */
export const looksAt = (formula: Formula, of: Single | Many): boolean =>
  'parts' in formula ? formula.parts.some((part) => looksAt(part, of)) : formula.of === of

/** `undefined`: it hangs on something that isn't known of the ticket. */
export type Test = (ticket: TicketFacts) => boolean | undefined

const nothing: readonly string[] = []

const readerOf = (of: Many): ((ticket: TicketFacts) => readonly string[] | undefined) => {
  if (typeof of === 'string') return (ticket) => ticket[of]
  const { field } = of
  return ({ fields }) => fields && (fields.get(field) ?? (fields.has(field) ? undefined : nothing))
}

/** The first part that decides, else what is left: not known where any part is, otherwise the opposite. */
const scan = (tests: readonly Test[], decides: boolean, decided: boolean): Test => {
  return (ticket) => {
    let unknown = false
    for (const test of tests) {
      const result = test(ticket)
      if (result === decides) return decided
      if (result === undefined) unknown = true
    }
    return unknown ? undefined : !decided
  }
}

/** Whether a ticket bears any of these values, or every one: what is listed costs a ticket no more than what it bears. */
const bears = (of: Many, values: ReadonlySet<string>, every: boolean): Test => {
  const read = readerOf(of)
  return (ticket) => {
    const borne = read(ticket)
    if (borne === undefined || !every) return borne?.some((value) => values.has(value))
    return values.size <= borne.length && [...values].every((value) => borne.includes(value))
  }
}

/** The parts one by one, but values that are looked for in one place together. */
const testsOf = (parts: readonly Formula[], every: boolean): readonly Test[] => {
  const tests: Test[] = []
  const places = new Map<string | number, { readonly of: Many; readonly values: Set<string> }>()
  for (const part of parts) {
    if (part.is !== 'has') {
      tests.push(testOf(part))
      continue
    }
    const { of, value } = part
    const key = typeof of === 'string' ? of : of.field
    const place = places.get(key)
    if (place === undefined) places.set(key, { of, values: new Set([value]) })
    else place.values.add(value)
  }
  return [...tests, ...[...places.values()].map(({ of, values }) => bears(of, values, every))]
}

/** Compiled once, run for every ticket; the logic is Kleene's, with "not known" as the third value. */
export const testOf = (formula: Formula): Test => {
  switch (formula.is) {
    case 'all':
      return scan(testsOf(formula.parts, true), false, false)
    case 'any':
      return scan(testsOf(formula.parts, false), true, true)
    case 'none':
      return scan(testsOf(formula.parts, false), true, false)
    case 'one-of': {
      const { of } = formula
      const values: ReadonlySet<string | number | null> = new Set(formula.values)
      return (ticket) => {
        const value = ticket[of]
        return value === undefined ? undefined : values.has(value)
      }
    }
    case 'has': {
      const read = readerOf(formula.of)
      const { value } = formula
      return (ticket) => read(ticket)?.includes(value)
    }
    case 'bare': {
      const read = readerOf(formula.of)
      return (ticket) => {
        const values = read(ticket)
        return values === undefined ? undefined : values.length === 0
      }
    }
  }
}
