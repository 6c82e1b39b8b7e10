import type { Finder, IsOwn, TypedFound } from '../detector.ts'
import type { Reading } from '../recognizer.ts'

/** What a profile knows of somebody. */
const ofPerson: ReadonlySet<string> = new Set(['PERSON', 'EMAIL_ADDRESS', 'PHONE_NUMBER'])

interface Place {
  readonly start: number
  readonly end: number
}

/** In order and apart: of two that overlap the longer one. */
const apart = (places: readonly Place[]): readonly Place[] => {
  const kept: Place[] = []
  for (const place of [...places].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const last = kept.at(-1)
    if (last === undefined || place.start >= last.end) kept.push(place)
    else if (place.end - place.start > last.end - last.start) kept[kept.length - 1] = place
  }
  return kept
}

const firstBehind = (places: readonly Place[], at: number): number => {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle]?.end ?? 0) > at) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Whether what was found is an agent's own name, e-mail or telephone: in a signature it is no customer's data. A first name
 * that a customer has too takes nothing away from the customer's whole name.
 */
export const agentsTest = (agents: Finder): IsOwn => {
  // Many findings of one text are asked about: it is looked over once.
  const places = new WeakMap<Reading, readonly Place[]>()
  const placesIn = (reading: Reading): readonly Place[] => {
    const before = places.get(reading)
    if (before !== undefined) return before
    const made = apart([...agents(reading)].map(({ start, end }) => ({ start, end })))
    places.set(reading, made)
    return made
  }
  const isAgents = (found: TypedFound, { text }: Reading, { start, end }: Place): boolean =>
    (start <= found.start && end >= found.end) ||
    (start >= found.start && end <= found.end && (found.type !== 'PERSON' || text.slice(start, end).includes(' ')))
  return (found, reading) => {
    if (!ofPerson.has(found.type)) return false
    const all = placesIn(reading)
    for (let index = firstBehind(all, found.start); index < all.length; index += 1) {
      const place = all[index]
      if (place === undefined || place.start >= found.end) return false
      if (isAgents(found, reading, place)) return true
    }
    return false
  }
}
