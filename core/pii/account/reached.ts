import type { Finder } from '../detector.ts'
import { emailFinder } from '../free-text/known-people/emails.ts'
import { phoneFinder } from '../free-text/known-people/phones.ts'

/** Where somebody is reached, by their profile. */
export interface Reached {
  readonly emails: readonly string[]
  readonly phones: readonly string[]
}

/** These people's addresses and telephones, without their names: the word lists that names need are the larger part of all. */
export const reachedAt = (people: readonly Reached[]): Finder => {
  const emails = emailFinder(people.flatMap((person) => person.emails))
  const phones = phoneFinder(people.flatMap((person) => person.phones))
  return function* (reading) {
    yield* emails(reading)
    yield* phones(reading)
  }
}
