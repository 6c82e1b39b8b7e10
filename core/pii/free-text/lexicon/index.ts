import { countries } from './countries.ts'
import { endsAsFamily, readsAsWord } from './endings.ts'
import { nameLists } from './name-lists.ts'
import { unpack } from './packed.ts'
import { trait } from './traits.ts'

const build = (): ReadonlyMap<string, number> => {
  const traits = new Map<string, number>()
  for (const [is, packed] of Object.entries(nameLists)) for (const word of unpack(packed)) traits.set(word, Number(is))
  for (const country of countries()) traits.set(country, (traits.get(country) ?? 0) | trait.place | trait.country)
  return traits
}

let built: ReadonlyMap<string, number> | undefined

/** Made at the first question: a page that never asks for names doesn't pay for them. */
export const traitsOf = (plain: string): number => {
  built ??= build()
  const listed = built.get(plain) ?? 0
  if (listed !== 0) return listed
  if (endsAsFamily(plain)) return trait.family
  return readsAsWord(plain) ? trait.common : 0
}
