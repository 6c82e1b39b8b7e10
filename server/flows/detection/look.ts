import type { DetectionSettings } from '../../../contract/detection.ts'
import { optionsOf, reachedAt, type Parts } from '../../../core/pii/account/index.ts'
import { compileDetectors } from '../../../core/pii/custom/index.ts'
import { createDetector, detect, registry, type Finder, type Finding } from '../../../core/pii/index.ts'
import type { Snapshot } from '../ticket.ts'
import { peopleOf, type PeoplePorts, type Person } from './people.ts'

export interface DetectionPorts {
  /** The account's settings as they are now, with what has been learned since they were saved. */
  readonly detection: () => Promise<{ readonly version: number; readonly settings: DetectionSettings }>
}

export type LookPorts = DetectionPorts & PeoplePorts

/** How the texts of one ticket are looked at. */
export interface Look {
  /** What is found in a text, as the account has set it. */
  readonly detect: (text: string) => readonly Finding[]
  /** What looks like something at all: copies are looked for among it. */
  readonly detectAll: (text: string) => readonly Finding[]
}

const least = { minScore: 0 }

/** With nothing set: every structured kind of every country. */
export const standardLook: Look = { detect: (text) => detect(text), detectAll: (text) => detect(text, least) }

/** Patterns are compiled once for settings that many tickets are looked at with. */
const compiled = new WeakMap<DetectionSettings, Finder>()

const customOf = (settings: DetectionSettings): Finder => {
  const before = compiled.get(settings)
  if (before !== undefined) return before
  const made = compileDetectors(settings.custom)
  compiled.set(settings, made)
  return made
}

/** The word lists are loaded when the first account asks for names, and not by a server that none asks. */
const loadFreeText = () => import('../../../core/pii/free-text/index.ts')

const partsOf = async (settings: DetectionSettings, people: readonly Person[]): Promise<Parts> => {
  const custom = customOf(settings)
  const agents = people.filter(({ isAgent }) => isAgent)
  if (settings.free_text === 'off') return agents.length === 0 ? { custom } : { custom, agents: reachedAt(agents) }
  const { knownPeople } = await loadFreeText()
  return { custom, customers: knownPeople(people.filter(({ isAgent }) => !isAgent)), agents: knownPeople(agents) }
}

/** `people` are the ticket's, as far as they are known. */
export const lookWith = async (settings: DetectionSettings, people: readonly Person[] = []): Promise<Look> => {
  const options = optionsOf(settings, await partsOf(settings, people))
  const running = settings.free_text === 'everyone' ? (await loadFreeText()).freeText : []
  const recognizers = [...registry, ...running]
  const { finders = [] } = options
  return {
    detect: createDetector({ recognizers, ...options }).detect,
    detectAll: createDetector({ recognizers, finders, ...least }).detect,
  }
}

/**
 * How an agent's page looks at this ticket. Its people cost a request, so they are asked for only where their names are
 * looked for.
 */
export const lookAt = async (ports: LookPorts, snapshot: Snapshot): Promise<Look> => {
  const { settings } = await ports.detection()
  return lookWith(settings, settings.free_text === 'off' ? [] : await peopleOf(ports, snapshot))
}
