import { wordList } from './word-list.ts'

/** Small words inside a family name. */
export const particles = wordList(`
  de la le les du des da di do dos das del della dello dei degli dal lo van von der den ter ten te zu af av
  el al bin ben ibn y e i o st saint mac o' d' l' dall' dell' la' t
`)

/** Forms of address, written before the name and no part of it. */
export const honorifics = wordList(`
  mr mrs ms mx miss mister dr doctor prof professor rev sir madam lady lord
  m mm mme mmes mlle monsieur madame mademoiselle maitre me docteur professeur
  herr herrn frau hr fr dipl ing mag doktor professorin familie fam
  sr sra srta senor senora senorita don dona d sres dra
  sig sig.ra signor signora signore signorina dott dott.ssa dottor dottore dottoressa avv avvocato geom rag on egr gent.mo
  dhr mevr mevrouw meneer heer mw mej ir drs mr dokter
  senhor senhora exmo exma eng dr prof.a
  pan pani panu pana panie pania panem p mgr inz
`)
