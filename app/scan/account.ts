import { optionsOf, type DetectionRules, type Parts } from '../../core/pii/account/index.ts'
import type { Finder } from '../../core/pii/detector.ts'
import { emailFinder } from '../../core/pii/free-text/known-people/emails.ts'
import { phoneFinder } from '../../core/pii/free-text/known-people/phones.ts'
import { everywhere } from '../../core/pii/packs/everywhere.ts'
import { engineOn, type Engine } from './engine.ts'
import { countryPacks, freeTextPack } from './packs.ts'

/** Someone of the ticket, as far as the agent may see their profile. */
export interface Profile {
  readonly name: string
  readonly kind: 'customer' | 'agent'
  readonly emails: readonly string[]
  readonly phones: readonly string[]
}

/** Without names their word lists aren't needed: what else an agent's signature holds is found by these two. */
const reachedAt = (profiles: readonly Profile[]): Finder => {
  const emails = emailFinder(profiles.flatMap((profile) => profile.emails))
  const phones = phoneFinder(profiles.flatMap((profile) => profile.phones))
  return function* (reading) {
    yield* emails(reading)
    yield* phones(reading)
  }
}

const customOf = async ({ custom }: DetectionRules): Promise<Pick<Parts, 'custom'>> =>
  custom.length === 0 ? {} : { custom: (await import('../../core/pii/custom/compile.ts')).compileDetectors(custom) }

const peopleOf = async ({ free_text }: DetectionRules, people: readonly Profile[]): Promise<Omit<Parts, 'custom'>> => {
  const [customers, agents] = [
    people.filter(({ kind }) => kind === 'customer'),
    people.filter(({ kind }) => kind === 'agent'),
  ]
  if (free_text === 'off') return agents.length === 0 ? {} : { agents: reachedAt(agents) }
  const { knownPeople } = await import('../../core/pii/free-text/known-people/index.ts')
  return { customers: knownPeople(customers), agents: knownPeople(agents) }
}

/** The engine by the account's rules, with what they ask for and no more: each pack and list is fetched where it is needed. */
export const accountEngine = async (rules: DetectionRules, people: readonly Profile[] = []): Promise<Engine> => {
  const [national, running, custom, known] = await Promise.all([
    countryPacks(rules.countries),
    rules.free_text === 'everyone' ? freeTextPack() : [],
    customOf(rules),
    peopleOf(rules, people),
  ])
  return engineOn([...everywhere, ...national, ...running], optionsOf(rules, { ...custom, ...known }))
}
