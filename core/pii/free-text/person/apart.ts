import type { Read } from './readers.ts'

const holds = (one: Read, other: Read): boolean => one.from <= other.from && one.to >= other.to

const muchSurer = 0.15

/** A whole name is better than a piece of it, unless it is much less sure. */
const better = (one: Read, other: Read): boolean => {
  const [whole, piece] = [holds(one, other), holds(other, one)]
  if (whole && !piece) return one.score + muchSurer > other.score
  if (piece && !whole) return one.score > other.score + muchSurer
  return one.score === other.score ? one.to - one.from > other.to - other.from : one.score > other.score
}

/** Of several readings of the same words the better one, in order of place. */
export const apart = <One extends Read>(all: readonly One[]): One[] => {
  const kept: One[] = []
  for (const found of [...all].sort((one, other) => one.from - other.from || other.to - one.to)) {
    const last = kept.at(-1)
    if (last === undefined || found.from >= last.to) kept.push(found)
    else if (better(found, last)) kept[kept.length - 1] = found
  }
  return kept
}
