import { optionsOf, reachedAt, type DetectionRules, type Parts } from '../../core/pii/account/index.ts'
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

const customOf = async ({ custom }: DetectionRules): Promise<Pick<Parts, 'custom'>> =>
  custom.length === 0 ? {} : { custom: (await import('../../core/pii/custom/compile.ts')).compileDetectors(custom) }

const peopleOf = async ({ free_text }: DetectionRules, people: readonly Profile[]): Promise<Omit<Parts, 'custom'>> => {
  const [customers, agents] = [
    people.filter(({ kind }) => kind === 'customer'),
    people.filter(({ kind }) => kind === 'agent'),
  ]
  // Without names their word lists aren't needed: the rest of an agent's signature is found without them.
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
