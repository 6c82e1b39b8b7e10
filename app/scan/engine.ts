import { createDetector, type Detector, type Finder, type IsOwn } from '../../core/pii/detector.ts'
import type { EntityType } from '../../core/pii/finding.ts'
import { mask } from '../../core/pii/mask.ts'
import { normalise } from '../../core/pii/normalise.ts'
import { everywhere } from '../../core/pii/packs/everywhere.ts'
import { projectDom } from '../../core/markup/dom.ts'
import { propose } from '../../core/proposal/propose.ts'
import { countryPacks, freeTextPack } from './packs.ts'

/** What an account looks for. */
export interface EngineSettings {
  /** ISO 3166 codes of the countries whose numbers are looked for. */
  readonly countries: 'all' | readonly string[]
  /** Names and addresses. */
  readonly freeText: boolean
  readonly switchedOff?: readonly EntityType[]
  /** The account's own kinds and the people it knows, compiled. */
  readonly custom?: readonly Finder[]
  /** Whether a value is one of the account's own numbers: an order, a ticket, a tracking number. */
  readonly ownNumbers?: IsOwn
}

/** Until the account's own are known. */
export const standardSettings: EngineSettings = { countries: 'all', freeText: false }

/** Everything that knows personal data when it sees it: a file of its own, fetched while Zendesk is being read. */
export interface Engine extends Detector {
  readonly mask: typeof mask
  readonly normalise: typeof normalise
  readonly projectDom: typeof projectDom
  readonly propose: typeof propose
}

/** Fetches the packs that the settings ask for and no others; the same settings ask for nothing twice. */
export const engineFor = async (settings: EngineSettings): Promise<Engine> => {
  const { countries, freeText, switchedOff = [], custom = [], ownNumbers } = settings
  const [national, running] = await Promise.all([countryPacks(countries), freeText ? freeTextPack() : []])
  const detector = createDetector({
    recognizers: [...everywhere, ...national, ...running],
    finders: custom,
    switchedOff,
    ...(countries === 'all' ? {} : { countries }),
    ...(ownNumbers === undefined ? {} : { isOwn: ownNumbers }),
  })
  return { ...detector, mask, normalise, projectDom, propose }
}
