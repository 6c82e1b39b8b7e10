import type { Recognizer } from '../recognizer.ts'
import { address } from './address/index.ts'
import { person } from './person/index.ts'

export { knownPeople, type Profile } from './known-people/index.ts'

/** Kinds that stand in running text: their word lists are the larger part, so they load when an account asks for them. */
export const freeText: readonly Recognizer[] = [person, address]
