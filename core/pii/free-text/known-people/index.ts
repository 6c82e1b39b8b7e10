import type { Finder } from '../../detector.ts'
import { emailFinder } from './emails.ts'
import { nameFinder } from './names.ts'
import { phoneFinder } from './phones.ts'

/** What an account knows of someone of the ticket: the requester, who is copied in, the agents. */
export interface Profile {
  readonly name?: string
  readonly emails?: readonly string[]
  readonly phones?: readonly string[]
}

/** Finds these people's own names, e-mail addresses and phone numbers, in any language and however they are written. */
export const knownPeople = (profiles: readonly Profile[]): Finder => {
  const names = nameFinder(profiles.flatMap(({ name }) => (name === undefined ? [] : [name])))
  const emails = emailFinder(profiles.flatMap(({ emails }) => emails ?? []))
  const phones = phoneFinder(profiles.flatMap(({ phones }) => phones ?? []))
  return function* (reading) {
    yield* names(reading)
    yield* emails(reading)
    yield* phones(reading)
  }
}
