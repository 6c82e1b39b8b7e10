import type { DetectionSettings } from '../../../contract/detection.ts'
import { optionsOf } from '../../../core/pii/account/index.ts'
import { compileDetectors } from '../../../core/pii/custom/index.ts'
import { freeText, knownPeople } from '../../../core/pii/free-text/index.ts'
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

const finderOf = (people: readonly Person[]): Finder | undefined =>
  people.length === 0 ? undefined : knownPeople(people)

/** `people` are the ticket's, as far as they are known. */
export const lookWith = (settings: DetectionSettings, people: readonly Person[] = []): Look => {
  const names = settings.free_text !== 'off'
  const customers = names ? finderOf(people.filter(({ isAgent }) => !isAgent)) : undefined
  const agents = finderOf(people.filter(({ isAgent }) => isAgent))
  const options = optionsOf(settings, {
    custom: customOf(settings),
    ...(customers === undefined ? {} : { customers }),
    ...(agents === undefined ? {} : { agents }),
  })
  const recognizers = settings.free_text === 'everyone' ? [...registry, ...freeText] : registry
  const detector = createDetector({ recognizers, ...options })
  const all = createDetector({
    recognizers,
    ...(options.finders === undefined ? {} : { finders: options.finders }),
    minScore: 0,
  })
  return { detect: detector.detect, detectAll: all.detect }
}

/**
 * How an agent's page looks at this ticket. Its people cost a request, so they are asked for only where their names are
 * looked for.
 */
export const lookAt = async (ports: LookPorts, snapshot: Snapshot): Promise<Look> => {
  const { settings } = await ports.detection()
  return lookWith(settings, settings.free_text === 'off' ? [] : await peopleOf(ports, snapshot))
}
