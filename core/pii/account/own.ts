import type { Finder, IsOwn, TypedFound } from '../detector.ts'
import type { Reading } from '../recognizer.ts'

/** What a profile knows of somebody. */
const ofPerson: ReadonlySet<string> = new Set(['PERSON', 'EMAIL_ADDRESS', 'PHONE_NUMBER'])

interface Place {
  readonly start: number
  readonly end: number
}

const overlaps =
  (found: Place) =>
  ({ start, end }: Place): boolean =>
    start < found.end && end > found.start

/** Whether what was found is an agent's own name, e-mail or telephone: in a signature it is no customer's data. */
export const agentsTest = (agents: Finder): IsOwn => {
  // Many findings of one text are asked about: it is looked over once.
  const places = new WeakMap<Reading, readonly Place[]>()
  const placesIn = (reading: Reading): readonly Place[] => {
    const before = places.get(reading)
    if (before !== undefined) return before
    const made = [...agents(reading)].map(({ start, end }) => ({ start, end }))
    places.set(reading, made)
    return made
  }
  return (found: TypedFound, reading) => ofPerson.has(found.type) && placesIn(reading).some(overlaps(found))
}
