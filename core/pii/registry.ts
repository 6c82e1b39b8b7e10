import type { Recognizer } from './recognizer.ts'
import { americas } from './packs/americas.ts'
import { asiaPacificAndAfrica } from './packs/asia-pacific-africa.ts'
import { everywhere } from './packs/everywhere.ts'
import { northernAndEasternEurope } from './packs/northern-eastern-europe.ts'
import { westernEurope } from './packs/western-europe.ts'

/** Every structured recognizer there is, all packs together. A law compares it with `entityTypes` and with the tables of texts. */
export const registry: readonly Recognizer[] = [
  ...everywhere,
  ...westernEurope,
  ...northernAndEasternEurope,
  ...americas,
  ...asiaPacificAndAfrica,
]
